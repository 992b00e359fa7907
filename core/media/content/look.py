"""The first look at a file, before it is stored: headers only, nothing is decoded."""

from typing import BinaryIO

from core.kernel.errors import said
from core.media.content import containers, documents, pictures
from core.media.content.found import FILE, VOICE, Found, Refused

HEAD = 4096
ACCEPTED = "a JPEG, PNG, GIF or WebP picture, a PDF, plain text, or a voice note (WebM, Ogg, M4A)"
_FAMILIES = {"image": "image", "audio": "voice", "application/pdf": "pdf", "text/plain": "text"}


def look(file: BinaryIO, *, claimed: str = "") -> Found:
    """What `file` is; Refused says why it is not accepted.

    `claimed`: the media type its sender gave it. It never decides, but a file that is something of
    another family than claimed is refused: somebody is being deceived.
    """
    file.seek(0)
    head = file.read(HEAD)
    found = _recognised(file, head)
    if found is None:
        raise Refused("type", f"is not {ACCEPTED}")
    _require_honest(found, claimed)
    return found


def _recognised(file: BinaryIO, head: bytes) -> Found | None:
    if pictures.starts(head):
        return pictures.inspect(file)
    if head.startswith(b"%PDF-"):
        documents.require_pdf(file)
        return Found(kind=FILE, content_type="application/pdf", extension="pdf")
    if voice := containers.inspect(file, head):
        content_type, extension, duration = voice
        return Found(
            kind=VOICE, content_type=content_type, extension=extension, duration_ms=duration
        )
    if documents.is_text(file):
        return Found(kind=FILE, content_type="text/plain", extension="txt")
    return None


def _require_honest(found: Found, claimed: str) -> None:
    media_type = claimed.partition(";")[0].strip().lower()
    claim = _FAMILIES.get(media_type) or _FAMILIES.get(media_type.partition("/")[0])
    is_ = _FAMILIES.get(found.content_type) or _FAMILIES[found.content_type.partition("/")[0]]
    if claim is not None and claim != is_:
        raise Refused(
            "type",
            said(
                "is called {claimed} but holds {found}",
                claimed=media_type,
                found=found.content_type,
            ),
        )
