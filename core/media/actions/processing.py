"""What a worker does with a picture: write it anew, have the gate see it, show it or not.

May be killed anywhere and started again: files have fixed keys, and only the last step, one
transaction, changes what anyone sees.
"""

from uuid import UUID

from asgiref.sync import async_to_sync
from django.db import transaction
from django.db.models import QuerySet

from core.kernel.clock import now
from core.kernel.errors import kept, said
from core.kernel.facts import UploadReady, state
from core.kernel.gate import (
    CATEGORY_WORDS,
    Outcome,
    Settled,
    Submission,
    TextKind,
    Verdict,
    gate,
)
from core.kernel.publish import publish_on_commit
from core.kernel.trust import best_trust
from core.media import storage
from core.media.content.found import Refused
from core.media.content.pictures import Rendered, render, render_face
from core.media.events import upload_updated
from core.media.models import Upload
from core.media.models.uploads import key_of

_UNDER_WAY = (Upload.State.UPLOADED, Upload.State.PROCESSING)


def process(*, upload: UUID) -> None:
    """Process a picture that waits; nothing happens to one that was processed or removed.

    StorageTrouble when its files cannot be read or written: try again later.
    """
    taken = _waiting(upload).update(state=Upload.State.PROCESSING, changed_at=now())
    row = Upload.objects.filter(id=upload).first() if taken else None
    if row is None:
        return
    try:
        data = storage.read(row.incoming_key)
    except FileNotFoundError:
        _refuse(upload, rule=said("got lost before it was looked at; send it again"))
        return
    try:
        rendered = render(data) if row.purpose == Upload.Purpose.ATTACHMENT else render_face(data)
    except Refused as refused:
        _refuse(upload, rule=refused.rule)
        return
    _store(row, rendered)
    [verdict] = async_to_sync(gate().review)([submission_of(row, rendered.preview)])
    _finish(row, rendered, verdict)


def submission_of(row: Upload, preview: bytes) -> Submission:
    """What the gate is asked about a picture: its preview."""
    return Submission(
        text=row.name,
        kind=TextKind.IMAGE,
        author=row.owner_id,
        trust=best_trust(row.owner_id),
        image=preview,
    )


def settle_verdict(row: Upload, verdict: Verdict) -> None:
    """Apply a verdict to a locked upload and tell its owner; in the caller's transaction."""
    if verdict.publishes:
        row.state, row.problem = Upload.State.READY, {}
    else:
        held = verdict.outcome is Outcome.HOLD
        row.state = Upload.State.HELD if held else Upload.State.REJECTED
        rule = CATEGORY_WORDS.get(verdict.category, "it breaks the rules of this place")
        row.problem = {"field": "file", "rule": kept(rule), "category": verdict.category}
    row.changed_at = now()
    row.save(update_fields=["state", "problem", "changed_at"])
    publish_on_commit([upload_updated(row)])
    if row.state == Upload.State.READY:
        state(
            UploadReady(upload=row.id, owner=row.owner_id, purpose=row.purpose, subject=row.subject)
        )


def _waiting(upload: UUID) -> QuerySet[Upload]:
    return Upload.objects.filter(id=upload, state__in=_UNDER_WAY).exclude(stored_at=None)


def _store(row: Upload, rendered: Rendered) -> None:
    face = row.purpose != Upload.Purpose.ATTACHMENT
    extension = "webp" if face else row.incoming_key.rpartition(".")[2]
    row.original_key = key_of(row.id, "original", extension)
    # Named before they are written, so that a killed worker leaves nothing that has no owner.
    if not face:
        row.thumbnail_key = key_of(row.id, "thumbnail", "webp")
        row.preview_key = key_of(row.id, "preview", "webp")
    row.save(update_fields=["original_key", "thumbnail_key", "preview_key"])
    storage.write(row.original_key, rendered.original)
    if not face:
        storage.write(row.thumbnail_key, rendered.thumbnail)
        storage.write(row.preview_key, rendered.preview)


def _finish(row: Upload, rendered: Rendered, verdict: Verdict) -> None:
    submission = submission_of(row, rendered.preview)
    with transaction.atomic():
        locked = _waiting(row.id).select_for_update().first()
        if locked is None:
            _forget_files(row)
            return
        locked.width, locked.height = rendered.width, rendered.height
        locked.bytes = len(rendered.original)
        if locked.purpose != Upload.Purpose.ATTACHMENT:
            locked.content_type = "image/webp"
        locked.save(update_fields=["width", "height", "bytes", "content_type"])
        gate().settle([Settled(submission=submission, verdict=verdict, subject=row.id)])
        settle_verdict(locked, verdict)
        transaction.on_commit(lambda: _drop_incoming(locked), robust=True)


def _drop_incoming(row: Upload) -> None:
    """The file as it came, with all it told of its maker; the cleaner's if it cannot be now."""
    storage.delete(row.incoming_key)
    Upload.objects.filter(id=row.id).update(incoming_key="")


def _forget_files(row: Upload) -> None:
    """Someone else finished it, or its owner removed it meanwhile: then its files go too."""
    if Upload.objects.filter(id=row.id).exclude(state=Upload.State.REMOVED).exists():
        return
    keys = row.keys
    transaction.on_commit(lambda: storage.delete(*keys), robust=True)


def _refuse(upload: UUID, *, rule: str) -> None:
    with transaction.atomic():
        row = _waiting(upload).select_for_update().first()
        if row is None:
            return
        row.state, row.changed_at = Upload.State.REJECTED, now()
        row.problem = {"field": "file", "rule": kept(rule), "category": ""}
        row.save(update_fields=["state", "changed_at", "problem"])
        publish_on_commit([upload_updated(row)])
        keys = row.keys
        transaction.on_commit(lambda: storage.delete(*keys), robust=True)
