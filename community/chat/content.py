"""What counts as a message text, and as one emoji."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from uuid import UUID

import regex

from community.chat.errors import EMOJI_INVALID, MESSAGE_EMPTY, MESSAGE_TOO_LONG
from community.chat.limits import CONTENT_CHARS, EXCERPT_CHARS
from core.kernel.errors import INPUT_INVALID

_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Cn", "Co"})
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")
_SPOILER = re.compile(r"\|\|(.+?)\|\|", re.DOTALL)
_COVER = "█"
_EMPHASIS = re.compile(
    r"(?<![\w*~|`])(\*\*|\*|~~|\|\||`{1,3})(?=\S)(.{1,100}?)(?<=\S)\1(?![\w*~|`])", re.DOTALL
)
_PICTURE = r"\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?[\U000e0020-\U000e007f]*"
_EMOJI = regex.compile(
    rf"{_PICTURE}(?:\u200d{_PICTURE})*|\p{{Regional_Indicator}}{{2}}|[0-9#*]\ufe0f?\u20e3"
)


def clean_content(text: str, *, empty: bool = False) -> str:
    """Return `text` as it will be stored: line ends unified, outer white space gone.

    MESSAGE_EMPTY for nothing visible unless it may be `empty`, MESSAGE_TOO_LONG above 4,000
    characters; NUL and lone surrogates, which Postgres cannot store, are refused.
    """
    if len(text) > CONTENT_CHARS:
        raise MESSAGE_TOO_LONG(field="content", limit=CONTENT_CHARS, length=len(text))
    check_text(text, field="content")
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if is_visible(text):
        return text
    if not empty:
        raise MESSAGE_EMPTY(field="content")
    return ""


def check_text(text: str, *, field: str) -> None:
    """INPUT_INVALID for NUL and lone surrogates."""
    if _NOT_TEXT.search(text):
        raise INPUT_INVALID(field=field, rule="contains characters that are not text")


def is_visible(text: str) -> bool:
    """Whether at least one character leaves a mark on the screen."""
    return any(
        char not in _BLANKS and unicodedata.category(char) not in _INVISIBLE_CATEGORIES
        for char in text
    )


def clean_emoji(emoji: str) -> str:
    """Return `emoji` if it is exactly one emoji; EMOJI_INVALID otherwise."""
    if len(emoji) > 32 or not _EMOJI.fullmatch(emoji):
        raise EMOJI_INVALID(field="emoji")
    return emoji


def fingerprint(
    *,
    room: UUID,
    thread: UUID | None,
    reply_to: UUID | None,
    content: str,
    attachments: Sequence[UUID] = (),
    poll: bytes = b"",
) -> bytes:
    """16 bytes that tell whether two posts under one nonce are the same post."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (room, thread, reply_to):
        digest.update(part.bytes if part else b"\0")
    digest.update(content.encode())
    for upload in attachments:
        digest.update(upload.bytes)
    digest.update(poll)
    return digest.digest()


def cover_spoilers(content: str) -> str:
    """The text with a block in place of every character of a spoiler."""
    if "||" not in content:
        return content
    return _SPOILER.sub(lambda found: f"||{_COVER * len(found[1])}||", content)


def as_read(content: str) -> str:
    """The text as it reads: spoilers covered, without the signs that make words bold or struck."""
    text = cover_spoilers(content)
    # Bold words may hold struck ones.
    return _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))


def excerpt(content: str) -> str:
    """The beginning of a message, on one line, for quotes; spoilers are covered."""
    line = " ".join(as_read(content).split())
    return line if len(line) <= EXCERPT_CHARS else line[: EXCERPT_CHARS - 1] + "…"
