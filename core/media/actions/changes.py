"""What owners and moderators do with uploads that are there."""

from collections.abc import Collection
from uuid import UUID

import structlog
from django.db import transaction

from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.facts import UploadDescribed, UploadRemoved, state
from core.kernel.gate import TextKind, gate
from core.kernel.principal import Principal
from core.kernel.publish import publish_on_commit
from core.kernel.review import NamedText, review_texts
from core.kernel.text import clean_text
from core.media import limits, storage
from core.media.access import own_upload
from core.media.errors import UPLOAD_NOT_FOUND
from core.media.events import upload_updated
from core.media.models import Upload

logger = structlog.get_logger(__name__)


def describe_upload(*, principal: Principal, upload: UUID, alt: str) -> Upload:
    """Change the alt text, which passes the gate; states `UploadDescribed`."""
    row = own_upload(principal.user_id, upload)
    alt = clean_text(alt, field="alt", limit=limits.ALT_CHARS)
    if alt == row.alt:
        return row
    if not principal.exempt:
        ratelimit.hit(limits.CHANGES, str(principal.user_id))
    settled = review_texts(
        author=principal.user_id,
        subject=row.id,
        texts=[NamedText(TextKind.ALT_TEXT, "alt", alt)],
    )
    with transaction.atomic():
        # Whatever holds it is locked first, as when it is posted.
        state(UploadDescribed(upload=upload, alt=alt))
        changed = Upload.objects.filter(id=upload).exclude(state=Upload.State.REMOVED)
        if not changed.update(alt=alt, changed_at=now()):
            raise UPLOAD_NOT_FOUND(field="upload")
        if settled:
            gate().settle(settled)
        row.alt = alt
        publish_on_commit([upload_updated(row)])
    return row


def remove_upload(*, principal: Principal, upload: UUID) -> None:
    """Take one's own upload away, wherever it stands; its files are gone when this returns."""
    row = own_upload(principal.user_id, upload)
    with transaction.atomic():
        state(UploadRemoved(upload=row.id))
        discard([row.id])


def discard(uploads: Collection[UUID]) -> None:
    """Remove uploads and, after the commit, their files; those in doubt are left to the cleaner.

    Must be called inside the transaction that lets go of them.
    """
    rows = list(
        Upload.objects.select_for_update()
        .filter(id__in=uploads)
        .exclude(state=Upload.State.REMOVED)
        .order_by("id")
    )
    Upload.objects.filter(id__in=[row.id for row in rows]).update(
        state=Upload.State.REMOVED, changed_at=now()
    )
    keys = [key for row in rows for key in row.keys]

    def delete() -> None:
        try:
            storage.delete(*keys)
        except storage.StorageTrouble:
            logger.warning("files_not_deleted", uploads=[str(row.id) for row in rows])
            return
        _forget_keys([row.id for row in rows])

    if rows:
        transaction.on_commit(delete, robust=True)


def _forget_keys(uploads: Collection[UUID]) -> None:
    Upload.objects.filter(id__in=uploads).update(
        incoming_key="", original_key="", thumbnail_key="", preview_key=""
    )
