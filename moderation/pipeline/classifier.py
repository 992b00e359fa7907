"""The offline classifier: calibrated category scores without a network or a key. Pure.

A linear model over hashed features (`classifier_features`), one weight per feature and category.
Loading and scoring need the standard library alone: the weights of all categories of one feature
lie in one row of 21-bit lanes, so that summing rows as integers sums all categories at once, and a
word's own features are summed once and kept. `moderation/classifier/` trains it and writes the
artefact; `docs/reference/offline-classifier.md` says how good it is.
"""

import math
import struct
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from moderation.pipeline.classifier_features import (
    Reader,
    Window,
    kinds_of,
    of_kinds,
    of_pairs,
    of_parts,
    of_word,
)

ARTEFACT = Path(__file__).parent.parent / "classifier" / "model.bin"
MAGIC = b"CARYACL1"
LANES = 3
"""Categories that share one 64-bit word of a row."""
LANE_BITS = 21
BIAS = 128
"""Added to each weight in a lane, so that lanes never borrow from each other."""
KEPT_WORDS = 30_000
KEPT_OTHERS = 60_000
TOXIC = "toxic"
"""The head that judges harm of any kind; the likeliest category carries its score."""

SPAM = "spam"
SPAM_WORDS = 5
"""An advertisement takes more words; the head knows "text 1" from text messages that sell."""

HARMS = frozenset({"hate", "harassment", "threat", "sexual", "self_harm"})
TOLD_FROM = 0.05
"""Lower scores are left out: nobody decides by them, and every message's decision is stored."""

Scores = Mapping[str, float]
Knots = Sequence[tuple[float, float]]


class Head(msgspec.Struct, frozen=True):
    """One category: logit = `intercept` + `scale` · sum; `knots` turn logits into probabilities."""

    name: str
    intercept: float
    scale: float
    knots: Knots


class Header(msgspec.Struct, frozen=True):
    """What stands before the weights in the artefact, as MessagePack."""

    version: str
    bits: int
    heads: Sequence[Head]
    kinds: Mapping[str, str]
    vocabulary: Sequence[str]


