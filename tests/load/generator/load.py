"""Two loads: open (send times fixed in advance) and closed (authors wait for each answer)."""

from __future__ import annotations

import asyncio
import gc
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from tests.load.generator.connection import Connection
from tests.load.generator.crowd import Crowd
from tests.load.generator.posting import Poster, SocketPoster
from tests.load.machine import core_seconds, cores

DRAIN_SECONDS = 90.0


@dataclass
class Outcome:
    """One measured load. `cpu`: server, Redis and PostgreSQL from first send to drained.

    `generator_share`: how busy the generator was. `foreign_share`: how much of the server's core
    went to programs that are no part of the measurement.
    """

    accepted: int = 0
    delivered: int = 0
    seconds: float = 0.0
    cpu: float = 0.0
    p50_ms: float = 0.0
    p99_ms: float = 0.0
    generator_share: float = 0.0
    foreign_share: float = 0.0
    faults: dict[str, int] = field(default_factory=dict)
    refusals: dict[str, int] = field(default_factory=dict)

    @property
    def per_cpu_second(self) -> float:
        return self.delivered / self.cpu if self.cpu else 0.0

    @property
    def accepted_per_second(self) -> float:
        return self.accepted / self.seconds if self.seconds else 0.0

    @property
    def accepted_per_cpu_second(self) -> float:
        return self.accepted / self.cpu if self.cpu else 0.0

    def record(self) -> dict[str, Any]:
        """JSON for results: the fields and the two rates."""
        rates = {
            "per_cpu_second": self.per_cpu_second,
            "accepted_per_second": self.accepted_per_second,
            "accepted_per_cpu_second": self.accepted_per_cpu_second,
        }
        return {
            key: round(value, 4) if isinstance(value, float) else value
            for key, value in (asdict(self) | rates).items()
        }


@contextmanager
def quiet() -> Iterator[None]:
    """No garbage collection while a load is measured."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


class Meter:
    """Clocks of one measurement: wall, the server's CPU, the server's core, the generator's CPU."""

    def __init__(self, cpu: Callable[[], float]) -> None:
        self._cpu = cpu
        self._before = self._read()

    def _read(self) -> tuple[float, float, float, float]:
        own = resource.getrusage(resource.RUSAGE_SELF)
        core = core_seconds(cores()[0])
        return time.monotonic(), self._cpu(), core, own.ru_utime + own.ru_stime

    def outcome(self) -> Outcome:
        """An outcome with times and shares since the meter was made."""
        wall, cpu, core, own = (
            now - before for now, before in zip(self._read(), self._before, strict=True)
        )
        return Outcome(
            seconds=wall,
            cpu=cpu,
            generator_share=own / wall,
            foreign_share=max(0.0, core - cpu) / wall,
        )


async def open_load(
    crowd: Crowd, poster: Poster, *, rate: float, seconds: float, cpu: Callable[[], float]
) -> Outcome:
    """Post `rate` messages a second to rooms that everybody reads; wait until all arrived."""
    ledger = crowd.ledger
    total = int(rate * seconds)
    readers = sum(1 for c in crowd.connections if c.cursors.at)
    with quiet():
        meter = Meter(cpu)
        start_us = ledger.now_us() + 50_000
        for number in range(total):
            due_us = start_us + int(number * 1_000_000 / rate)
            early = due_us - ledger.now_us()
            if early > 0:
                await asyncio.sleep(early / 1_000_000)
            poster.post(number, due_us)
        await drained(
            lambda: (
                poster.accepted + ledger.other["refused"] >= total
                and ledger.delivered >= readers * poster.accepted
            )
        )
        outcome = meter.outcome()
    crowd.settle(poster.heads)
    return complete(outcome, crowd, poster)


async def closed_load(
    crowd: Crowd,
    poster: SocketPoster,
    authors: list[Connection],
    *,
    warm_up: float,
    seconds: float,
    cpu: Callable[[], float],
) -> Outcome:
    """Every author posts, waits for the acknowledgement and posts again; counts after `warm_up`."""
    ledger = crowd.ledger
    running = True
    sent = 0

    def post(author: Connection) -> None:
        nonlocal sent
        if running:
            sent += 1
            number = sent
            poster.post_as(author, number, ledger.now_us(), lambda: post(author))

    with quiet():
        for author in authors:
            post(author)
        await asyncio.sleep(warm_up)
        accepted_before, meter = poster.accepted, Meter(cpu)
        await asyncio.sleep(seconds)
        outcome = meter.outcome()
        outcome.accepted = poster.accepted - accepted_before
        running = False
        await drained(lambda: poster.accepted + ledger.other["refused"] >= sent)
        readers = [c for c in crowd.connections if c.cursors.at]
        await drained(
            lambda: all(
                at >= poster.heads.get(room.decode(), at)
                for c in readers
                for room, at in c.cursors.at.items()
            )
        )
    crowd.settle(poster.heads)
    accepted = outcome.accepted
    complete(outcome, crowd, poster)
    outcome.accepted = accepted
    return outcome


async def drained(done: Callable[[], bool]) -> None:
    """Return when `done`, or when nothing will come any more."""
    give_up_at = time.monotonic() + DRAIN_SECONDS
    while not done() and time.monotonic() < give_up_at:  # noqa: ASYNC110 - many counters, one end
        await asyncio.sleep(0.01)


def complete(outcome: Outcome, crowd: Crowd, poster: Poster) -> Outcome:
    latencies = sorted(crowd.ledger.latencies)
    outcome.accepted = poster.accepted
    outcome.delivered = crowd.ledger.delivered
    outcome.faults = crowd.ledger.faults
    if isinstance(poster, SocketPoster):
        outcome.refusals = dict(poster.refusals.most_common(3))
    if latencies:
        outcome.p50_ms = latencies[len(latencies) // 2] / 1000
        outcome.p99_ms = latencies[min(len(latencies) - 1, len(latencies) * 99 // 100)] / 1000
    return outcome
