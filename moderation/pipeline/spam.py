"""Spam that one text shows by itself: repetition, capitals, mass mentions. Pure, linear.

What only shows over several texts (the same one to many rooms) is `repeats.py`.
"""

import re
from collections import Counter

from core.kernel.gate import Outcome
from moderation.pipeline.findings import Finding
from moderation.pipeline.normalise import WORD

MENTIONS_MAX = 10
MENTIONS_MAX_NEW = 5
CAPITALS_MIN_LETTERS = 60
CAPITALS_SHARE = 0.9
RUN_MAX = 150
WORDS_MIN = 40
WORD_SHARE = 0.8
LINES_MIN = 8

_MENTION = re.compile(r"(?<![\w@])@(\w[\w.-]{0,31})")
_RUN = re.compile(rf"([^\s\-=_*#~.])\1{{{RUN_MAX},}}")
_UPPER = re.compile(r"[A-Z]")
_LOWER = re.compile(r"[a-z]")


def spam(text: str, *, trust: str) -> Finding | None:
    """The first sign of spam in `text`; what a new member may do is less."""
    if "@" in text:
        mentioned = len(set(_MENTION.findall(text)))
        if mentioned > (MENTIONS_MAX_NEW if trust == "new" else MENTIONS_MAX):
            return Finding(Outcome.BLOCK, "spam", "spam.mentions")
    if len(text) < CAPITALS_MIN_LETTERS:
        return None
    if len(text) > RUN_MAX:
        if _RUN.search(text):
            return Finding(Outcome.BLOCK, "spam", "spam.repetition")
        if repeats_itself(text):
            return Finding(Outcome.BLOCK, "spam", "spam.repetition")
    if trust != "trusted" and _shouts(text):
        return Finding(Outcome.FLAG, "spam", "spam.capitals")
    return None


def repeats_itself(text: str) -> bool:
    """Whether a text is one word, or one line, over and over."""
    tokens = WORD.findall(text.lower())
    if len(tokens) >= WORDS_MIN:
        most = Counter(tokens).most_common(1)[0][1]
        if most >= len(tokens) * WORD_SHARE:
            return True
    lines = [line.strip() for line in text.splitlines() if len(line.strip()) > 3]
    return (
        len(lines) >= LINES_MIN and Counter(lines).most_common(1)[0][1] >= len(lines) * WORD_SHARE
    )


def _shouts(text: str) -> bool:
    upper = len(_UPPER.findall(text))
    if upper < CAPITALS_MIN_LETTERS:
        return False
    return upper >= CAPITALS_SHARE * (upper + len(_LOWER.findall(text)))
