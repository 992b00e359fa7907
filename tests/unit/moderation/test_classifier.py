"""The offline classifier: what it scores, what its artefact is, and what the gate makes of it."""

import asyncio
import time
from array import array
from collections.abc import Callable, Sequence
from typing import cast

import pytest

from core.kernel.gate import Outcome, TextKind
from moderation import gate as gate_module
from moderation.pipeline import classifier
from moderation.pipeline.classifier import (
    ARTEFACT,
    Classifier,
    Head,
    Header,
    decoded,
    encoded,
    load,
)
from moderation.pipeline.classifier_turns import INLINE_MAX, Offline
from moderation.pipeline.policy import CLASSIFIER, OFFLINE_THRESHOLDS
from moderation.pipeline.providers import ProviderTrouble, Scores
from moderation.policies import Policies, fixed
from tests.unit.moderation.gates import gate, submission

HARM = ("hate", "harassment", "threat", "sexual", "self_harm")


class Says:
    """A model of fixed scores: `word=score` in the text is the score of that category."""

    version = "1234567"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def scores(self, text: str) -> dict[str, float]:
        self.asked.append(text)
        pairs = [word.split("=") for word in text.split() if "=" in word]
        return {name: float(score) for name, score in pairs}


class Away:
    """A provider that never answers."""

    async def scores(self, texts: Sequence[str]) -> Sequence[Scores]:
        raise ProviderTrouble("provider.timeout")

    async def image_scores(self, image: bytes) -> Scores:
        raise ProviderTrouble("provider.timeout")

    async def aclose(self) -> None: ...


def offline(model: Says | None = None) -> Offline:
    return Offline(lambda: cast("Classifier", model or Says()))


@pytest.mark.parametrize(
    ("text", "outcome", "category"),
    [
        ("harassment=0.29", Outcome.ALLOW, ""),
        ("harassment=0.3", Outcome.FLAG, "harassment"),
        ("threat=0.69", Outcome.FLAG, "threat"),
        ("hate=0.7", Outcome.HOLD, "hate"),
        ("threat=0.99", Outcome.HOLD, "threat"),
        ("spam=0.9 hate=0.8", Outcome.HOLD, "spam"),
        ("self_harm_intent=0.99", Outcome.FLAG, "self_harm"),
    ],
)
async def test_the_classifier_flags_and_holds_and_never_blocks(
    text: str, outcome: Outcome, category: str
) -> None:
    [verdict] = await gate(offline=offline()).review([submission(text)])
    assert (verdict.outcome, verdict.category) == (outcome, category)
    assert verdict.layer == CLASSIFIER
    assert verdict.scores == Says().scores(text)


@pytest.mark.parametrize("kind", [TextKind.ROOM_NAME, TextKind.USERNAME, TextKind.PROFILE_BIO])
async def test_a_name_that_cannot_wait_is_flagged_not_refused(kind: TextKind) -> None:
    [verdict] = await gate(offline=offline()).review([submission("hate=0.9", kind=kind)])
    assert verdict.outcome is Outcome.FLAG


async def test_what_the_lists_block_is_not_scored() -> None:
    model = Says()
    [verdict] = await gate(offline=offline(model)).review([submission("kill yourself hate=0.9")])
    assert (verdict.outcome, verdict.layer) == (Outcome.BLOCK, "pattern")
    assert model.asked == []


async def test_it_stands_in_while_the_provider_is_away() -> None:
    reviewing = gate(Away(), offline=offline())
    held, flagged, unknown, newcomer = await reviewing.review(
        [
            submission("hate=0.9"),
            submission("hate=0.5"),
            submission("hate=0.1"),
            submission("hate=0.1", trust="new"),
        ]
    )
    assert (held.outcome, held.category, held.layer) == (Outcome.HOLD, "hate", CLASSIFIER)
    assert (flagged.outcome, flagged.category) == (Outcome.FLAG, "hate")
    assert (unknown.outcome, unknown.category) == (Outcome.FLAG, "unavailable")
    assert (newcomer.outcome, newcomer.category) == (Outcome.HOLD, "unavailable")


async def test_a_provider_that_answers_is_not_second_guessed() -> None:
    class Kind(Away):
        async def scores(self, texts: Sequence[str]) -> Sequence[Scores]:
            return [{"hate": 0.01} for _ in texts]

    model = Says()
    [verdict] = await gate(Kind(), offline=offline(model)).review([submission("hate=0.9")])
    assert (verdict.outcome, verdict.layer) == (Outcome.ALLOW, "provider")
    assert model.asked == []


async def test_a_note_says_which_layer_decides() -> None:
    assert gate(offline=offline()).note == gate_module.CLASSIFIER_DECIDES
    assert gate().note == gate_module.PATTERNS_ALONE


def test_a_policy_is_named_after_its_model_too() -> None:
    assert fixed(model="1234567").version == f"{fixed().version}.1234567"
    assert len(fixed(model=load().version).version) <= 20


def test_thresholds_of_the_classifier_are_set_apart_from_a_providers() -> None:
    policy = fixed(thresholds={"default": (0.3, 0.7), "classifier.hate": (0.5, 0.9)})
    assert policy.judge({"hate": 0.45}, layer=CLASSIFIER) is None
    flagged = policy.judge({"hate": 0.75}, layer=CLASSIFIER)
    blocked = policy.judge({"hate": 0.75}, layer="provider")
    assert flagged is not None and flagged.outcome is Outcome.FLAG
    assert blocked is not None and blocked.outcome is Outcome.BLOCK
    assert fixed().offline == OFFLINE_THRESHOLDS


