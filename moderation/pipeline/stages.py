"""The stages every text passes before any service is asked, in order.

A stage is synchronous and pure: it sees the submission and the policy, and says what it found. A
further one (a classifier without a network, say) takes its place in `STAGES`.
"""

from collections.abc import Sequence
from typing import Protocol

from core.kernel.gate import Outcome, Submission
from moderation.pipeline import links, spam
from moderation.pipeline.findings import Finding
from moderation.pipeline.lexicon import BLOCK
from moderation.pipeline.policy import Policy


class Stage(Protocol):
    """One look at a text."""

    def __call__(self, submission: Submission, policy: Policy, /) -> Finding | None: ...


def listed_words(submission: Submission, policy: Policy, /) -> Finding | None:
    """Word lists: severity 3 blocks, 2 publishes and flags."""
    match = policy.matcher(submission.space).search(submission.text)
    if match is None:
        return None
    outcome = Outcome.BLOCK if match.entry.severity == BLOCK else Outcome.FLAG
    return Finding(outcome, match.entry.category, match.rule)


def posted_links(submission: Submission, policy: Policy, /) -> Finding | None:
    """Domain lists, shorteners, and no links from new members."""
    rules = policy.domain_rules(submission.space)
    return links.links(submission.text, trust=submission.trust, rules=rules)


def evident_spam(submission: Submission, _policy: Policy, /) -> Finding | None:
    """Repetition, capitals and mass mentions within the text."""
    return spam.spam(submission.text, trust=submission.trust)


STAGES: Sequence[Stage] = (listed_words, posted_links, evident_spam)
