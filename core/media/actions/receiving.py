"""Receiving a file: looked at by its header, stored as it came, then given to a worker."""

import contextlib
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, NoReturn
from uuid import UUID

from django.db import transaction

from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import INPUT_INVALID, said
from core.kernel.gate import TextKind, gate
from core.kernel.ids import new_id
from core.kernel.principal import Principal
from core.kernel.review import NamedText, review_texts
from core.kernel.text import clean_line, clean_text
from core.media import limits, storage
from core.media.content.found import IMAGE, VOICE, Found, Refused
from core.media.content.look import look
from core.media.errors import (
    UPLOAD_BROKEN,
    UPLOAD_EMPTY,
    UPLOAD_STORAGE,
    UPLOAD_TOO_LARGE,
    UPLOAD_TOO_LONG,
    UPLOAD_TOO_MANY_PIXELS,
    UPLOAD_TYPE,
)
from core.media.models import Upload
from core.media.models.uploads import key_of
from core.media.queue import enqueue

FIELD = "file"
_CHUNK = 256 * 1024
_LIMITS = {
    "image": ("A picture", limits.IMAGE_BYTES),
    "file": ("A file", limits.FILE_BYTES),
    "voice": ("A voice note", limits.VOICE_BYTES),
}

_REFUSALS = {"type": UPLOAD_TYPE, "broken": UPLOAD_BROKEN, "pixels": UPLOAD_TOO_MANY_PIXELS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A file as it was sent. `claimed` is the media type its sender gave it, `waveform` the bars
    of a voice note as JSON text."""

    file: BinaryIO
    size: int
    name: str
    claimed: str = ""
    alt: str = ""
    waveform: str = ""


def upload(*, principal: Principal, incoming: Incoming) -> Upload:
    """Store a file as an attachment in waiting; what its content is decides how.

    Documents and voice notes are ready at once, pictures when a worker has written them anew and
    the gate has seen them. Refusals name field and rule and leave nothing behind; UPLOAD_STORAGE
    when the storage is full or away.
    """
    found = _looked_at(incoming)
    return _receive(
        principal=principal, incoming=incoming, found=found, purpose=Upload.Purpose.ATTACHMENT
    )


def upload_face(
    *,
    principal: Principal,
    incoming: Incoming,
    purpose: Upload.Purpose,
    subject: UUID | None = None,
) -> Upload:
    """Store the picture of a person or, with `subject`, of a space: at most 2 MB.

    The apps that show it hear of it by `UploadReady` when it may be seen.
    """
    _require_size(incoming, "A picture for a profile or space", limits.FACE_BYTES)
    found = _looked_at(incoming)
    if found.kind != IMAGE:
        raise UPLOAD_TYPE(field=FIELD, rule="is not a picture: JPEG, PNG, GIF or WebP")
    return _receive(
        principal=principal, incoming=incoming, found=found, purpose=purpose, subject=subject
    )


def _receive(
    *,
    principal: Principal,
    incoming: Incoming,
    found: Found,
    purpose: Upload.Purpose,
    subject: UUID | None = None,
) -> Upload:
    waveform = clean_waveform(incoming.waveform) if found.kind == VOICE else []
    name = _named(incoming.name, found.extension)
    alt = clean_text(incoming.alt, field="alt", limit=limits.ALT_CHARS)
    if not principal.exempt:
        ratelimit.hit(limits.UPLOADS, str(principal.user_id))
    id = new_id()
    settled = review_texts(
        author=principal.user_id,
        subject=id,
        texts=[
            NamedText(TextKind.FILE_NAME, "name", name),
            NamedText(TextKind.ALT_TEXT, "alt", alt),
        ],
    )
    row = Upload(
        id=id,
        owner_id=principal.user_id,
        kind=found.kind,
        purpose=purpose,
        subject=subject,
        name=name,
        alt=alt,
        content_type=found.content_type,
        bytes=incoming.size,
        width=found.width,
        height=found.height,
        duration_ms=found.duration_ms,
        waveform=waveform,
        sha256=_digest(incoming.file),
    )
    key = key_of(id, "incoming" if found.kind == IMAGE else "original", found.extension)
    if found.kind == IMAGE:
        row.incoming_key = key
    else:
        row.original_key = key
        row.state = Upload.State.READY
    row.save(force_insert=True)
    try:
        incoming.file.seek(0)
        storage.write(key, incoming.file)
    except BaseException as error:
        with contextlib.suppress(storage.StorageTrouble):
            storage.delete(key)
        row.delete()
        if isinstance(error, storage.StorageTrouble):
            raise UPLOAD_STORAGE(field=FIELD) from error
        raise
    with transaction.atomic():
        row.stored_at = row.changed_at = now()
        row.save(update_fields=["stored_at", "changed_at"])
        if settled:
            gate().settle(settled)
        if row.state == Upload.State.UPLOADED:
            enqueue(row.id)
    return row


def clean_waveform(text: str) -> list[int]:
    """At most 100 whole numbers from 0 to 100, given as JSON; INPUT_INVALID otherwise."""
    if not text:
        return []
    rule = said(
        "is a JSON list of at most {limit} whole numbers from 0 to 100", limit=limits.WAVEFORM
    )
    try:
        bars = json.loads(text) if len(text) <= 10 * limits.WAVEFORM else None
    except ValueError:
        bars = None
    if not isinstance(bars, list) or len(bars) > limits.WAVEFORM or not _are_bars(bars):
        raise INPUT_INVALID(field="waveform", rule=rule)
    return bars


def _are_bars(bars: Sequence[object]) -> bool:
    return all(type(bar) is int and 0 <= bar <= 100 for bar in bars)


def _looked_at(incoming: Incoming) -> Found:
    if incoming.size == 0:
        raise UPLOAD_EMPTY(field=FIELD)
    try:
        found = look(incoming.file, claimed=incoming.claimed)
    except Refused as refused:
        _refuse(refused)
    _require_size(incoming, *_LIMITS[found.kind])
    if found.duration_ms and found.duration_ms > limits.VOICE_MS:
        raise UPLOAD_TOO_LONG(
            field=FIELD, limit=limits.VOICE_MS // 1000, seconds=found.duration_ms // 1000
        )
    return found


def _require_size(incoming: Incoming, what: str, limit: int) -> None:
    if incoming.size > limit:
        raise UPLOAD_TOO_LARGE(field=FIELD, what=what, limit=limit, bytes=incoming.size)


def _refuse(refused: Refused) -> NoReturn:
    code = _REFUSALS[refused.reason]
    raise code(field=FIELD, rule=refused.rule) from refused


def _named(name: str, extension: str) -> str:
    """The sender's name without folders, ending in what the file is."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem = last.rpartition(".")[0] or last
    line = clean_line(stem[: limits.NAME_CHARS], field="name", limit=limits.NAME_CHARS)
    return f"{line or 'file'}.{extension}"


def _digest(file: BinaryIO) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