async def test_a_burst_gives_the_loop_its_turns() -> None:
    class Slow(Says):
        def scores(self, text: str) -> dict[str, float]:
            until = time.perf_counter() + 0.001
            while time.perf_counter() < until:
                pass
            return {}

    scoring = asyncio.gather(
        *(offline_slow.scores("hi") for offline_slow in [offline(Slow())] * 60)
    )
    turns = 0
    while not scoring.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 10


async def test_a_long_text_is_scored_in_a_thread() -> None:
    import threading

    seen: list[str] = []

    class Where(Says):
        def scores(self, text: str) -> dict[str, float]:
            seen.append(threading.current_thread().name)
            return {}

    model = Offline(lambda: cast("Classifier", Where()))
    await model.scores("short")
    await model.scores("long " * INLINE_MAX)
    assert seen[0] == threading.main_thread().name
    assert seen[1] != seen[0]


# --- the artefact ---


def test_the_artefact_is_small_and_holds_no_code() -> None:
    data = ARTEFACT.read_bytes()
    assert len(data) <= 5_000_000
    assert data.startswith(classifier.MAGIC)


@pytest.mark.parametrize(
    "spoil", [lambda d: d[:-50], lambda d: b"x" + d, lambda d: d[:40] + d[60:]]
)
def test_a_damaged_artefact_is_refused_with_a_sentence(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ValueError, match="artefact of the offline classifier"):
        decoded(spoil(ARTEFACT.read_bytes()))


def test_weights_survive_the_artefact_exactly() -> None:
    heads = [Head(name, 0.25, 0.5, [(-1.0, 0.1), (1.0, 0.9)]) for name in ("toxic", "hate")]
    lane = 1 << classifier.LANE_BITS
    rows = [array("Q", [classifier.BIAS + 2 + (classifier.BIAS - 3) * lane] * 16)]
    model = decoded(encoded(Header("v", 4, heads, {}, []), rows))
    [[toxic, hate]] = model.logits("some words")
    assert toxic > 0.25 > hate
    assert (toxic - 0.25) / 2 == pytest.approx((0.25 - hate) / 3)


def test_a_score_is_read_from_the_line_between_knots() -> None:
    knots = [(-1.0, 0.1), (0.0, 0.3), (1.0, 0.9)]
    found = [classifier.calibrated(knots, logit) for logit in (-9.0, -0.5, 0.0, 0.5, 9.0)]
    assert found == pytest.approx([0.1, 0.2, 0.3, 0.6, 0.9])


# --- the model that comes with the project ---


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("you are a pathetic loser and everyone hates you", "harassment"),
        ("immigrants are vermin and should all be deported", "hate"),
        ("I will find you and break your legs", "threat"),
        ("send me your nudes, I am so horny", "sexual"),
        ("do us all a favour and end your life", "self_harm"),
        ("Earn $500 a day from home, no risk, join my telegram now", "spam"),
    ],
)
def test_plain_harm_is_scored_in_its_category(text: str, category: str) -> None:
    assert load().scores(text)[category] >= 0.3


@pytest.mark.parametrize(
    "text",
    [
        "good morning everyone, did the build pass?",
        "kill the process and restart the server",
        "damn, that was a close match",
        "I am a Muslim woman from Leeds",
        "my brother is gay and got married in May",
        "thanks, that fixed it",
        "안녕하세요 여러분",
        "12:30 🎉",
        "",
    ],
)
def test_everyday_talk_passes(text: str) -> None:
    assert max(load().scores(text).values(), default=0.0) < 0.3


@pytest.mark.parametrize(
    "text",
    [
        "you are a p4th3tic l0ser",
        "you are a pаthetic lоser",  # Cyrillic letters
        "you are a pathe\u200btic lo\u200bser",
        "you are a p a t h e t i c l o s e r",
        "you are a paaaathetic looooser",
    ],
)
def test_a_disguise_changes_little(text: str) -> None:
    plain = load().scores("you are a pathetic loser")["harassment"]
    assert load().scores(text)["harassment"] == pytest.approx(plain, abs=0.2)


def test_a_harmless_beginning_hides_nothing_that_follows() -> None:
    padding = "we had a nice walk along the river and then a coffee " * 20
    insult = "you are a worthless pathetic loser and everyone hates you. " * 6
    assert max(load().scores(f"{padding} {insult}").values()) >= 0.7


def test_a_text_of_any_shape_is_scored_without_trouble() -> None:
    for text in ("\ud800 hi", "a " * 2000, "x" * 4000, "@" * 4000, "f*ck " * 800, "\x00", "é" * 99):
        assert all(0 <= score <= 1 for score in load().scores(text).values())


def test_a_model_is_loaded_quickly_and_scores_in_less_than_three_milliseconds() -> None:
    data = ARTEFACT.read_bytes()
    started = time.process_time()
    model = decoded(data)
    assert time.process_time() - started < 0.3
    texts = [f"number {n}: does anyone know why the server is slow today?" for n in range(101)]
    taken = []
    for text in texts:
        started = time.process_time()
        model.scores(text)
        taken.append(time.process_time() - started)
    assert sorted(taken)[50] < 0.003


async def test_policies_ask_for_the_models_version_when_built(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("moderation.policies._state", lambda: ())
    monkeypatch.setattr("moderation.policies._built", lambda thresholds, model: fixed(model=model))
    live = Policies({}, model=lambda: "7654321")
    assert (await live.present()).version.endswith(".7654321")


@pytest.mark.parametrize("text", ["text 0", "text 29", "call 5", "free", "win 3"])
def test_a_few_words_are_never_spam(text: str) -> None:
    assert "spam" not in load().scores(text)
