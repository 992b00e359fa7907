"""PDF and plain text: stored as they are, only ever downloaded."""

import codecs
import re
from typing import BinaryIO

from core.media.content.found import Refused

CHUNK = 64 * 1024
TAIL = 2048
_MARKUP = re.compile(
    rb"^[\s\xef\xbb\xbf]*<\s*(?:!doctype|html|svg|script|\?xml|iframe|body|head|!--)", re.IGNORECASE
)
_INSIDE = re.compile(rb"<\s*(?:script|html|svg|iframe)\b", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def require_pdf(file: BinaryIO) -> None:
    """Refuse a PDF that is cut off, or whose first page-full is also a web page."""
    file.seek(0)
    if _INSIDE.search(file.read(TAIL)):
        raise Refused("type", "is a PDF and a web page at once")
    file.seek(0, 2)
    file.seek(max(0, file.tell() - TAIL))
    if b"%%EOF" not in file.read():
        raise Refused("broken", "is a PDF that ends too early")


def is_text(file: BinaryIO) -> bool:
    """Whether the whole file is UTF-8 without control characters; Refused for markup."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    first = True
    while chunk := file.read(CHUNK):
        if first and _MARKUP.match(chunk):
            raise Refused("type", "is a web page or a drawing in SVG; those are not accepted")
        first = False
        try:
            if _CONTROLS.search(decoder.decode(chunk)):
                return False
        except UnicodeDecodeError:
            return False
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
