"""Leetspeak, stretched, masked, spaced and split words, read against a known vocabulary. Pure.

Nothing is guessed: a disguised chunk becomes another word only if that word is in the vocabulary of
the lists, so that ordinary text is never rewritten. Work per chunk is bounded by constants.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from moderation.pipeline.normalise import words

_SIGN = re.compile(r"[^a-z\s,'?:;\"]")
_BESIDE = re.compile(r"[a-z][0-9@$|+*#]|[0-9@$|+][a-z]|[a-z][!.\-_~/\\(<\[][a-z]")
_STRETCHED = re.compile(r"([a-z])\1\1|xx[a-z]")

_EDGES = ".,;:?\"'“”‘’…~`"
_TAIL = _EDGES + "!"
_LEET = str.maketrans("0134567892@$+(<[¢€£", "oleasgtbgzastcccce" + "l")
_LEET_I = str.maketrans("013456789@$!|+(<[¢€£", "oieasgtbgasiitcccce" + "l")
_RUN = re.compile(r"(.)\1*")
_THRICE = re.compile(r"(.)\1\1")
_PADDING = "0123456789_-xX"
_MASK = re.compile(r"[*#]")
_VOWELS = "aeiou"
_MAX_CHUNK = 40
_JOINT_MIN = 5
_SPLIT_MIN = 6
_LETTERS_MIN = 3


def looks_disguised(text: str) -> bool:
    """Cheap sign of a disguise in a lower-case text: a letter beside a stand-in, or thrice."""
    if _SIGN.search(text) and _BESIDE.search(text):
        return True
    return _STRETCHED.search(text) is not None


class Disguises:
    """The vocabulary of a lexicon, and how disguised chunks are read with it."""

    def __init__(self, vocabulary: Iterable[str], *, blocked: Iterable[str]) -> None:
        """`blocked`: joined phrases (no spaces) that are looked for inside spaced-out letters."""
        self.vocabulary = frozenset(vocabulary)
        self._by_outline: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.vocabulary:
            self._by_outline[_outline(word)].append(word)
        self._joint = frozenset(one for one in blocked if len(one) >= _JOINT_MIN)
        self._split = frozenset(one for one in blocked if len(one) >= _SPLIT_MIN)
        self._openings = frozenset(one[:size] for one in self._split for size in range(2, len(one)))
        self._by_size: defaultdict[int, list[str]] = defaultdict(list)
        for one in self._split:
            self._by_size[len(one)].append(one)
        self._joint_sizes = sorted({len(one) for one in self._joint})

    def undisguised(self, text: str) -> list[str]:
        """The words of a lower-case `text`, disguised ones replaced by what they stand for."""
        found: list[str] = []
        for chunk in text.split():
            core = chunk.lstrip(_EDGES).rstrip(_TAIL)
            if core.isalpha() and not _STRETCHED.search(core):
                found.append(core)
            else:
                found.extend(self._read(chunk, core))
        return found

    def joined(self, tokens: Sequence[str]) -> list[str]:
        """Listed words in runs of single letters ("f a g g o t") or cut in two ("fag got")."""
        found: list[str] = []
        if list(map(len, tokens)).count(1) >= _LETTERS_MIN:
            for alone, group in itertools.groupby(tokens, key=_is_letter):
                letters = "".join(group)
                if alone and len(letters) >= _LETTERS_MIN:
                    found.extend(self._in_letters(letters))
        if not self._openings.isdisjoint(tokens):
            found.extend(
                first + second
                for first, second in itertools.pairwise(tokens)
                if first + second in self._split and first not in self.vocabulary
            )
        return found

    def _read(self, chunk: str, core: str) -> list[str]:
        """One chunk between spaces: as a single disguised word, else as its parts."""
        if len(core) <= _MAX_CHUNK and (len(core) == 1 or not core.isdecimal()):
            for reading in _readings(core):
                if word := self._known(reading) or self._masked(reading):
                    return [word]
        return [self._known(part) or part for part in words(chunk)]

    def _known(self, reading: str) -> str | None:
        """The vocabulary's word for `reading`, stretched letters pulled together."""
        if reading in self.vocabulary:
            return reading
        if not _THRICE.search(reading):
            return None
        runs = [len(run.group()) for run in _RUN.finditer(reading)]
        for word in self._by_outline.get(_outline(reading), ()):
            if all(
                len(own.group()) <= run for own, run in zip(_RUN.finditer(word), runs, strict=True)
            ):
                return word
        return None

    def _masked(self, reading: str) -> str | None:
        """The long blocked word that `reading` shows with at most half its letters starred out."""
        if not 0 < reading.count("*") <= len(reading) // 2:
            return None
        for word in self._by_size.get(len(reading), ()):
            if all(shown in ("*", letter) for shown, letter in zip(reading, word, strict=True)):
                return word
        return None

    def _in_letters(self, letters: str) -> list[str]:
        if letters in self.vocabulary:
            return [letters]
        return [
            letters[start : start + size]
            for size in self._joint_sizes
            for start in range(len(letters) - size + 1)
            if letters[start : start + size] in self._joint
        ]


def _readings(core: str) -> list[str]:
    """What a chunk may stand for; at most 5 + 2·25 readings."""
    readings: list[str] = []
    for table in (_LEET_I, _LEET):
        letters = core.translate(table)
        masks = len(_MASK.findall(letters))
        if masks:
            readings.append(_MASK.sub("*", letters))
        if 0 < masks <= 2:
            for vowels in itertools.product(_VOWELS, repeat=masks):
                chosen = iter(vowels)
                readings.append(_MASK.sub(lambda _, it=chosen: next(it), letters))  # type: ignore[misc]
        readings.append("".join(words(letters)))
    readings.append(core.strip(_PADDING))
    return readings


def _is_letter(token: str) -> bool:
    return len(token) == 1


def _outline(word: str) -> str:
    """The word with every run of a letter drawn once."""
    return "".join(run.group(1) for run in _RUN.finditer(word))
