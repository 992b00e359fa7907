"""The provider's client, its batches, its deadline and its breaker, against a local server."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence

import pytest

from core.kernel.gate import Outcome
from moderation.pipeline.breaker import Breaker
from moderation.pipeline.providers import ProviderTrouble, Scores
from moderation.pipeline.providers.asking import INPUTS_MAX, Asking
from moderation.pipeline.providers.openai import calibrated
from tests.support.openai_server import Server
from tests.unit.moderation.gates import close, gate, openai, submission


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with Server() as running:
        yield running
        await close()


async def test_scores_decide_between_the_thresholds(server: Server) -> None:
    reviewing = gate(openai(server))
    texts = ["hello", "score:hate=0.5", "score:hate=0.8", "score:hate=0.29", "score:hate=0.7"]
    verdicts = await reviewing.review([submission(text) for text in texts])
    assert [verdict.outcome for verdict in verdicts] == [
        Outcome.ALLOW, Outcome.FLAG, Outcome.BLOCK, Outcome.ALLOW, Outcome.BLOCK,
    ]  # fmt: skip
    assert verdicts[2].category == "hate"
    assert verdicts[2].layer == "provider"
    assert verdicts[2].rule == "score:hate"
    assert verdicts[2].scores["hate"] == 0.8


@pytest.mark.parametrize(
    ("marker", "category", "outcome"),
    [
        ("sexual/minors=0.31", "minors", Outcome.BLOCK),
        ("harassment/threatening=0.31", "threat", Outcome.BLOCK),
        ("hate/threatening=0.31", "threat", Outcome.BLOCK),
        ("sexual=0.5", "sexual", Outcome.FLAG),
        ("violence/graphic=0.9", "violence", Outcome.BLOCK),
        ("self-harm/instructions=0.9", "self_harm", Outcome.BLOCK),
        ("self-harm/intent=0.95", "self_harm", Outcome.FLAG),
        ("illicit=0.75", "illicit", Outcome.BLOCK),
    ],
)
async def test_each_category_has_its_own_thresholds(
    server: Server, marker: str, category: str, outcome: Outcome
) -> None:
    [verdict] = await gate(openai(server)).review([submission(f"score:{marker}")])
    assert (verdict.category, verdict.outcome) == (category, outcome)


async def test_submissions_of_one_moment_share_a_request(server: Server) -> None:
    server.delay = 0.05
    reviewing = gate(openai(server))
    verdicts = await asyncio.gather(
        *(reviewing.review([submission(f"text number {i}")]) for i in range(100))
    )
    assert all(verdict.outcome is Outcome.ALLOW for [verdict] in verdicts)
    assert sorted(server.texts) == sorted(f"text number {i}" for i in range(100))
    assert len(server.requests) <= 5
    assert max(len(request) for request in server.requests) == INPUTS_MAX


async def test_each_answer_goes_to_its_own_text(server: Server) -> None:
    server.delay = 0.02
    reviewing = gate(openai(server))
    verdicts = await asyncio.gather(
        *(reviewing.review([submission(f"n{i} score:hate={i / 100}")]) for i in range(100))
    )
    assert [verdict.scores["hate"] for [verdict] in verdicts] == [i / 100 for i in range(100)]


async def test_a_single_text_waits_for_nobody(server: Server) -> None:
    await gate(openai(server)).review([submission("alone")])
    assert server.requests == [["alone"]]


async def test_the_next_request_takes_everything_that_waits() -> None:
    released, sizes = asyncio.Event(), []

    class Slow:
        async def scores(self, texts: Sequence[str]) -> Sequence[Scores]:
            sizes.append(len(texts))
            await released.wait()
            return [{"hate": 0.0}] * len(texts)

        async def image_scores(self, image: bytes) -> Scores:
            raise AssertionError("no picture was given")

        async def aclose(self) -> None:
            return None

    asking = Asking(Slow(), deadline=5, breaker=Breaker())
    async with asyncio.TaskGroup() as group:
        for count in (1, 1, 1, 1, 20, 40):
            for _ in range(count):
                group.create_task(asking.scores("text"))
            await asyncio.sleep(0.01)
        released.set()
    assert sum(sizes) == 64
    assert len(sizes) < 10
    assert max(sizes) == INPUTS_MAX


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("429", "provider.rate_limited"),
        ("500", "provider.status_500"),
        ("malformed", "provider.malformed"),
        ("no-scores", "provider.malformed"),
        ("wrong-count", "provider.wrong_count"),
        ("close", "provider.unreachable"),
        ("hang", "provider.timeout"),
        ("drip", "provider.timeout"),
    ],
)
async def test_trouble_holds_new_members_and_flags_the_rest(
    server: Server, fault: str, rule: str
) -> None:
    server.fault = fault
    deadline = 0.3 if rule == "provider.timeout" else 5
    reviewing = gate(openai(server, deadline=deadline), deadline=deadline)
    started = time.monotonic()
    newcomer, member, abuse, coarse = await reviewing.review(
        [
            submission("good morning", trust="new"),
            submission("good evening"),
            submission("kill yourself"),
            submission("fuck you", trust="new"),
        ]
    )
    assert time.monotonic() - started < deadline + 1
    assert (newcomer.outcome, newcomer.category) == (Outcome.HOLD, "unavailable")
    assert (member.outcome, member.category) == (Outcome.FLAG, "unavailable")
    assert newcomer.rule == member.rule == rule
    assert newcomer.layer == "policy"
    assert (abuse.outcome, abuse.layer) == (Outcome.BLOCK, "pattern")
    assert coarse.outcome is Outcome.HOLD


async def test_an_unreachable_provider_is_trouble_too() -> None:
    async with Server() as server:
        provider = openai(server)
    [verdict] = await gate(provider).review([submission("hello", trust="new")])
    await close()
    assert (verdict.outcome, verdict.rule) == (Outcome.HOLD, "provider.unreachable")


async def test_one_request_per_review_even_in_trouble(server: Server) -> None:
    server.fault = "500"
    await gate(openai(server)).review([submission("hello")])
    assert len(server.requests) == 1


async def test_the_breaker_stops_asking_and_comes_back(server: Server) -> None:
    at = 1000.0
    breaker = Breaker(failures=3, cooldown=2, clock=lambda: at)
    asking = Asking(openai(server, deadline=5), deadline=5, breaker=breaker)
    server.fault = "500"
    for _ in range(3):
        with pytest.raises(ProviderTrouble, match="status_500"):
            await asking.scores("x")
    for _ in range(10):
        with pytest.raises(ProviderTrouble, match="breaker_open"):
            await asking.scores("x")
    assert len(server.requests) == 3
    server.fault, at = None, 1002.1
    assert (await asking.scores("x"))["hate"] == 0.001
    assert breaker.closed


async def test_retry_after_is_respected(server: Server) -> None:
    at = 0.0
    breaker = Breaker(clock=lambda: at)
    asking = Asking(openai(server), deadline=0.8, breaker=breaker)
    server.fault, server.retry_after = "429", 10.0
    with pytest.raises(ProviderTrouble):
        await asking.scores("x")
    at = 9.9
    assert not breaker.admits()
    at = 10.1
    assert breaker.admits()


def test_a_half_open_breaker_admits_one_probe_and_doubles_its_pause() -> None:
    at = 0.0
    breaker = Breaker(failures=1, cooldown=2, cooldown_max=5, clock=lambda: at)
    breaker.failed()
    assert not breaker.admits()
    at = 2.0
    assert [breaker.admits(), breaker.admits()] == [True, False]
    breaker.failed()
    at = 5.9
    assert not breaker.admits()
    at = 6.0
    assert breaker.admits()
    breaker.succeeded()
    assert breaker.closed
    assert [breaker.admits(), breaker.admits()] == [True, True]


def test_a_probe_that_never_returns_does_not_close_the_way_for_ever() -> None:
    at = 0.0
    breaker = Breaker(failures=1, cooldown=2, clock=lambda: at)
    breaker.failed()
    at = 2.0
    assert breaker.admits()
    at = 4.0
    assert breaker.admits()


async def test_a_text_that_hangs_delays_no_other() -> None:
    class Stuck:
        async def scores(self, texts: Sequence[str]) -> Sequence[Scores]:
            if any("stuck" in text for text in texts):
                await asyncio.sleep(5)
            return [{"hate": 0.0}] * len(texts)

        async def image_scores(self, image: bytes) -> Scores:
            raise AssertionError("no picture was given")

        async def aclose(self) -> None:
            return None

    reviewing = gate(Stuck(), deadline=1)
    stuck = asyncio.create_task(reviewing.review([submission("stuck")]))
    await asyncio.sleep(0.01)
    started = time.monotonic()
    [verdict] = await reviewing.review([submission("quick")])
    assert verdict.outcome is Outcome.ALLOW
    assert time.monotonic() - started < 0.5
    [verdict] = await stuck
    assert verdict.rule == "provider.timeout"


async def test_texts_that_no_json_can_carry_are_still_judged(server: Server) -> None:
    [verdict] = await gate(openai(server)).review([submission("lone \ud800 surrogate")])
    assert verdict.outcome is Outcome.ALLOW


def test_every_loop_has_its_own_connections() -> None:
    async def once() -> Outcome:
        async with Server() as server:
            reviewing = gate(openai(server))
            [verdict] = await reviewing.review([submission("hello")])
            await close()
            return verdict.outcome

    assert [asyncio.run(once()) for _ in range(3)] == [Outcome.ALLOW] * 3


def test_raw_scores_pass_through_where_nothing_was_measured() -> None:
    assert calibrated("hate", 0.42) == 0.42
