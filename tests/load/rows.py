"""A figure of the report: what was measured, against what, and whether it holds."""

from __future__ import annotations

import statistics
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.load.generator.load import Outcome

Round = dict[str, Any]


@dataclass
class Row:
    """One line of the table. `failed` names checks that did not hold; then no figure is printed."""

    figure: str
    title: str
    unit: str
    must: float
    aim: float
    at_least: bool = True
    peer_name: str = "stock Channels"
    ours: float | None = None
    peer: float | None = None
    ratio: float | None = None
    failed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    peer_reordered: int = 0

    @property
    def holds(self) -> bool:
        return self.reaches(self.must)

    def reaches(self, wanted: float) -> bool:
        """Whether the figure (the ratio, or ours where there is no peer) is as good as `wanted`."""
        value = self.value
        if value is None or self.failed:
            return False
        return value >= wanted if self.at_least else value <= wanted

    @property
    def value(self) -> float | None:
        return self.ours if self.ratio is None else self.ratio

    def compare(self, ours: Sequence[float], peer: Sequence[float]) -> None:
        """Set medians and their ratio."""
        self.ours, self.peer = statistics.median(ours), statistics.median(peer)
        self.ratio = self.ours / self.peer if self.peer else None

    def check(self, side: str, outcome: Outcome) -> None:
        """Add an outcome to the rounds; a failed check on either side fails the row.

        A peer that only breaks the order still did the work: that is counted in `peer_reordered`.
        """
        self.rounds.append({"side": side, **outcome.record()})
        if outcome.faults:
            if side.startswith("peer") and set(outcome.faults) == {"reordered"}:
                self.peer_reordered += outcome.faults["reordered"]
            else:
                found = ", ".join(f"{count:,} {name}" for name, count in outcome.faults.items())
                self.failed.append(f"{side}: {found}")
        if not outcome.accepted:
            self.failed.append(f"{side}: no message was accepted")

    def record(self) -> dict[str, Any]:
        """The row as it stands in results.json."""
        return {**asdict(self), "holds": self.holds, "aim_reached": self.reaches(self.aim)}


async def abba(
    rounds: int,
    ours: Callable[[], Awaitable[Outcome]],
    peer: Callable[[], Awaitable[Outcome]],
) -> tuple[list[Outcome], list[Outcome]]:
    """Measure ours, peer, peer, ours, … `rounds` times each, so that drift hits both alike."""
    a: list[Outcome] = []
    b: list[Outcome] = []
    for number in range(rounds):
        if number % 2 == 0:
            a.append(await ours())
            b.append(await peer())
        else:
            b.append(await peer())
            a.append(await ours())
    return a, b
