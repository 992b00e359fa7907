"""What the composition root binds: realtime's side of the kernel's ports, and its own commands."""

from core.kernel.presence import Presence
from core.kernel.publish import Publisher
from realtime import commands
from realtime.presence import PresencePort
from realtime.process import BusPublisher


def publisher() -> Publisher:
    """The publish port over the bus."""
    return BusPublisher()


def presence() -> Presence:
    """The presence port over Redis."""
    return PresencePort()


def register() -> None:
    """Register the commands of the socket itself."""
    commands.register()
