"""Batches: nobody waits alone, small batches keep a pace, full ones do not wait."""

import asyncio
from collections.abc import Sequence

import pytest

from core.kernel.batching import ENOUGH, Batcher

NEVER = 3600.0
"""A pace nobody could sit out: a batch that starts all the same did not wait for it."""


class Work:
    """Notes the size of each batch; `held` batches wait until they are let go."""

    def __init__(self, *, held: bool = False) -> None:
        self.sizes: list[int] = []
        self.let_go = asyncio.Event()
        if not held:
            self.let_go.set()

    async def __call__(self, items: Sequence[int]) -> Sequence[int | BaseException]:
        self.sizes.append(len(items))
        await self.let_go.wait()
        return [ValueError(item) if item < 0 else item * 2 for item in items]


async def test_who_comes_alone_never_waits() -> None:
    work = Work()
    assert await Batcher(work, limit=10, pace=NEVER)(1) == 2
    assert work.sizes == [1]


async def test_what_waits_while_a_batch_runs_goes_next_together() -> None:
    work = Work(held=True)
    batcher: Batcher[int, int] = Batcher(work, limit=10)
    results = [batcher.put(0)]
    await asyncio.sleep(0)
    results += [batcher.put(number) for number in range(1, 6)]
    work.let_go.set()
    assert await asyncio.gather(*results) == [0, 2, 4, 6, 8, 10]
    assert work.sizes == [1, 5]


async def test_small_batches_start_a_pace_apart() -> None:
    work = Work()
    batcher: Batcher[int, int] = Batcher(work, limit=10, pace=0.05)
    loop = asyncio.get_running_loop()
    await batcher(1)
    began = loop.time()
    await asyncio.gather(*(batcher(number) for number in range(5)))
    assert work.sizes == [1, 5]
    assert loop.time() - began >= 0.04


async def test_enough_calls_end_the_wait() -> None:
    work = Work()
    batcher: Batcher[int, int] = Batcher(work, limit=100, pace=NEVER)
    await batcher(1)
    early = [batcher.put(number) for number in range(ENOUGH - 1)]
    await asyncio.sleep(0.01)
    assert work.sizes == [1]
    last = batcher.put(0)
    await asyncio.wait_for(asyncio.gather(*early, last), 5)
    assert work.sizes == [1, ENOUGH]


async def test_a_batch_never_holds_more_than_its_limit() -> None:
    work = Work(held=True)
    batcher: Batcher[int, int] = Batcher(work, limit=4)
    results = [batcher.put(number) for number in range(10)]
    work.let_go.set()
    await asyncio.gather(*results)
    assert max(work.sizes) == 4
    assert sum(work.sizes) == 10


async def test_an_error_is_for_its_caller_alone() -> None:
    batcher: Batcher[int, int] = Batcher(Work(), limit=4)
    good, bad = batcher.put(1), batcher.put(-1)
    assert await good == 2
    with pytest.raises(ValueError, match="-1"):
        await bad
