"""The port that tells lower apps how many people are online; realtime binds it."""

from collections.abc import Mapping, Sequence
from typing import Protocol
from uuid import UUID


class Presence(Protocol):
    """Counts come from memory shared by the processes, never from the database."""

    def online(self, rooms: Sequence[UUID]) -> Mapping[UUID, int]:
        """How many people have each room open; 0 when unknown. Synchronous, never raises."""


class _Unknown:
    def online(self, rooms: Sequence[UUID]) -> Mapping[UUID, int]:
        return dict.fromkeys(rooms, 0)


_presence: Presence = _Unknown()


def bind(presence: Presence) -> Presence:
    """Bind the port; returns what was bound before."""
    global _presence
    previous, _presence = _presence, presence
    return previous


def presence() -> Presence:
    """The bound port."""
    return _presence
