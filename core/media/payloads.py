"""How uploads look to their owners, and in what holds them."""

from datetime import datetime
from uuid import UUID

import msgspec

from core.kernel.errors import kept_said
from core.media.models import Upload


class UploadProblem(msgspec.Struct, frozen=True, kw_only=True):
    """Why an upload was refused or waits.

    `rule` is part of a sentence in the owner's language, `category` the gate's.
    """

    field: str = "file"
    rule: str = ""
    category: str = ""


class UploadPayload(msgspec.Struct, frozen=True, kw_only=True):
    """An upload to its owner. `duration_ms` and `waveform` (bars 0–100) are a voice note's."""

    id: UUID
    kind: str
    purpose: str
    state: str
    name: str
    alt: str
    content_type: str
    bytes: int
    width: int | None
    height: int | None
    duration_ms: int | None
    waveform: list[int]
    problem: UploadProblem | None
    created_at: datetime


class AttachmentPayload(msgspec.Struct, frozen=True, kw_only=True):
    """An upload inside what holds it: the same for everyone, nothing that expires."""

    id: UUID
    kind: str
    name: str
    alt: str
    content_type: str
    bytes: int
    width: int | None = None
    height: int | None = None
    duration_ms: int | None = None
    waveform: list[int] = []


def upload_payload(upload: Upload) -> UploadPayload:
    """The owner's view."""
    return UploadPayload(
        id=upload.id,
        kind=upload.kind,
        purpose=upload.purpose,
        state=upload.state,
        name=upload.name,
        alt=upload.alt,
        content_type=upload.content_type,
        bytes=upload.bytes,
        width=upload.width,
        height=upload.height,
        duration_ms=upload.duration_ms,
        waveform=upload.waveform,
        problem=_problem(upload) if upload.problem else None,
        created_at=upload.created_at,
    )


def _problem(upload: Upload) -> UploadProblem:
    problem = upload.problem
    return UploadProblem(
        field=problem["field"], rule=kept_said(problem["rule"]), category=problem["category"]
    )


def attachment_payload(upload: Upload) -> AttachmentPayload:
    """The view of whoever may see what holds it."""
    return AttachmentPayload(
        id=upload.id,
        kind=upload.kind,
        name=upload.name,
        alt=upload.alt,
        content_type=upload.content_type,
        bytes=upload.bytes,
        width=upload.width,
        height=upload.height,
        duration_ms=upload.duration_ms,
        waveform=upload.waveform,
    )


def file_path(upload: UUID, variant: str) -> str:
    """The stable address of a file; permission is checked there, at each request."""
    return f"/api/v1/uploads/{upload}/{variant}"


def face(upload: UUID | None) -> str | None:
    """The stable address of an avatar or icon."""
    return file_path(upload, "avatar") if upload else None
