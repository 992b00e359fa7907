"""Pictures at the gate: judged by the provider alone, as no list or rule can read one."""

import hashlib
import time

from core.kernel.gate import Outcome, Submission, Verdict
from moderation.pipeline.cache import ScoreCache, Scores
from moderation.pipeline.findings import Finding
from moderation.pipeline.policy import Policy, outage
from moderation.pipeline.providers import ProviderTrouble
from moderation.pipeline.providers.asking import Asking

UNREVIEWED = ("hold-new", "hold-all", "publish")
"""What happens to pictures where there is no provider."""


async def judge_image(
    submission: Submission,
    policy: Policy,
    *,
    asking: Asking | None,
    cache: ScoreCache | None,
    unreviewed: str,
) -> Verdict:
    """The verdict about exactly these bytes; `unreviewed` decides where nobody can be asked."""
    started = time.perf_counter()
    digest = hashlib.sha256(submission.image).hexdigest()
    scores: Scores = {}
    layer = "policy"
    finding: Finding | None
    if asking is None:
        finding = _unseen(submission.trust, unreviewed)
    else:
        try:
            layer, scores = await _scores(submission.image, (policy.version, digest), asking, cache)
            finding = policy.judge(scores, layer=layer)
        except ProviderTrouble as trouble:
            finding = outage(pattern=None, trust=submission.trust, rule=trouble.rule)
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


def _unseen(trust: str, unreviewed: str) -> Finding | None:
    if unreviewed == "hold-all" or (unreviewed == "hold-new" and trust == "new"):
        return Finding(Outcome.HOLD, "unavailable", "images.unreviewed", "policy")
    return None


async def _scores(
    image: bytes, key: tuple[str, str], asking: Asking, cache: ScoreCache | None
) -> tuple[str, Scores]:
    """The provider's scores and the layer they came from: "cache" or "provider"."""
    if cache is None:
        return "provider", await asking.image_scores(image)
    scores = cache.near(key) or await cache.far(key)
    if scores is not None:
        return "cache", scores
    scores = await asking.image_scores(image)
    cache.put(key, scores)
    return "provider", scores
