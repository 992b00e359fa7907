"""The gate: what stands behind the kernel's port.

A text meets the pure stages first (words, links, spam), then the counter of repeats, then the
provider, if one is configured; the gravest finding decides. Nothing here holds a lock, and a text
that waits for the provider delays no other.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence

import msgspec
import structlog
from django.conf import settings

from core.kernel import warmup
from core.kernel.gate import Gate, Outcome, Settled, Submission, TextKind, Verdict
from core.kernel.health import add_note
from core.kernel.ids import new_id
from moderation import settling
from moderation.actions.flags import let_go
from moderation.pipeline.breaker import Breaker
from moderation.pipeline.cache import ScoreCache, Scores
from moderation.pipeline.classifier_turns import Offline
from moderation.pipeline.findings import Finding, gravest
from moderation.pipeline.images import judge_image
from moderation.pipeline.normalise import hash_of
from moderation.pipeline.policy import CLASSIFIER, Policy, outage
from moderation.pipeline.providers import ProviderTrouble
from moderation.pipeline.providers.asking import Asking
from moderation.pipeline.providers.openai import OpenAIModeration
from moderation.pipeline.repeats import Repeats, SharedRepeats, judged, said
from moderation.pipeline.shared import SharedMemory
from moderation.pipeline.stages import STAGES, Stage
from moderation.policies import Policies

log = structlog.get_logger(__name__)

WAITING_KINDS = frozenset({TextKind.MESSAGE, TextKind.MESSAGE_EDIT})
"""What can wait for a person. Anything else is refused when held: the classifier only flags it."""

CLASSIFIER_DECIDES = (
    "OPENAI_API_KEY is not set: word lists, link rules, spam rules and the offline classifier "
    "decide; it flags and holds, and never blocks"
)
PATTERNS_ALONE = "OPENAI_API_KEY is not set: word lists, link rules and spam rules decide alone"
PROVIDER_AWAY = "the moderation provider does not answer: texts are held or flagged by policy"


class ModerationGate:
    """One per process, shared by its event loops.

    `present` gives the policy in force; without `asking` the stages and `repeats` decide, and
    `offline` beside them; with it, `offline` stands in while the provider does not answer.
    """

    def __init__(
        self,
        *,
        present: Callable[[], Awaitable[Policy]],
        repeats: Repeats,
        asking: Asking | None = None,
        cache: ScoreCache | None = None,
        offline: Offline | None = None,
        stages: Sequence[Stage] = STAGES,
        clock: Callable[[], float] = time.time,
        unreviewed_images: str = "hold-new",
    ) -> None:
        self._present = present
        self._repeats = repeats
        self._asking = asking
        self._cache = cache
        self._offline = offline
        self._stages = stages
        self._clock = clock
        self._unreviewed_images = unreviewed_images

    async def review(self, submissions: Sequence[Submission]) -> list[Verdict]:
        """One verdict per submission, in order; provider trouble is policy's to decide."""
        started = time.perf_counter()
        policy = await self._present()
        if len(submissions) == 1:
            return [await self._review(submissions[0], policy, started)]
        return await asyncio.gather(*(self._review(one, policy, started) for one in submissions))

    def settle(self, decisions: Sequence[Settled]) -> None:
        """Store decisions and open flags within the caller's transaction."""
        settle(decisions)

    @property
    def note(self) -> str | None:
        """What an operator should know of how texts are judged now."""
        if self._asking is None:
            return CLASSIFIER_DECIDES if self._offline else PATTERNS_ALONE
        return None if self._asking.breaker.closed else PROVIDER_AWAY

    async def _review(self, submission: Submission, policy: Policy, started: float) -> Verdict:
        if submission.image:
            return await judge_image(
                submission,
                policy,
                asking=self._asking,
                cache=self._cache,
                unreviewed=self._unreviewed_images,
            )
        digest = hash_of(submission.text)
        finding = gravest(stage(submission, policy) for stage in self._stages)
        layer = "pattern"
        scores: Scores = {}
        if finding is None or finding.outcome is not Outcome.BLOCK:
            finding = gravest((finding, await self._repeated(submission)))
        blocked = finding is not None and finding.outcome is Outcome.BLOCK
        if self._asking and not blocked:
            try:
                layer, scores = await self._scores(submission.text, (policy.version, digest))
                finding = gravest((finding, policy.judge(scores, layer=layer)))
            except ProviderTrouble as trouble:
                layer, scores, finding = await self._classified(submission, policy, finding)
                finding = outage(pattern=finding, trust=submission.trust, rule=trouble.rule)
        elif not blocked:
            layer, scores, finding = await self._classified(submission, policy, finding)
        return Verdict(
            outcome=finding.outcome if finding else Outcome.ALLOW,
            layer=finding.layer if finding else layer,
            text_hash=digest,
            policy_version=policy.version,
            category=finding.category if finding else "",
            rule=finding.rule if finding else "",
            scores=dict(scores),
            latency_ms=round((time.perf_counter() - started) * 1000, 3),
        )

    async def _classified(
        self, submission: Submission, policy: Policy, finding: Finding | None
    ) -> tuple[str, Scores, Finding | None]:
        """Layer, scores and the graver finding once the offline classifier has looked, if any."""
        if self._offline is None:
            return "pattern", {}, finding
        scores = await self._offline.scores(submission.text)
        judged = policy.judge(scores, layer=CLASSIFIER)
        if judged and judged.outcome is Outcome.HOLD and submission.kind not in WAITING_KINDS:
            judged = msgspec.structs.replace(judged, outcome=Outcome.FLAG)
        return CLASSIFIER, scores, gravest((finding, judged))

    async def _repeated(self, submission: Submission) -> Finding | None:
        """Whether this is one time too many; only messages are counted."""
        if submission.kind is not TextKind.MESSAGE or submission.room is None:
            return None
        one = said(
            submission.text,
            author=submission.author,
            room=submission.room,
            act=submission.act or new_id(),
            at=self._clock(),
        )
        return judged(await self._repeats.count(one), trust=submission.trust) if one else None

    async def _scores(self, text: str, key: tuple[str, str]) -> tuple[str, Scores]:
        """The provider's scores and the layer they came from: "cache" or "provider"."""
        assert self._asking is not None
        if not text.strip():
            return "provider", {}
        if self._cache is None:
            return "provider", await self._asking.scores(text)
        scores = self._cache.near(key) or await self._cache.far(key)
        if scores is not None:
            return "cache", scores
        scores = await self._asking.scores(text)
        self._cache.put(key, scores)
        return "provider", scores


