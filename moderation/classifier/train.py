"""Train the offline classifier, measure it, and write the artefact and its reference page.

    python -m moderation.classifier.train DATA

DATA is a folder of the public data sets that `docs/reference/offline-classifier.md` names, one
subfolder each. Needs the dependency group `train`; a server needs none of it.
"""

import argparse
import hashlib
import random
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from moderation.classifier import card, disguises, measure, sources
from moderation.classifier.sources import CALIBRATE, HEADS, TRAIN, UNSEEN, Row
from moderation.pipeline import classifier as served
from moderation.pipeline.classifier import ARTEFACT, BIAS, LANE_BITS, LANES, Head, Header, Knots
from moderation.pipeline.classifier_features import (
    Reader,
    kinds_of,
    of_kinds,
    of_pairs,
    of_parts,
    of_word,
)

SEED = 20
BITS = 19
ROWS_MIN = 3
"""A feature of fewer training rows gets no weight."""
STRENGTH = 0.1
VOCABULARY_MIN = 12
VOCABULARY_MAX = 6000
KNOTS_MAX = 24
CALIBRATION_WEIGHTS = {"hatemoji": 0.15, "madlibs": 0.15, "edos": 0.6, "sms": 0.5}
"""What a source says of the scores of a chat: those written to be hard or by pattern say less."""
DISGUISED_KINDS = frozenset({"insult", "slur", "sexual", "swear", "kill", "beast"})


def say(line: str) -> None:
    """Tell the person who waits."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Matrix:
    """Turns texts into hashed feature rows, exactly as the server scales them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._words: dict[str, list[int]] = {}
        self._kinds = reader.kinds

    def __call__(self, texts: Iterable[str]) -> csr_matrix:
        """One row per text, of its first window."""
        indices, values, ends = array("l"), array("f"), [0]
        for text in texts:
            windows = self._reader.windows(text)
            if windows:
                window = windows[0]
                kinds = kinds_of(window.tokens, self._kinds)
                for group in (
                    _places(map(of_word, window.tokens)),
                    [at for token in window.tokens for at in self._word(token)],
                    _places(of_pairs(window.tokens, kinds)),
                    _places(of_kinds(kinds, window.signs)),
                ):
                    indices.extend(group)
                    values.extend([1 / len(group) ** 0.5] * len(group) if group else [])
            ends.append(len(indices))
        matrix = csr_matrix(
            (np.frombuffer(values, dtype=np.float32), np.frombuffer(indices, dtype=np.int64), ends),
            shape=(len(ends) - 1, 1 << BITS),
        )
        matrix.sum_duplicates()
        return matrix

    def _word(self, token: str) -> list[int]:
        found = self._words.get(token)
        if found is None:
            found = self._words[token] = _places(of_parts(token))
        return found


def _places(features: Iterable[str]) -> list[int]:
    mask = (1 << BITS) - 1
    return [served.hashed(feature) & mask for feature in features]


def prepared(rows: Sequence[Row], reader: Reader) -> list[Row]:
    """Without texts that say the same after normalising: first tests, then calibration count."""
    order = {sources.TEST: 0, CALIBRATE: 1, TRAIN: 2}
    seen: set[str] = set()
    kept: list[Row] = []
    for row in sorted(rows, key=lambda row: order[row.part]):
        windows = reader.windows(row.text)
        said = " ".join(token for window in windows for token in window.tokens)
        if said and said not in seen:
            seen.add(said)
            kept.append(row)
    return kept


def augmented(rows: Sequence[Row], words: frozenset[str], draw: random.Random) -> list[Row]:
    """Disguised copies of some rows, harmful or not, so that a disguise alone means nothing."""
    changes = list(disguises.CHANGES.values())
    copies: list[Row] = []
    for row in rows:
        if draw.random() < 0.12:
            text = disguises.disguised(row.text, words, draw.choice(changes), draw)
            if text is not None:
                copies.append(
                    Row(text, row.source, row.part, row.labels, row.weight * 0.5, row.weights)
                )
    return copies


