"""The port that tells how the gate decided about stored texts; moderation binds it."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

import msgspec


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """A decision as moderators read it; see `core.kernel.gate.Verdict`. Scores are not in it."""

    outcome: str
    layer: str
    category: str
    rule: str
    at: datetime


class StoredText(msgspec.Struct, frozen=True, kw_only=True):
    """A text exactly as it was submitted, and when it was stored."""

    text: str
    at: datetime


class Decisions(Protocol):
    """What the gate decided. Synchronous."""

    def about(
        self, subjects: Collection[UUID], texts: Sequence[StoredText]
    ) -> list[Decided | None]:
        """For each text the decision it was stored under as one of `subjects`, None where none is
        known; one query.
        """


_decisions: Decisions | None = None


def bind(decisions: Decisions) -> Decisions | None:
    """Bind the port; returns what was bound before."""
    global _decisions
    previous, _decisions = _decisions, decisions
    return previous


def decisions() -> Decisions:
    """The bound port; a missing one is a programming error, never "nothing was decided"."""
    if _decisions is None:
        raise RuntimeError("no decisions are bound; core.config.bindings binds them")
    return _decisions
