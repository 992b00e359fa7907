"""What one load knows about its deliveries: how many, how late, and what went wrong."""

from __future__ import annotations

import time
from array import array
from collections import Counter
from dataclasses import dataclass, field

from tests.load.generator.frames import Run


@dataclass
class Ledger:
    """Shared by all connections of one load.

    Stamps in the messages are microseconds since `epoch_ns`: short enough that no gate takes them
    for a telephone number. Latencies are microseconds from the scheduled send.
    """

    epoch_ns: int = field(default_factory=time.monotonic_ns)

    delivered: int = 0
    duplicated: int = 0
    reordered: int = 0
    lost: int = 0
    latencies: array[int] = field(default_factory=lambda: array("q"))
    other: Counter[str] = field(default_factory=Counter)

    def now_us(self) -> int:
        return (time.monotonic_ns() - self.epoch_ns) // 1000

    @property
    def faults(self) -> dict[str, int]:
        """The checks that failed; empty when every reader saw every position once, in order."""
        found = {
            "lost": self.lost,
            "duplicated": self.duplicated,
            "reordered": self.reordered,
            "lagged": self.other["room.lag"],
            "closed": self.other["closed"],
            "refused": self.other["refused"],
        }
        return {name: count for name, count in found.items() if count}


class Cursors:
    """One reader's position in every room it subscribed to, and the holes it has seen."""

    __slots__ = ("at", "ledger", "missing")

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.at: dict[bytes, int] = {}
        self.missing: set[tuple[bytes, int]] = set()

    def apply(self, run: Run, now: int) -> None:
        """Count `run` as delivered at `now` and check it against the position before it."""
        at = self.at.get(run.room)
        if at is None:
            return
        ledger = self.ledger
        if run.first == at + 1:
            self.at[run.room] = run.last
            ledger.delivered += run.last - at
            for stamp in run.stamps:
                ledger.latencies.append(now - stamp)
        else:
            for seq, stamp in enumerate(run.stamps, run.first):
                self._apply_one(run.room, seq, now - stamp)

    def _apply_one(self, room: bytes, seq: int, latency: int) -> None:
        at = self.at[room]
        if seq > at:
            self.missing.update((room, hole) for hole in range(at + 1, seq))
            self.at[room] = seq
        elif (room, seq) in self.missing:
            self.missing.discard((room, seq))
            self.ledger.reordered += 1
        else:
            self.ledger.duplicated += 1
            return
        self.ledger.delivered += 1
        self.ledger.latencies.append(latency)

    def lost_before(self, heads: dict[bytes, int]) -> int:
        """How many positions up to `heads` this reader never saw."""
        behind = sum(max(0, heads.get(room, at) - at) for room, at in self.at.items())
        return len(self.missing) + behind
