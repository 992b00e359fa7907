"""The pictures that spaces show."""

from uuid import UUID

from community.people.access import require_writer
from community.spaces.access import SpaceStanding, readable_spaces
from community.spaces.models import Space
from core.accounts.models import User
from core.media.actions.shown import ShownPicture
from core.media.models import Upload

ICON = ShownPicture(
    Space, "icon", purpose=Upload.Purpose.ICON, of=lambda fact: {"id": fact.subject}
)


def remove_icon(*, standing: SpaceStanding) -> None:
    """Show no picture any more; `standing` comes from `access.space_for_managing`."""
    require_writer(standing.user)
    ICON.remove(id=standing.space.id)


def may_see(user_id: UUID, upload: Upload) -> bool:
    """Whoever may see the space sees its icon."""
    user = User.objects.filter(id=user_id).first()
    if user is None or upload.subject is None:
        return False
    return readable_spaces(user).filter(id=upload.subject).exists()
