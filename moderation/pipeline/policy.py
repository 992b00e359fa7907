"""From scores and findings to an outcome. Pure.

Thresholds are `(flag, block)` per category over calibrated scores: below `flag` a text passes, from
`block` on it is refused, between them it is published and flagged.
"""

from collections.abc import Mapping
from uuid import UUID

import msgspec

from core.kernel.gate import Outcome
from moderation.pipeline.findings import Finding
from moderation.pipeline.links import DomainRules
from moderation.pipeline.patterns import Matcher

DEFAULT = "default"
NEVER = 2.0
"""A threshold no score reaches."""

THRESHOLDS: Mapping[str, tuple[float, float]] = {
    DEFAULT: (0.3, 0.7),
    # Whoever threatens a life or sexualises a child is stopped at the first real doubt.
    "minors": (0.3, 0.3),
    "threat": (0.3, 0.3),
    # Someone who says they want to hurt themselves needs people, not a closed door.
    "self_harm_intent": (0.3, NEVER),
}
OFFLINE_THRESHOLDS: Mapping[str, tuple[float, float]] = {
    DEFAULT: (0.3, 0.7),
    "self_harm_intent": (0.3, NEVER),
}
"""`(flag, hold)` over the offline classifier's scores; it never blocks."""
CLASSIFIER = "classifier"
SHOWN_AS = {"self_harm_intent": "self_harm"}


class Policy(msgspec.Struct, frozen=True):
    """Everything a verdict depends on besides the text. `version` names exactly this state.

    `matchers` and `domains` hold what counts in a space; None is the rest of the site.
    """

    version: str
    thresholds: Mapping[str, tuple[float, float]]
    matchers: Mapping[UUID | None, Matcher]
    domains: Mapping[UUID | None, DomainRules]
    offline: Mapping[str, tuple[float, float]]

    def matcher(self, space: UUID | None) -> Matcher:
        """The word matcher that counts in `space`."""
        return self.matchers.get(space) or self.matchers[None]

    def domain_rules(self, space: UUID | None) -> DomainRules:
        """The domain lists that count in `space`."""
        return self.domains.get(space) or self.domains[None]

    def judge(self, scores: Mapping[str, float], *, layer: str) -> Finding | None:
        """The gravest thing `scores` say; of equals the higher score. None: allow.

        The offline classifier's scores hold where a provider's block.
        """
        offline = layer == CLASSIFIER
        thresholds = self.offline if offline else self.thresholds
        gravest = Outcome.HOLD if offline else Outcome.BLOCK
        worst: tuple[int, float, Finding] | None = None
        for category, score in scores.items():
            flag, block = thresholds.get(category, thresholds[DEFAULT])
            if score < flag:
                continue
            outcome = gravest if score >= block else Outcome.FLAG
            rank = (int(outcome is gravest), score)
            if worst is None or rank > worst[:2]:
                shown = SHOWN_AS.get(category, category)
                worst = (*rank, Finding(outcome, shown, f"score:{category}", layer))
        return worst[2] if worst else None


def outage(*, pattern: Finding | None, trust: str, rule: str) -> Finding:
    """What happens to a text that the provider could not judge: never a silent allow.

    New members wait; the rest are published and flagged, unless `pattern` – what the lists, the
    rules and the offline classifier found – already says more.
    """
    if pattern is not None and pattern.outcome is not Outcome.FLAG:
        return pattern
    if trust == "new":
        return Finding(Outcome.HOLD, "unavailable", rule, "policy")
    return pattern or Finding(Outcome.FLAG, "unavailable", rule, "policy")