def settle(decisions: Sequence[Settled]) -> None:
    """Store decisions and open flags, in two statements.

    A changed text that publishes first lets go of what was held before it: one more.
    """
    mended = [
        one.subject
        for one in decisions
        if one.subject and one.submission.kind is TextKind.MESSAGE_EDIT and one.verdict.publishes
    ]
    if mended:
        let_go(mended)
    settling.settle(decisions)


def build() -> Gate:
    """The gate this installation's settings ask for; says at start what it runs without."""
    shared = SharedMemory(settings.REDIS_URL, prefix=settings.CARYA_REDIS_PREFIX)
    asking = None
    if settings.OPENAI_API_KEY:
        deadline = settings.MODERATION_DEADLINE_MS / 1000
        provider = OpenAIModeration(
            api_key=settings.OPENAI_API_KEY,
            base_url=settings.OPENAI_BASE_URL or None,
            deadline=deadline,
        )
        asking = Asking(provider, deadline=deadline, breaker=Breaker())
    offline = Offline() if settings.OFFLINE_CLASSIFIER else None
    if asking is None:
        reason = CLASSIFIER_DECIDES if offline else PATTERNS_ALONE
        log.warning("moderation_without_provider", reason=reason)
    else:
        log.info("moderation_by_provider", stands_in="classifier" if offline else "policy")
    if offline:
        warmup.add(offline.prepare)
    policies = Policies(settings.MODERATION_THRESHOLDS, model=offline.version if offline else None)
    warmup.add(policies.refresh)
    gate = ModerationGate(
        present=policies.present,
        repeats=SharedRepeats(shared),
        asking=asking,
        cache=ScoreCache(shared) if asking else None,
        offline=offline,
        unreviewed_images=settings.UNREVIEWED_IMAGES,
    )
    add_note("moderation", lambda: gate.note)
    return gate
