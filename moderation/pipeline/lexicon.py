"""Word lists: the built-in ones, and how an installation's own entries change them. Pure.

A list line is `severity <tab> category <tab> slots`; a slot is `a|b|c`, a hyphen inside an
alternative joins words ("going-to"). See `data/en.tsv` and `data/NOTICE.md`.
"""

import itertools
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import msgspec

from moderation.pipeline.normalise import plain, words

PASS, FLAG, BLOCK = 1, 2, 3
DATA = Path(__file__).parent / "data"
LISTS = ("en.tsv", "ko.tsv")

Phrase = tuple[str, ...]


class Entry(msgspec.Struct, frozen=True):
    """One listed phrase. `severity`: 1 passes, 2 publishes and flags, 3 blocks."""

    phrase: Phrase
    severity: int
    category: str


Lexicon = Mapping[Phrase, Entry]


def wordset(text: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(text.split())


def entry(text: str, *, severity: int, category: str) -> Entry | None:
    """An entry for a word or phrase as a person writes it; None when it holds no word."""
    phrase = tuple(words(plain(text)))
    return Entry(phrase, severity, category) if phrase else None


def merged(*layers: Iterable[Entry]) -> dict[Phrase, Entry]:
    """One lexicon; a later layer's entry replaces an earlier one for the same phrase."""
    return {one.phrase: one for layer in layers for one in layer}


@cache
def built_in() -> tuple[Entry, ...]:
    """The lists that come with the project."""
    return tuple(one for name in LISTS for one in parse((DATA / name).read_text("utf-8")))


@cache
def shorteners() -> frozenset[str]:
    """Domains whose links hide where they lead."""
    return frozenset((DATA / "shorteners.txt").read_text("utf-8").split())


def parse(text: str) -> list[Entry]:
    """Entries of a list file, alternatives multiplied out; ValueError names a bad line."""
    entries: list[Entry] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        try:
            severity, category, slots = line.split("\t")
            level = int(severity)
        except ValueError:
            raise ValueError(f"line {number} is not severity, category, words: {line!r}") from None
        for chosen in itertools.product(*(slot.split("|") for slot in slots.split(" "))):
            one = entry(" ".join(chosen), severity=level, category=category)
            if one is not None:
                entries.append(one)
    return entries
