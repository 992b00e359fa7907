"""A moderator's decision about whatever waits: a message, its edit, or a picture."""

from uuid import UUID

from core.accounts.models import User
from core.media.models import Upload
from moderation.actions.held import reject_held, release_held
from moderation.actions.images import reject_upload, release_upload


def release(*, subject: UUID, moderator: User | None) -> None:
    """Show what was held under this id; the refusals of `release_held` and `release_upload`."""
    if Upload.objects.filter(id=subject).exists():
        release_upload(upload=subject, moderator=moderator)
    else:
        release_held(message=subject, moderator=moderator)


def reject(*, subject: UUID, moderator: User | None, category: str = "") -> None:
    """Refuse what was held under this id and tell its author why."""
    if Upload.objects.filter(id=subject).exists():
        reject_upload(upload=subject, moderator=moderator)
    else:
        reject_held(message=subject, moderator=moderator, category=category)
