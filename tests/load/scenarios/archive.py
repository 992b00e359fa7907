"""Reading a long past: a page of history (P7), and search with its permission filter (P8)."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Mapping

from tests.load.rows import Row
from tests.load.targets.base import run_python
from tests.load.targets.carya import CaryaServer

PAGES = 400
EACH = 15
"""Queries of each of the ten kinds."""


class Archive(CaryaServer):
    """A database of `messages` messages; no server is started."""

    def __init__(self, services: object, messages: int) -> None:
        super().__init__(services)  # type: ignore[arg-type]
        self.name = f"archive-{messages}"
        self.messages = messages

    def fill(self) -> float:
        """Migrate and seed; returns seconds."""
        began = time.monotonic()
        self.prepare()
        run_python(["-m", "tests.load.targets.archive", "seed", str(self.messages)], self.env())
        return time.monotonic() - began

    def times(self, *arguments: str) -> list[float]:
        """Seconds of each page, as `tests.load.targets.archive` prints them."""
        command = ["-m", "tests.load.targets.archive", *arguments]
        return [float(one) for one in json.loads(run_python(command, self.env())[-1])]


def history(few: Archive, many: Archive, rounds: int) -> Row:
    """P7: the median page of 50 messages, read at places all over the past."""
    title = f"history page at {many.messages:,} messages"
    row = Row("P7", title, "ms", 1.5, 1.1, at_least=False, peer_name=f"{few.messages:,} messages")
    sides: Mapping[str, Archive] = {"ours": many, "peer": few}
    found: dict[str, list[float]] = {"ours": [], "peer": []}
    for side in _turns(rounds):
        pages = sides[side].times("history", str(PAGES))
        found[side].append(statistics.median(pages) * 1000)
        row.rounds.append({"side": side, "median_ms": found[side][-1], "p95_ms": _p95(pages)})
    row.compare(found["ours"], found["peer"])
    return row


def search(archive: Archive, rounds: int) -> Row:
    """P8: the slowest twentieth of a mix of queries, with the permission filter and without."""
    title = f"search p95 at {archive.messages:,} messages with the permission filter"
    row = Row("P8", title, "ms", 2, 1.2, at_least=False, peer_name="the same queries without")
    found: dict[str, list[float]] = {"ours": [], "peer": []}
    for side in _turns(rounds):
        more = ["--open"] if side == "peer" else []
        pages = archive.times("search", str(EACH), *more)
        found[side].append(_p95(pages))
        row.rounds.append(
            {"side": side, "p95_ms": _p95(pages), "median_ms": statistics.median(pages) * 1000}
        )
    row.compare(found["ours"], found["peer"])
    middle = statistics.median(one["median_ms"] for one in row.rounds if one["side"] == "ours")
    row.notes.append(
        f"Median with the filter: {middle:.1f} ms. The reader may see 65 of 100 rooms."
    )
    return row


def _turns(rounds: int) -> list[str]:
    """ours, peer, peer, ours, …"""
    pairs = (["ours", "peer"] if number % 2 == 0 else ["peer", "ours"] for number in range(rounds))
    return [side for pair in pairs for side in pair]


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1] * 1000
