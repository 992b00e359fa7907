"""The part of a message that a search is about, and where in it the words stand. Pure.

Mirrors the SQL function `chat_search_words`, only to mark; what is a hit the database alone says.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from community.chat.content import as_read
from community.chat.search.limits import EXCERPT_CHARS, LEAD_CHARS
from community.chat.search.parser import Text

_CJK = regex.compile(r"[\p{Hangul}\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}ー]")
_MARKS = range(0x300, 0x370)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a message on one line; `ranges` are (start, end) in its code points, in order."""

    text: str
    ranges: list[tuple[int, int]]


def excerpt(content: str, texts: Sequence[Text]) -> Excerpt:
    """About 220 characters of `content` around the first hit; spoilers are covered."""
    read = as_read(content)
    hits = _hits(read, texts)
    start = _start(read, hits[0][0] if hits else 0)
    end = min(len(read), start + EXCERPT_CHARS)
    lead, trail = "…" * (start > 0), "…" * (end < len(read))
    line = "".join(" " if char.isspace() else char for char in read[start:end])
    shift = len(lead) - start
    ranges = [(a + shift, min(b, end) + shift) for a, b in hits if start <= a < end]
    return Excerpt(lead + line + trail, ranges)


def _start(content: str, first: int) -> int:
    """Where to begin so that the first hit is seen: at a word where there is one near."""
    if first <= LEAD_CHARS or len(content) <= EXCERPT_CHARS:
        return 0
    start = first - LEAD_CHARS
    space = content.find(" ", start, first)
    return space + 1 if space >= 0 else start


def _hits(content: str, texts: Sequence[Text]) -> list[tuple[int, int]]:
    """Where the wanted texts stand in `content`; what overlaps is one range."""
    chars = list(_chars(content))
    line = "".join(char for char, _ in chars)
    found = sorted(
        (chars[match.start("hit")][1], _end(content, chars[match.end("hit") - 1][1] + 1))
        for text in texts
        if not text.negated and (pattern := _pattern(text))
        for match in pattern.finditer(line)
    )
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _end(content: str, end: int) -> int:
    """`end`, behind the accents that belong to the character before it."""
    while end < len(content) and ord(content[end]) in _MARKS:
        end += 1
    return end


def _pattern(text: Text) -> re.Pattern[str] | None:
    """What the words look like in a line of `_chars`: bounded by spaces, but not inside scripts
    that write without them."""
    words = "".join(char for char, _ in _chars(text.words)).strip()
    if not words:
        return None
    before = "" if _CJK.match(words[0]) else "(?<= )"
    after = "" if _CJK.match(words[-1]) else r"[^\s]*(?= )" if text.prefix else "(?= )"
    return re.compile(f"{before}(?P<hit>{re.escape(words)}{after})")


def _chars(content: str) -> Iterator[tuple[str, int]]:
    """Each letter or digit as search sees it, with its place; all else is a single space."""
    yield " ", 0
    last, script = " ", False
    for place, char in enumerate(content):
        for plain in _plain(char):
            cjk = bool(_CJK.match(plain))
            if last != " " and (plain == " " or cjk != script):
                yield " ", place
                last = " "
            if plain != " ":
                yield plain, place
                last, script = plain, cjk
    yield " ", len(content)


def _plain(char: str) -> str:
    """Lower case, without width and accents; a space for what is neither letter nor digit."""
    if char.isascii():
        return char.lower() if char.isalnum() else " "
    if ord(char) in _MARKS:
        return ""
    plain = unicodedata.normalize("NFKC", char).lower()
    if not _CJK.match(plain):
        parts = unicodedata.normalize("NFKD", plain)
        plain = "".join(part for part in parts if ord(part) not in _MARKS)
    return "".join(part if part.isalnum() else " " for part in plain)
