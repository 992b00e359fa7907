"""The whole gate on real Redis and Postgres, with the provider beside it."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import redis
from asgiref.sync import sync_to_async
from django.conf import settings
from django.test import override_settings

from core.kernel import health
from core.kernel.gate import Outcome, Settled, TextKind
from core.kernel.ids import new_id
from moderation import gate as gate_module
from moderation import policies
from moderation.gate import ModerationGate, build
from moderation.models import Decision, DomainEntry, Flag, WordEntry
from moderation.pipeline.cache import ScoreCache
from moderation.pipeline.classifier import load
from moderation.pipeline.repeats import SharedRepeats
from moderation.pipeline.shared import SharedMemory
from moderation.policies import Policies, fixed
from tests.support.factories import SpaceFactory
from tests.support.openai_server import Server
from tests.unit.moderation.gates import close, gate, openai, submission

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with Server() as running:
        yield running
        await close()


@pytest.fixture
async def shared() -> AsyncIterator[SharedMemory]:
    memory = SharedMemory(settings.REDIS_URL, prefix=settings.CARYA_REDIS_PREFIX)
    yield memory
    await memory.aclose()


@pytest.fixture
async def nowhere() -> AsyncIterator[SharedMemory]:
    memory = SharedMemory("redis://127.0.0.1:1/0", prefix="nowhere")
    yield memory
    await memory.aclose()


async def test_the_same_text_is_asked_about_once(server: Server, shared: SharedMemory) -> None:
    first = gate(openai(server), cache=ScoreCache(shared))
    text = submission("score:hate=0.5 hm")
    [asked], [again] = await first.review([text]), await first.review([text])
    assert (asked.layer, again.layer) == ("provider", "cache")
    assert asked.outcome == again.outcome == Outcome.FLAG
    other_process = gate(openai(server), cache=ScoreCache(shared))
    for _ in range(50):  # the write to Redis happens behind the caller's back
        if await shared.client().keys(f"{shared.prefix}:gate:*"):
            break
        await asyncio.sleep(0.01)
    [verdict] = await other_process.review([text])
    assert (verdict.layer, verdict.outcome) == ("cache", Outcome.FLAG)
    assert len(server.requests) == 1


async def test_a_cached_answer_never_crosses_policies(server: Server, shared: SharedMemory) -> None:
    text = submission("score:sexual=0.5")
    strict = fixed(thresholds={"default": (0.1, 0.4)})
    cache = ScoreCache(shared)
    [usual] = await gate(openai(server), cache=cache).review([text])
    [harsh] = await gate(openai(server), cache=cache, policy=strict).review([text])
    assert (usual.outcome, harsh.outcome) == (Outcome.FLAG, Outcome.BLOCK)
    assert usual.policy_version != harsh.policy_version
    assert len(server.requests) == 2


async def test_trust_and_space_count_for_a_cached_text_too(
    server: Server, shared: SharedMemory
) -> None:
    reviewing = gate(openai(server), cache=ScoreCache(shared))
    text = "see https://example.org/a"
    [trusted] = await reviewing.review([submission(text)])
    [newcomer] = await reviewing.review([submission(text, trust="new")])
    assert (trusted.outcome, newcomer.outcome) == (Outcome.ALLOW, Outcome.BLOCK)


async def test_verdicts_of_policy_are_not_cached(server: Server, shared: SharedMemory) -> None:
    reviewing = gate(openai(server), cache=ScoreCache(shared))
    server.fault = "500"
    [away] = await reviewing.review([submission("hello", trust="new")])
    server.fault = None
    [back] = await reviewing.review([submission("hello", trust="new")])
    assert (away.outcome, back.outcome) == (Outcome.HOLD, Outcome.ALLOW)


async def test_without_redis_there_is_no_cache_and_no_error(
    server: Server, nowhere: SharedMemory
) -> None:
    reviewing = gate(openai(server), cache=ScoreCache(nowhere), repeats=SharedRepeats(nowhere))
    outcomes = [
        (await reviewing.review([submission("the same sixteen characters")]))[0].outcome
        for _ in range(7)
    ]
    assert outcomes == [Outcome.ALLOW] * 5 + [Outcome.BLOCK] * 2


async def test_repeating_oneself_is_spam_across_processes(shared: SharedMemory) -> None:
    processes = [gate(repeats=SharedRepeats(shared)) for _ in range(2)]
    verdicts = [
        (await processes[n % 2].review([submission("Buy my excellent new thing")]))[0]
        for n in range(6)
    ]
    assert [verdict.outcome for verdict in verdicts] == [Outcome.ALLOW] * 5 + [Outcome.BLOCK]
    assert (verdicts[-1].category, verdicts[-1].rule) == ("spam", "spam.repeated")


async def test_an_act_tried_again_on_another_process_counts_once(shared: SharedMemory) -> None:
    processes = [gate(repeats=SharedRepeats(shared)) for _ in range(2)]
    acts = [new_id() for _ in range(6)]
    outcomes = []
    for number, act in enumerate(acts):
        for tried in range(4):
            one = submission("Buy my excellent new thing", act=act)
            [verdict] = await processes[(number + tried) % 2].review([one])
            outcomes.append(verdict.outcome)
    assert outcomes == [Outcome.ALLOW] * 20 + [Outcome.BLOCK] * 4


async def test_the_same_text_to_many_rooms_is_spam(shared: SharedMemory) -> None:
    reviewing = gate(repeats=SharedRepeats(shared))
    verdicts = await reviewing.review(
        [submission("come and see my page today", room=new_id()) for _ in range(5)]
    )
    assert [verdict.outcome for verdict in verdicts].count(Outcome.BLOCK) == 2
    assert verdicts[-1].rule == "spam.many_rooms"


async def test_what_is_not_a_repetition_passes(shared: SharedMemory) -> None:
    reviewing = gate(repeats=SharedRepeats(shared))
    author = new_id()
    ours = [submission(f"number {n} of many different ones", author=author) for n in range(40)]
    others = [submission("good morning everyone!", author=new_id()) for _ in range(40)]
    short = [submission("lol") for _ in range(40)]
    edits = [submission("edited to the same text", kind=TextKind.MESSAGE_EDIT) for _ in range(40)]
    for verdict in await reviewing.review(ours + others + short + edits):
        assert verdict.outcome is Outcome.ALLOW


async def test_the_counter_stays_small(shared: SharedMemory, redis_client: redis.Redis) -> None:
    reviewing = gate(repeats=SharedRepeats(shared))
    author = new_id()
    await reviewing.review([submission(f"text number {n} here", author=author) for n in range(200)])
    [key] = redis_client.keys(f"{settings.CARYA_REDIS_PREFIX}:said:*")
    assert redis_client.llen(key) <= 24
    assert 0 < redis_client.ttl(key) <= 600


async def test_entries_of_the_admin_count_within_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policies, "REFRESH_SECONDS", 0.05)
    live = Policies({})
    space = await sync_to_async(SpaceFactory.create)()
    before = await live.present()
    await WordEntry.objects.acreate(words="pineapple pizza", severity=3, category="profanity")
    await WordEntry.objects.acreate(words="crap", severity=2, space=space)
    await DomainEntry.objects.acreate(domain="bad.example", verdict="deny")
    for _ in range(100):
        if (await live.present()).version != before.version:
            break
        await asyncio.sleep(0.05)
    after = await live.present()
    reviewing = gate(policy=after)
    inside, outside = new_id(), new_id()
    assert inside != outside
    texts = ["p1neapple pizza", "crap", "crap", "https://a.bad.example/x"]
    spaces = [None, space.id, None, None]
    verdicts = await reviewing.review(
        [submission(text, space=where) for text, where in zip(texts, spaces, strict=True)]
    )
    assert [verdict.outcome for verdict in verdicts] == [
        Outcome.BLOCK, Outcome.FLAG, Outcome.ALLOW, Outcome.BLOCK,
    ]  # fmt: skip
    await WordEntry.objects.all().adelete()
    await sync_to_async(live.refresh)()
    await DomainEntry.objects.all().adelete()
    await sync_to_async(live.refresh)()
    assert (await live.present()).version == before.version


async def test_without_a_key_the_classifier_decides_beside_the_patterns_and_says_so() -> None:
    reviewing = build()
    allowed, blocked, judged = await reviewing.review(
        [
            submission("hello"),
            submission("kill yourself"),
            submission("you are a worthless pathetic loser and everyone hates you"),
        ]
    )
    assert (allowed.outcome, allowed.layer) == (Outcome.ALLOW, "classifier")
    assert (blocked.outcome, blocked.layer) == (Outcome.BLOCK, "pattern")
    assert judged.outcome in (Outcome.FLAG, Outcome.HOLD)
    assert (judged.layer, judged.category) == ("classifier", "harassment")
    assert judged.scores["harassment"] >= 0.3
    assert judged.policy_version.endswith(f".{load().version}")
    assert health.notes()["moderation"] == gate_module.CLASSIFIER_DECIDES


async def test_what_the_classifier_said_is_stored_with_its_version() -> None:
    reviewing = build()
    text = submission("you are a worthless pathetic loser and everyone hates you")
    [verdict] = await reviewing.review([text])
    subject = new_id()
    await sync_to_async(reviewing.settle)(
        [Settled(submission=text, verdict=verdict, subject=subject)]
    )
    decision = await Decision.objects.aget(subject=subject)
    assert (decision.layer, decision.scores) == ("classifier", verdict.scores)
    assert decision.policy_version.endswith(load().version)
    flag = await Flag.objects.aget(subject=subject)
    assert flag.sources == [Flag.Source.AI]


async def test_without_a_key_and_with_the_classifier_off_the_patterns_decide_alone() -> None:
    with override_settings(OFFLINE_CLASSIFIER=False):
        reviewing = build()
    assert isinstance(reviewing, ModerationGate)
    allowed, blocked = await reviewing.review([submission("hello"), submission("kill yourself")])
    assert (allowed.outcome, allowed.layer) == (Outcome.ALLOW, "pattern")
    assert (blocked.outcome, blocked.layer) == (Outcome.BLOCK, "pattern")
    assert health.notes()["moderation"] == gate_module.PATTERNS_ALONE


async def test_a_key_in_the_settings_asks_the_provider(server: Server) -> None:
    with override_settings(OPENAI_API_KEY="sk-test", OPENAI_BASE_URL=server.base_url):
        reviewing = build()
    assert isinstance(reviewing, ModerationGate)
    [verdict] = await reviewing.review([submission("score:hate=0.9")])
    assert (verdict.outcome, verdict.layer) == (Outcome.BLOCK, "provider")
    assert "moderation" not in health.notes()
    server.fault = "429"
    await reviewing.review([submission("other")])
    assert health.notes()["moderation"] == gate_module.PROVIDER_AWAY
    if reviewing._asking:
        await reviewing._asking.aclose()
    build()
