"""The pictures that people show of themselves."""

from uuid import UUID

from community.people.access import require_writer
from community.people.models import Profile
from community.people.selectors.relations import separated_from
from core.accounts.models import User
from core.kernel.facts import ProfileUpdated, state
from core.media.actions.shown import ShownPicture
from core.media.models import Upload

AVATAR = ShownPicture(
    Profile,
    "avatar",
    purpose=Upload.Purpose.AVATAR,
    of=lambda fact: {"user": fact.owner},
    told=lambda profile: state(ProfileUpdated(user=profile.user_id)),
)


def remove_avatar(*, user: User) -> None:
    """Show no picture any more."""
    require_writer(user)
    AVATAR.remove(user=user)


def may_see(user_id: UUID, upload: Upload) -> bool:
    """Everyone with an account sees faces, but for those a block separates."""
    return upload.owner_id not in separated_from([user_id]).get(user_id, frozenset())
