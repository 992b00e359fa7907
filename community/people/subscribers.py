"""What people do about facts of lower apps."""

from community.people.actions import avatars
from community.people.actions.profiles import ensure_profile
from core.kernel import facts
from core.media.access import readable_when
from core.media.models import Upload


def subscribe() -> None:
    """Listen; called once per process by `core.config.bindings`."""
    facts.subscribe(facts.UserCreated, _make_profile)
    facts.subscribe(facts.UploadReady, avatars.AVATAR.show)
    facts.subscribe(facts.UploadRemoved, avatars.AVATAR.forget)
    readable_when(Upload.Purpose.AVATAR, avatars.may_see)


def _make_profile(fact: facts.UserCreated) -> None:
    ensure_profile(user=fact.user, username=fact.username)
