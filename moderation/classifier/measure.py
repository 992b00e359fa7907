"""Figures of a trained model, taken through the same code that serves."""

import platform
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.metrics import average_precision_score

from moderation.classifier import disguises
from moderation.classifier.sources import TEST, Row
from moderation.pipeline.classifier import Classifier

HARD_CASES = Path(__file__).with_name("hard_cases.tsv")
SIGHTED_CASES = Path(__file__).with_name("sighted_cases.tsv")
FLAG, HOLD = 0.3, 0.7
NOT_HARM = frozenset({"spam", "self_harm_intent"})
LATENCY_TEXTS = 3000
DISGUISED_TEXTS = 1200


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one set: how many texts, the share of harmful ones, and how well they were told apart.

    `accuracy` is at a score of 0.5, `flag_accuracy` at 0.3, where flags begin; `held_right` the
    share of harmful ones among those that would be held, `held_wrong` and `flagged_wrong` the
    shares of harmless ones that would be held, or flagged or held.
    """

    count: int
    harmful: float
    auprc: float
    accuracy: float
    flag_accuracy: float
    f1: float
    held_right: float
    held_wrong: float
    flagged_wrong: float
    ece: float


def harm(scores: Mapping[str, float]) -> float:
    """The highest score of harm; what `Policy.judge` decides by, without spam."""
    return max((score for name, score in scores.items() if name not in NOT_HARM), default=0.0)


def figures(truth: Sequence[int], scored: Sequence[float]) -> Figures:
    """All figures of one set."""
    true, score = np.array(truth), np.array(scored)
    said = score >= 0.5
    right = int((said & (true == 1)).sum())
    held = score >= HOLD
    clean = max(1, int((true == 0).sum()))
    return Figures(
        count=len(true),
        harmful=float(true.mean()),
        auprc=float(average_precision_score(true, score)),
        accuracy=float((said == true).mean()),
        flag_accuracy=float(((score >= FLAG) == true).mean()),
        f1=2 * right / max(1, int(said.sum() + true.sum())),
        held_right=float(true[held].mean()) if held.any() else 1.0,
        held_wrong=float((held & (true == 0)).sum() / clean),
        flagged_wrong=float(((score >= FLAG) & (true == 0)).sum() / clean),
        ece=calibration_error(true, score),
    )


def bins(true: np.ndarray, score: np.ndarray) -> list[tuple[float, float, int]]:
    """(mean score, share that is harmful, count) in ten equal steps of score."""
    step = np.minimum((score * 10).astype(int), 9)
    return [
        (float(score[step == at].mean()), float(true[step == at].mean()), int((step == at).sum()))
        for at in range(10)
        if (step == at).any()
    ]


def calibration_error(true: np.ndarray, score: np.ndarray) -> float:
    """Expected calibration error over ten bins."""
    return sum(abs(mean - share) * count for mean, share, count in bins(true, score)) / len(true)


def hard_cases(path: Path = HARD_CASES) -> list[tuple[bool, str, str]]:
    """(harmful, kind, sentence) of a list of cases."""
    harmless, _, harmful = path.read_text("utf-8").partition("\n\n")
    return [
        (block is harmful, *line.split("\t", 1))  # type: ignore[misc]
        for block in (harmless, harmful)
        for line in block.splitlines()
        if line and not line.startswith("#")
    ]


def passed(
    model: Classifier, path: Path = HARD_CASES
) -> tuple[dict[str, tuple[int, int, int]], list[tuple[float, str, str]]]:
    """By kind (right, held, of how many) and what was wrong; a harmless text is right if it passes.

    Kinds of harmful texts begin with "+".
    """
    by_kind: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    wrong: list[tuple[float, str, str]] = []
    for harmful, kind, text in hard_cases(path):
        score = max(model.scores(text).values(), default=0.0)
        right = (score >= FLAG) == harmful
        by_kind[("+" if harmful else "") + kind][0] += right
        by_kind[("+" if harmful else "") + kind][1] += score >= HOLD
        by_kind[("+" if harmful else "") + kind][2] += 1
        if not right:
            wrong.append((score, kind, text))
    return {kind: (a, b, c) for kind, (a, b, c) in by_kind.items()}, wrong


def caught_disguised(
    model: Classifier, rows: Sequence[Row], words: frozenset[str], *, seed: int
) -> dict[str, tuple[int, int]]:
    """By kind of disguise (still caught, of those whose plain form is caught)."""
    draw = random.Random(seed)
    found: dict[str, tuple[int, int]] = {}
    texts = [text for harmful, _, text in hard_cases() if harmful]
    tested = [row.text for row in rows if row.labels.get("toxic") == 1 and row.part == TEST]
    texts += random.Random(seed).sample(tested, min(DISGUISED_TEXTS, len(tested)))
    plain = [text for text in texts if harm(model.scores(text)) >= FLAG]
    for name, change in disguises.CHANGES.items():
        changed = [disguises.disguised(text, words, change, draw) for text in plain]
        scored = [harm(model.scores(text)) >= FLAG for text in changed if text is not None]
        found[name] = (sum(scored), len(scored))
    return found


def latency(model: Classifier, texts: Sequence[str]) -> dict[str, float]:
    """Microseconds of CPU per text by percentile: never seen words and all, one after another."""
    taken = []
    for text in texts[:LATENCY_TEXTS]:
        started = time.perf_counter()
        model.scores(text)
        taken.append((time.perf_counter() - started) * 1e6)
    cuts = statistics.quantiles(taken, n=100)
    return {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98], "longest": max(taken)}


def machine() -> str:
    """What the latency was measured on."""
    return f"Python {platform.python_version()}, {platform.machine()}"