class Classifier:
    """A loaded model; safe to share between threads."""

    def __init__(self, header: Header, rows: Sequence["array[int]"]) -> None:
        """`rows`: for each three heads one array of packed weights, `2 ** header.bits` long."""
        self.version = header.version
        self.heads = header.heads
        self._rows = rows
        self._mask = (1 << header.bits) - 1
        self._kinds = {word: "!" + kind for word, kind in header.kinds.items()}
        self.reader = Reader(kinds=self._kinds, vocabulary=header.vocabulary)
        self._places = [
            (head.intercept, head.scale, at // LANES * 64 + at % LANES * LANE_BITS)
            for at, head in enumerate(header.heads)
        ]
        self._words: dict[str, tuple[int, int, int]] = {}
        self._others: dict[str, int] = {}

    def scores(self, text: str) -> dict[str, float]:
        """Calibrated scores 0–1 by category, of the worst window; empty without Latin letters."""
        worst: dict[str, float] = {}
        for window in self.reader.windows(text):
            for category, score in self._named(self._logits(window)).items():
                if category == SPAM and len(window.tokens) < SPAM_WORDS:
                    continue
                if score > worst.get(category, -1.0):
                    worst[category] = score
        return worst

    def logits(self, text: str) -> list[list[float]]:
        """Uncalibrated logits by window, in order of `heads`; for measuring."""
        return [self._logits(window) for window in self.reader.windows(text)]

    def _logits(self, window: Window) -> list[float]:
        tokens = window.tokens
        kinds = kinds_of(tokens, self._kinds)
        word_sum = part_sum = part_count = 0
        words = self._words
        for token in tokens:
            whole, parts, count = words.get(token) or self._word(token)
            word_sum += whole
            part_sum += parts
            part_count += count
        pair_sum, pair_count = self._summed(of_pairs(tokens, kinds))
        kind_sum, kind_count = self._summed(of_kinds(kinds, window.signs))
        word_root = 1.0 / math.sqrt(len(tokens))
        part_root = 1.0 / math.sqrt(part_count or 1)
        pair_root = 1.0 / math.sqrt(pair_count or 1)
        kind_root = 1.0 / math.sqrt(kind_count or 1)
        # Each feature brought the bias once; its scaled sum leaves again in one subtraction.
        bias = BIAS * (
            len(tokens) * word_root
            + part_count * part_root
            + pair_count * pair_root
            + kind_count * kind_root
        )
        return [
            intercept
            + scale
            * (
                (word_sum >> shift & _LANE) * word_root
                + (part_sum >> shift & _LANE) * part_root
                + (pair_sum >> shift & _LANE) * pair_root
                + (kind_sum >> shift & _LANE) * kind_root
                - bias
            )
            for intercept, scale, shift in self._places
        ]

    def _word(self, token: str) -> tuple[int, int, int]:
        """Row of a word, sum and number of its parts; kept for the next time."""
        parts = list(of_parts(token))
        if len(self._words) >= KEPT_WORDS:
            self._words.clear()
        found = (self._row(of_word(token)), sum(map(self._row, parts)), len(parts))
        self._words[token] = found
        return found

    def _summed(self, features: Iterable[str]) -> tuple[int, int]:
        total = count = 0
        others = self._others
        for feature in features:
            row = others.get(feature)
            if row is None:
                if len(others) >= KEPT_OTHERS:
                    others.clear()
                row = others[feature] = self._row(feature)
            total += row
            count += 1
        return total, count

    def _row(self, feature: str) -> int:
        at = hashed(feature) & self._mask
        packed = 0
        for place, rows in enumerate(self._rows):
            packed |= rows[at] << place * 64
        return packed

    def _named(self, logits: Sequence[float]) -> dict[str, float]:
        """Calibrated; how harmful is the overall score's to say, the categories only name it."""
        scores = {
            head.name: calibrated(head.knots, logit)
            for head, logit in zip(self.heads, logits, strict=True)
        }
        overall = scores.pop(TOXIC, 0.0)
        likeliest = max(HARMS.intersection(scores), key=scores.__getitem__)
        for name in HARMS.intersection(scores):
            scores[name] = overall if name == likeliest else min(scores[name], 0.95 * overall)
        return {name: round(score, 3) for name, score in scores.items() if score >= TOLD_FROM}


_LANE = (1 << LANE_BITS) - 1


def hashed(feature: str) -> int:
    """The 32-bit hash of a feature."""
    return zlib.crc32(feature.encode(errors="replace"))


def calibrated(knots: Knots, logit: float) -> float:
    """The probability at `logit` on the line through `knots`; flat outside them."""
    below = knots[0]
    if logit <= below[0]:
        return below[1]
    for above in knots:
        if logit <= above[0]:
            share = (logit - below[0]) / ((above[0] - below[0]) or 1.0)
            return below[1] + share * (above[1] - below[1])
        below = above
    return below[1]


def encoded(header: Header, rows: Sequence["array[int]"]) -> bytes:
    """The artefact's bytes: magic, header length, header, then the compressed rows."""
    head = msgspec.msgpack.encode(header)
    body = zlib.compress(b"".join(_little(one).tobytes() for one in rows), 9)
    return MAGIC + struct.pack("<I", len(head)) + head + body


def decoded(data: bytes) -> Classifier:
    """The model in an artefact's bytes; ValueError when they are not one."""
    if data[:8] != MAGIC:
        raise ValueError("not an artefact of the offline classifier")
    (size,) = struct.unpack_from("<I", data, 8)
    try:
        header = msgspec.msgpack.decode(data[12 : 12 + size], type=Header)
        body = zlib.decompress(data[12 + size :])
    except (msgspec.DecodeError, zlib.error) as error:
        raise ValueError(f"the artefact of the offline classifier is damaged: {error}") from error
    length = 8 << header.bits
    places = -(-len(header.heads) // LANES)
    if len(body) != places * length:
        raise ValueError("the artefact of the offline classifier is cut short")
    rows = []
    for place in range(places):
        one: array[int] = array("Q")
        one.frombytes(body[place * length : (place + 1) * length])
        rows.append(_little(one))
    return Classifier(header, rows)


@cache
def load(path: Path = ARTEFACT) -> Classifier:
    """The model of this installation, read once per process; ValueError when it is damaged."""
    return decoded(path.read_bytes())


def _little(one: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        one.byteswap()
    return one
