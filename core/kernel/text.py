"""Short texts that people write about themselves and their places: names, topics, descriptions."""

import unicodedata

from core.kernel.errors import INPUT_INVALID, said

_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Cn", "Co"})
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
_JOINERS = "\u200c\u200d"
"""Invisible, yet part of emoji and of several scripts."""


def is_visible(text: str) -> bool:
    """Whether at least one character leaves a mark on the screen."""
    return any(
        char not in _BLANKS and unicodedata.category(char) not in _INVISIBLE_CATEGORIES
        for char in text
    )


def clean_line(text: str, *, field: str, limit: int, required: bool = False) -> str:
    """Return `text` on one line, white space collapsed, control and direction marks gone.

    INPUT_INVALID when it is longer than `limit` characters, or shows nothing and is `required`.
    A text that shows nothing is stored as the empty text.
    """
    marks = (
        char
        for char in text
        if char.isspace()
        or char in _JOINERS
        or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )
    line = " ".join("".join(marks).split())
    return _checked(line, field=field, limit=limit, required=required)


def clean_text(text: str, *, field: str, limit: int) -> str:
    """As `clean_line`, keeping line breaks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = [clean_line(line, field=field, limit=limit) for line in lines]
    return _checked("\n".join(kept).strip(), field=field, limit=limit, required=False)


def _checked(text: str, *, field: str, limit: int, required: bool) -> str:
    if len(text) > limit:
        raise INPUT_INVALID(
            field=field,
            rule=said(
                "has at most {limit} characters; this has {length}", limit=limit, length=len(text)
            ),
        )
    if is_visible(text):
        return text
    if required:
        raise INPUT_INVALID(field=field, rule="needs at least one visible character")
    return ""
