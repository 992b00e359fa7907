"""`python -m tests.load.bench [P1 P4 …] [--quick]`: measure, check, print and write the table.

Without names every figure is measured that this machine can measure. The page
`docs/reference/benchmarks.md` is written only by a run that measured every figure at full size with
all checks passed; `.bench/results.json` by every run that was not stopped.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import uvloop

from core.kernel.clock import now
from deploy.local.failures import StartError
from tests.load import report
from tests.load.machine import cores
from tests.load.rows import Row
from tests.load.scenarios import archive, fanout, memory, provider, storm, throughput, writes
from tests.load.scenarios.fanout import Fanout
from tests.load.scenarios.warm import warm
from tests.load.services import Services
from tests.load.stopping import Stop, Stopped
from tests.load.targets import nchan
from tests.load.targets.base import ROOT
from tests.load.targets.carya import CaryaServer
from tests.load.targets.nchan import NchanServer
from tests.load.targets.stock import StockServer
from tests.support import openai_server

PAGE = "docs/reference/benchmarks.md"
NCHAN_FIGURES = ("P2", "P3")
FIGURES = ("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11")


@dataclass(frozen=True)
class Size:
    """How much is measured; `SMALL` is for a look, `FULL` for the record."""

    rounds: int
    seconds: float
    fanout_seconds: float
    readers: int
    idle: tuple[int, int]
    cut: int
    members: int
    archive: tuple[int, int]


FULL = Size(
    rounds=3,
    seconds=5,
    fanout_seconds=4,
    readers=1000,
    idle=(1000, 5000),
    cut=2000,
    members=10_000,
    archive=(10_000, 1_000_000),
)
SMALL = Size(
    rounds=1,
    seconds=2,
    fanout_seconds=2,
    readers=300,
    idle=(200, 800),
    cut=400,
    members=1000,
    archive=(10_000, 100_000),
)


class Bench:
    """Runs figures one after the other, each with the servers it needs."""

    def __init__(self, services: Services, size: Size) -> None:
        self.services = services
        self.size = size

    async def fanout_stock(self) -> list[Row]:
        size = self.size
        shape = Fanout(size.readers, 10, size.fanout_seconds)
        calm = Fanout(size.readers, 1, 5)
        with (
            CaryaServer(self.services) as ours,
            StockServer(self.services) as stock,
            StockServer(self.services, layer="pubsub", runner="uvicorn") as faster,
        ):
            await warm(ours, stock, faster)
            return await fanout.against_stock(ours, stock, faster, shape, size.rounds, calm)

    async def fanout_nchan(self) -> list[Row]:
        size = self.size
        shape = Fanout(size.readers, 10, size.fanout_seconds)
        return [await self._nchan("P2", 0.5, 0.8, shape)]

    async def hot_nchan(self) -> list[Row]:
        shape = Fanout(self.size.readers // 2, 250, self.size.seconds)
        return [await self._nchan("P3", 1, 2, shape)]

    async def _nchan(self, name: str, must: float, aim: float, shape: Fanout) -> Row:
        with CaryaServer(self.services) as ours, NchanServer(self.services) as peer:
            await warm(ours)
            return await fanout.against_nchan(name, must, aim, ours, peer, shape, self.size.rounds)

    async def throughput(self) -> list[Row]:
        size = self.size
        with CaryaServer(self.services) as ours, StockServer(self.services) as stock:
            await warm(ours, stock)
            return [await throughput.against_stock(ours, stock, size.rounds, size.seconds * 0.7)]

    async def memory(self) -> list[Row]:
        few, many = self.size.idle
        with CaryaServer(self.services) as ours:
            await warm(ours)
            return [await memory.slope(ours, few=few, many=many)]

    async def archive(self) -> list[Row]:
        few, many = (archive.Archive(self.services, size) for size in self.size.archive)
        few.fill()
        seconds = many.fill()
        rows = [
            archive.history(few, many, self.size.rounds),
            archive.search(many, self.size.rounds),
        ]
        rows[0].notes.append(f"{many.messages:,} messages were made in {seconds:.0f} s.")
        return rows

    async def storm(self) -> list[Row]:
        with CaryaServer(self.services) as ours:
            await warm(ours)
            return [
                await storm.measure(ours, sockets=self.size.cut, rooms=5, rounds=self.size.rounds)
            ]

    async def provider(self) -> list[Row]:
        async with openai_server.Server(keeps_requests=False) as api:
            with CaryaServer(self.services, provider_url=api.base_url) as ours:
                await warm(ours)
                return [
                    await provider.slow_against_fast(ours, api, self.size.rounds, self.size.seconds)
                ]

    async def writes(self) -> list[Row]:
        with CaryaServer(self.services) as ours:
            await warm(ours)
            return [await writes.growth(ours, few=10, many=self.size.members)]


def plan(
    bench: Bench, wanted: set[str]
) -> list[tuple[set[str], Callable[[], Awaitable[list[Row]]]]]:
    """The measurements that give the wanted figures."""
    steps: list[tuple[set[str], Callable[[], Awaitable[list[Row]]]]] = [
        ({"P1", "P4"}, bench.fanout_stock),
        ({"P5"}, bench.throughput),
        ({"P6"}, bench.memory),
        ({"P7", "P8"}, bench.archive),
        ({"P9"}, bench.storm),
        ({"P10"}, bench.provider),
        ({"P11"}, bench.writes),
    ]
    if nchan.installed():
        steps[1:1] = [({"P2"}, bench.fanout_nchan), ({"P3"}, bench.hot_nchan)]
    return [(figures, step) for figures, step in steps if figures & wanted]


def measure(size: Size, wanted: set[str], stop: Stop) -> list[Row]:
    """Rows of the wanted figures that could be measured; raises `Stopped` after a signal."""
    rows: list[Row] = []
    os.sched_setaffinity(0, set(cores()))
    with Services(ROOT / ".bench" / "run") as services:
        bench = Bench(services, size)
        for figures, step in plan(bench, wanted):
            began = time.monotonic()
            try:
                with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                    found = runner.run(pinned(step, stop))
            except asyncio.CancelledError:
                stop.check()
                raise
            except Exception:  # noqa: BLE001 - the other figures are still worth having
                stop.check()
                traceback.print_exc()
                print(f"{', '.join(sorted(figures))}: not measured", file=sys.stderr)
                continue
            for row in found:
                if row.figure in wanted:
                    rows.append(row)
                    print(report.line(row), f"  ({time.monotonic() - began:.0f} s)", flush=True)
                    for remark in report.remarks_on(row):
                        print(f"    {remark}", flush=True)
    return rows


async def pinned(step: Callable[[], Awaitable[list[Row]]], stop: Stop) -> list[Row]:
    """Run a measurement with this process on the generator's core."""
    os.sched_setaffinity(0, {cores()[1]})
    try:
        with stop.cancels_this_task():
            return await step()
    finally:
        os.sched_setaffinity(0, set(cores()))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.load.bench", description=__doc__)
    parser.add_argument("figures", nargs="*", metavar="P1", help=f"some of {', '.join(FIGURES)}")
    parser.add_argument("--quick", action="store_true", help="small crowds, one round")
    asked = parser.parse_args()
    unknown = sorted(set(asked.figures) - set(FIGURES))
    if unknown:
        parser.error(f"unknown figure: {', '.join(unknown)}; known: {', '.join(FIGURES)}")
    wanted = set(asked.figures or FIGURES)
    stop = Stop()
    stop.listen()
    size = SMALL if asked.quick else FULL
    try:
        rows = measure(size, wanted, stop)
    except StartError as error:
        print(error, file=sys.stderr)
        return 1
    except Stopped as stopped:
        print(f"Stopped by {stopped}: nothing was written.", file=sys.stderr)
        return 128 + stop.number
    run = report.Run(day=now().date().isoformat(), quick=asked.quick, rounds=size.rounds)
    rows.sort(key=lambda row: FIGURES.index(row.figure))
    report.save(rows, ROOT / ".bench" / "results.json")
    missing = report.missing(rows, run, FIGURES)
    if missing:
        print(f"{PAGE} stays as it was: {missing}.")
    else:
        (ROOT / PAGE).write_text(report.markdown(rows, run))
        print(f"{PAGE} was written: a whole run, every check passed.")
    measured = {row.figure for row in rows if not row.failed}
    return 0 if wanted - measured <= impossible() else 1


def impossible() -> set[str]:
    """Figures that this machine cannot measure."""
    return set() if nchan.installed() else set(NCHAN_FIGURES)


if __name__ == "__main__":
    sys.exit(main())