def vocabulary(rows: Sequence[Row], reader: Reader) -> list[str]:
    """The common words of the training rows, which disguised words may stand for."""
    counts: Counter[str] = Counter()
    for row in rows:
        for window in reader.windows(row.text)[:1]:
            counts.update(set(window.tokens))
    return [
        word
        for word, count in counts.most_common(VOCABULARY_MAX)
        if count >= VOCABULARY_MIN and len(word) >= 3 and word.isalpha() and word.isascii()
    ]


def common(features: csr_matrix) -> tuple[csr_matrix, np.ndarray, np.ndarray]:
    """The columns that enough rows have, weighted by rarity; which those are, and the weights."""
    rows = np.bincount(features.indices, minlength=1 << BITS)
    seen = np.flatnonzero(rows >= ROWS_MIN)
    rarity = np.log(features.shape[0] / rows[seen])
    rarity /= np.average(rarity, weights=rows[seen])
    return features[:, seen] @ diags(rarity).tocsr(), seen, rarity


def spread(weights: np.ndarray, seen: np.ndarray, rarity: np.ndarray) -> np.ndarray:
    """Weights of the columns `seen` at their places among all; the server knows no rarity."""
    every = np.zeros(1 << BITS)
    every[seen] = weights * rarity
    return every


def fitted(matrix: csr_matrix, rows: Sequence[Row], head: str) -> tuple[np.ndarray, float]:
    """Weights and intercept of one head over the rows that know it."""
    known = [at for at, row in enumerate(rows) if head in row.labels]
    truth = np.array([rows[at].labels[head] for at in known])
    weights = np.array([rows[at].weight * rows[at].weights.get(head, 1.0) for at in known])
    share = (weights * truth).sum() / weights.sum()
    weights = weights * np.where(truth == 1, min(0.5 / share, 6.0) if share < 0.5 else 1.0, 1.0)
    model = LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-3, max_iter=150)
    model.fit(matrix[known], truth, sample_weight=weights)
    return model.coef_[0].astype(np.float64), float(model.intercept_[0])


