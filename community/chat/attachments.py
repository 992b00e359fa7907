"""Uploads in messages: who may attach what, and how they are taken, shown and let go.

A batch without attachments costs nothing here, not one query.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from community.chat.access import Standing, message_for_reading
from community.chat.errors import (
    MESSAGE_NOT_FOUND,
    UPLOAD_NOT_ALLOWED,
    UPLOAD_NOT_READY,
    UPLOAD_USED,
)
from community.chat.limits import ATTACHMENTS_MAX
from community.chat.models import Attachment, Message
from community.chat.stages import Draft
from core.kernel.clock import now
from core.kernel.errors import INPUT_INVALID, CaryaError, said
from core.media.errors import UPLOAD_NOT_FOUND
from core.media.models import Upload
from core.media.payloads import AttachmentPayload, attachment_payload

FIELD = "attachments"
SEEN_OR_HEARD = (Upload.Kind.IMAGE, Upload.Kind.VOICE)
"""What new members may not post: nobody can read it before others see or hear it."""


class Attaching:
    """The uploads that some drafts want to hold. One query, none if no draft has any.

    `lock`: keep everyone else from them until the transaction ends.
    """

    def __init__(self, drafts: Iterable[Draft], *, lock: bool = False) -> None:
        wanted = {upload for draft in drafts for upload in draft.attachments}
        found = Upload.objects.filter(id__in=wanted, purpose=Upload.Purpose.ATTACHMENT)
        if lock:
            found = found.select_for_update().order_by("id")
        self._found = {upload.id: upload for upload in found} if wanted else {}
        self._taken: list[Attachment] = []

    def refusal(self, draft: Draft, standing: Standing) -> CaryaError | None:
        """Why this draft may not hold what it wants to; None when it may."""
        if not draft.attachments:
            return None
        if len(draft.attachments) > ATTACHMENTS_MAX:
            return INPUT_INVALID(
                field=FIELD, rule=said("has at most {limit} uploads", limit=ATTACHMENTS_MAX)
            )
        if len(set(draft.attachments)) < len(draft.attachments):
            return INPUT_INVALID(field=FIELD, rule="names each upload once")
        refusals = (self._refused(upload, draft, standing) for upload in draft.attachments)
        return next((one for one in refusals if one), None)

    def take(self, draft: Draft, message: UUID) -> list[AttachmentPayload]:
        """Give a draft's uploads to its message; what readers see of them."""
        taken = [self._found[upload] for upload in draft.attachments]
        for upload in taken:
            upload.used_at = now()
            self._taken.append(Attachment(message_id=message, upload_id=upload.id))
        return [attachment_payload(upload) for upload in taken]

    def store(self) -> None:
        """Write who holds what, after the messages; two statements, none without attachments."""
        if not self._taken:
            return
        Attachment.objects.bulk_create(self._taken)
        Upload.objects.filter(id__in=[one.upload_id for one in self._taken]).update(used_at=now())

    def _refused(self, id: UUID, draft: Draft, standing: Standing) -> CaryaError | None:
        upload = self._found.get(id)
        if (
            upload is None
            or upload.owner_id != draft.principal.user_id
            or upload.state == Upload.State.REMOVED
        ):
            return UPLOAD_NOT_FOUND(field=FIELD)
        if upload.used_at is not None:
            return UPLOAD_USED(field=FIELD)
        if upload.state != Upload.State.READY:
            return _not_ready(upload)
        if upload.kind in SEEN_OR_HEARD and standing.trust == "new" and not standing.moderates:
            return UPLOAD_NOT_ALLOWED(field=FIELD, kind=upload.kind)
        return None


def kind_of(attachments: Sequence[AttachmentPayload]) -> str:
    """A message's kind by what it holds."""
    kinds = {one.kind for one in attachments}
    if not kinds:
        return Message.Kind.TEXT
    return kinds.pop() if len(kinds) == 1 else Message.Kind.FILE


def may_see(user_id: UUID, upload: Upload) -> bool:
    """Whether the person may read the message that holds the upload."""
    message = Attachment.objects.filter(upload=upload.id).values_list("message", flat=True).first()
    if message is None:
        return False
    try:
        message_for_reading(user_id, message)
    except CaryaError as error:
        if error.code != MESSAGE_NOT_FOUND.code:
            raise
        return False
    return True


def _not_ready(upload: Upload) -> CaryaError:
    reason = {
        Upload.State.HELD: "waits for a moderator",
        Upload.State.REJECTED: "was refused",
    }.get(Upload.State(upload.state), "is still being processed")
    error = UPLOAD_NOT_READY(field=FIELD, reason=reason, state=upload.state)
    error.retry = upload.state in (Upload.State.UPLOADED, Upload.State.PROCESSING)
    return error
