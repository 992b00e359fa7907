"""The project's own sentences (`phrases.txt`), multiplied out."""

import random
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

FILE = Path(__file__).with_name("phrases.txt")
PER_SENTENCE = 140
"""At most so many variants of one sentence."""

_SLOT = re.compile(r"\{(\w+)\}")
_CHOICE = re.compile(r"\(([^()]*)\)")
_DEFINITION = re.compile(r"(\w+): (.*)")


def sentences(*, seed: int) -> Iterator[tuple[frozenset[str], str, int]]:
    """(labels, sentence, number of its pattern); no labels: harmless. ValueError: a bad line."""
    chosen = random.Random(seed)
    slots: dict[str, list[str]] = {}
    patterns: list[tuple[frozenset[str], str]] = []
    for number, line in enumerate(FILE.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        if definition := _DEFINITION.fullmatch(line):
            slots[definition[1]] = definition[2].split("|")
            continue
        labels, separator, pattern = line.partition(" | ")
        if not separator:
            raise ValueError(f"{FILE.name}, line {number}: no ' | ' after the labels")
        patterns.append((frozenset(labels.split(",")) - {"none"}, pattern))
    for at, (given, pattern) in enumerate(patterns):
        found = {_one(pattern, slots, chosen) for _ in range(PER_SENTENCE)}
        for sentence in sorted(found):
            yield given, _as_typed(sentence, chosen), at


def _one(pattern: str, slots: Mapping[str, list[str]], chosen: random.Random) -> str:
    """One variant: slots and choices drawn from the inside out."""
    text = f"({pattern})"
    while True:
        filled = _CHOICE.sub(lambda m: chosen.choice(m[1].split("|")), text, count=1)
        if filled == text:
            return " ".join(_filled(text, slots, chosen).split())
        text = filled


def _filled(text: str, slots: Mapping[str, list[str]], chosen: random.Random) -> str:
    while _SLOT.search(text):
        text = _SLOT.sub(lambda m: chosen.choice(slots[m[1]]), text)
    return text


def _as_typed(sentence: str, chosen: random.Random) -> str:
    """Capitals and marks as people in a chat set them, or do not."""
    if chosen.random() < 0.4:
        sentence = sentence[0].upper() + sentence[1:]
    elif chosen.random() < 0.1:
        sentence = sentence.upper()
    elif chosen.random() < 0.4:
        sentence = sentence.lower()
    if sentence[-1].isalpha():
        sentence += chosen.choice(["", "", "", ".", "!", "!!", "..", " lol", " :("])
    return sentence