def quantised(weights: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights as integers −127 … 127 and the scale that makes them right again."""
    scale = float(np.quantile(np.abs(weights[weights != 0]), 0.9998)) / 127
    return np.clip(np.rint(weights / scale), -127, 127).astype(np.int64), scale


def packed(columns: Sequence[np.ndarray]) -> list["array[int]"]:
    """Rows of three biased lanes for each three heads."""
    rows = []
    for start in range(0, len(columns), LANES):
        one = np.zeros(1 << BITS, dtype=np.uint64)
        for lane, column in enumerate(columns[start : start + LANES]):
            one |= (column + BIAS).astype(np.uint64) << np.uint64(lane * LANE_BITS)
        rows.append(array("Q", one.tobytes()))
    return rows


def knots(logits: np.ndarray, truth: np.ndarray, weights: np.ndarray) -> Knots:
    """Isotonic calibration, thinned to few points; never quite 0 or 1."""
    model = IsotonicRegression(y_min=0.005, y_max=0.985, out_of_bounds="clip")
    model.fit(logits, truth, sample_weight=weights)
    grid = np.unique(np.quantile(model.X_thresholds_, np.linspace(0, 1, KNOTS_MAX)))
    return [
        (round(float(x), 3), round(float(y), 4))
        for x, y in zip(grid, model.predict(grid), strict=True)
    ]


def logits_of(model: served.Classifier, texts: Sequence[str]) -> np.ndarray:
    """The served model's logits, the highest window's by head."""
    empty = [-20.0] * len(HEADS)
    return np.array([np.max(model.logits(text) or [empty], axis=0) for text in texts])


def trained(
    data: Path, *, without: Sequence[str] = UNSEEN, seed: int = SEED
) -> tuple[Header, list["array[int]"], list[Row]]:
    """The model of all sources but `without`, and every row."""
    draw = random.Random(seed)
    word_kinds = sources.kinds(data)
    plain_reader = Reader(kinds=_marked(word_kinds), vocabulary=())
    rows = prepared(sources.read(data, seed=seed), plain_reader)
    training = [row for row in rows if row.part == TRAIN and row.source not in without]
    words = vocabulary(training, plain_reader)
    hidden = frozenset(word for word, kind in word_kinds.items() if len(word) > 3)
    training += augmented(training, hidden, draw)
    matrix = Matrix(Reader(kinds=_marked(word_kinds), vocabulary=words))
    features, *places = common(matrix([row.text for row in training]))
    say(f"{len(training)} rows, {features.nnz} features")
    heads, columns = [], []
    for name in HEADS:
        weights, intercept = fitted(features, training, name)
        column, scale = quantised(spread(weights, *places))
        columns.append(column)
        heads.append(Head(name, intercept, scale, [(0.0, 0.5)]))
        say(f"{name}: done")
    header = Header("untold", BITS, heads, word_kinds, words)
    arrays = packed(columns)
    calibration = [row for row in rows if row.part == CALIBRATE and row.source not in without]
    logits = logits_of(served.Classifier(header, arrays), [row.text for row in calibration])
    header = calibrated(header, calibration, logits)
    return header, arrays, rows


def calibrated(header: Header, rows: Sequence[Row], logits: np.ndarray) -> Header:
    """`header` with knots; each source counts alike, whatever its size."""
    sizes = Counter(row.source for row in rows)
    heads = []
    for at, head in enumerate(header.heads):
        known = [place for place, row in enumerate(rows) if head.name in row.labels]
        truth = np.array([rows[place].labels[head.name] for place in known])
        weights = np.array(
            [
                rows[place].weight
                * CALIBRATION_WEIGHTS.get(rows[place].source, 1.0)
                / sizes[rows[place].source]
                for place in known
            ]
        )
        heads.append(
            Head(head.name, head.intercept, head.scale, knots(logits[known, at], truth, weights))
        )
    return Header(header.version, header.bits, heads, header.kinds, header.vocabulary)


def _marked(word_kinds: dict[str, str]) -> dict[str, str]:
    return {word: "!" + kind for word, kind in word_kinds.items()}


def main() -> None:
    """Train, write, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    header, arrays, rows = trained(data)
    version = hashlib.sha256(served.encoded(header, arrays)).hexdigest()[:7]
    header = msgspec.structs.replace(header, version=version)
    ARTEFACT.write_bytes(served.encoded(header, arrays))
    say(f"{ARTEFACT.name}: {ARTEFACT.stat().st_size / 1e6:.2f} MB, version {version}")
    hidden = frozenset(
        word for word, kind in sources.kinds(data).items() if kind in DISGUISED_KINDS
    )
    model = served.decoded(ARTEFACT.read_bytes())
    for score, kind, text in measure.passed(model, measure.SIGHTED_CASES)[1]:
        say(f"wrong: {score:.2f} {kind}: {text}")
    card.write(model, rows, baseline(rows), hidden)
    say(f"{card.PAGE} is written")


def baseline(rows: Sequence[Row]) -> Mapping[str, Sequence[float]]:
    """What the usual TF-IDF of words with logistic regression says of the tests, by source."""
    known = [row for row in rows if row.part == TRAIN and "toxic" in row.labels]
    known = [row for row in known if row.source not in (*UNSEEN, "own", "profanity")]
    words = TfidfVectorizer(min_df=2, ngram_range=(1, 2), sublinear_tf=True)
    model = LogisticRegression(solver="liblinear")
    model.fit(
        words.fit_transform([row.text for row in known]), [row.labels["toxic"] for row in known]
    )
    return {
        source: model.predict_proba(words.transform([row.text for row in tests]))[:, 1].tolist()
        for source, tests in card.tests(rows).items()
    }


if __name__ == "__main__":
    main()
