"""Gates for tests: each implements the kernel's port and remembers what it saw."""

import asyncio
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from core.kernel.gate import Gate, Outcome, Settled, Submission, Verdict, bind

AnyGate = TypeVar("AnyGate", bound=Gate)


class FixedGate:
    """Gives every text the same verdict. `seen` and `settled` keep what came, in order."""

    outcome = Outcome.ALLOW
    category = ""

    def __init__(self) -> None:
        self.seen: list[Submission] = []
        self.settled: list[Settled] = []

    async def review(self, submissions: Sequence[Submission]) -> list[Verdict]:
        self.seen.extend(submissions)
        return [self._verdict(submission) for submission in submissions]

    def settle(self, decisions: Sequence[Settled]) -> None:
        self.settled.extend(decisions)

    def _verdict(self, submission: Submission) -> Verdict:
        return Verdict(
            outcome=self.outcome,
            layer="policy",
            text_hash=hashlib.sha256(submission.text.encode()).hexdigest(),
            policy_version="test",
            category=self.category,
            rule="test" if self.category else "",
        )


class AllowAllGate(FixedGate):
    """Everything may be seen."""


class FlagAllGate(FixedGate):
    """Everything may be seen and opens a flag."""

    outcome, category = Outcome.FLAG, "harassment"


class HoldAllGate(FixedGate):
    """Everything waits for a person."""

    outcome, category = Outcome.HOLD, "unavailable"


class RejectAllGate(FixedGate):
    """Nothing passes."""

    outcome, category = Outcome.BLOCK, "hate"


class SlowGate(AllowAllGate):
    """Allows everything after `seconds`; when `only` is given, just texts containing it wait."""

    def __init__(self, seconds: float, *, only: str = "") -> None:
        super().__init__()
        self.seconds = seconds
        self.only = only

    async def review(self, submissions: Sequence[Submission]) -> list[Verdict]:
        if any(self.only in submission.text for submission in submissions):
            await asyncio.sleep(self.seconds)
        return await super().review(submissions)


class MarkedGate(FixedGate):
    """Obeys "[block]", "[hold]" or "[flag]" in a text; others pass."""

    def _verdict(self, submission: Submission) -> Verdict:
        verdict = super()._verdict(submission)
        for outcome in (Outcome.BLOCK, Outcome.HOLD, Outcome.FLAG):
            if f"[{outcome.value}]" in submission.text:
                return Verdict(
                    outcome=outcome,
                    layer="policy",
                    text_hash=verdict.text_hash,
                    policy_version=verdict.policy_version,
                    category="harassment",
                    rule="marked",
                )
        return verdict


@contextmanager
def bound(gate: AnyGate) -> Iterator[AnyGate]:
    """Bind `gate` to the port for the length of a `with` block."""
    previous = bind(gate)
    try:
        yield gate
    finally:
        if previous is not None:
            bind(previous)
