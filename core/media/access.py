"""The only way from (person, id) to an upload; absent and hidden answer alike."""

from collections.abc import Callable
from uuid import UUID

from core.media.errors import UPLOAD_NOT_FOUND
from core.media.models import Upload

Reader = Callable[[UUID, Upload], bool]

_readers: dict[str, Reader] = {}


def readable_when(purpose: Upload.Purpose, reader: Reader) -> None:
    """Let `reader(user, upload)` decide who may see uploads of `purpose` beside their owners.

    Called by the app that holds such uploads; a purpose without a reader is seen by nobody else.
    """
    _readers[purpose] = reader


def own_upload(user_id: UUID, upload_id: UUID) -> Upload:
    """The person's own upload that is not removed; UPLOAD_NOT_FOUND otherwise."""
    found = (
        Upload.objects.filter(id=upload_id, owner=user_id)
        .exclude(stored_at=None)
        .exclude(state=Upload.State.REMOVED)
        .first()
    )
    if found is None:
        raise UPLOAD_NOT_FOUND(field="upload")
    return found


def upload_for_reading(user_id: UUID, upload_id: UUID, *, moderates: bool) -> Upload:
    """An upload whose files the person may see now; UPLOAD_NOT_FOUND otherwise.

    Ready ones: its owner and whoever may see what holds it. Held ones: the site's moderators, who
    must see what they decide about (`moderates`).
    """
    upload = Upload.objects.filter(id=upload_id).first()
    if upload is None or not _may_see(user_id, upload, moderates=moderates):
        raise UPLOAD_NOT_FOUND(field="upload")
    return upload


def _may_see(user_id: UUID, upload: Upload, *, moderates: bool) -> bool:
    if upload.state == Upload.State.HELD:
        return moderates
    if upload.state != Upload.State.READY:
        return False
    if upload.owner_id == user_id:
        return True
    reader = _readers.get(upload.purpose)
    return reader is not None and reader(user_id, upload)
