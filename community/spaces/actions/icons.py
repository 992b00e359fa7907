"""The pictures that spaces show."""

from uuid import UUID

from django.db import transaction

from community.people.access import require_writer
from community.spaces.access import SpaceStanding, readable_spaces
from community.spaces.models import Space
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.facts import UploadReady, UploadRemoved
from core.media.actions.changes import discard
from core.media.models import Upload


@transaction.atomic
def show_icon(fact: UploadReady) -> None:
    """Put a processed picture in place of the old one, unless a later one is there already."""
    if fact.purpose != Upload.Purpose.ICON or fact.subject is None:
        return
    space = Space.objects.select_for_update().filter(id=fact.subject).first()
    if space is None or (space.icon_id and space.icon_id > fact.upload):
        discard([fact.upload])
        return
    _replace(space, fact.upload)
    Upload.objects.filter(id=fact.upload).update(used_at=now())


@transaction.atomic
def remove_icon(*, standing: SpaceStanding) -> None:
    """Show no picture any more; `standing` comes from `access.space_for_managing`."""
    require_writer(standing.user)
    space = Space.objects.select_for_update().get(id=standing.space.id)
    if space.icon_id:
        _replace(space, None)


@transaction.atomic
def forget_icon(fact: UploadRemoved) -> None:
    """Let go of a picture that its owner removed as an upload."""
    space = Space.objects.select_for_update().filter(icon=fact.upload).first()
    if space is not None:
        _replace(space, None)


def may_see(user_id: UUID, upload: Upload) -> bool:
    """Whoever may see the space sees its icon."""
    user = User.objects.filter(id=user_id).first()
    if user is None or upload.subject is None:
        return False
    return readable_spaces(user).filter(id=upload.subject).exists()


def _replace(space: Space, icon: UUID | None) -> None:
    old, space.icon_id = space.icon_id, icon
    space.save(update_fields=["icon"])
    if old:
        discard([old])
