"""What spaces do about facts of lower apps."""

from community.spaces.actions import icons
from community.spaces.actions.lounge import welcome
from core.kernel import facts
from core.media.access import readable_when
from core.media.models import Upload


def subscribe() -> None:
    """Listen; called once per process by `core.config.bindings`."""
    facts.subscribe(facts.UserVerified, _welcome)
    facts.subscribe(facts.UploadReady, icons.ICON.show)
    facts.subscribe(facts.UploadRemoved, icons.ICON.forget)
    readable_when(Upload.Purpose.ICON, icons.may_see)


def _welcome(fact: facts.UserVerified) -> None:
    welcome(user=fact.user)
