"""Batches: whatever is waiting when the last batch returns goes next, together.

Who comes alone never waits. With a `pace`, batches start at least that far apart unless `ENOUGH`
calls wait, so that under load they share what a batch costs instead of keeping the process busy
with small ones.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

ENOUGH = 16
"""A batch of so many gains little by waiting for more."""


class Batcher(Generic[T, R]):
    """Collects single calls into list calls of an async function.

    `work` gets 1–`limit` items and returns one result per item, in order; a result that is an
    exception is raised for its caller alone. At most `lanes` batches run at once; small ones start
    at least `pace` seconds apart.
    """

    def __init__(
        self,
        work: Callable[[Sequence[T]], Awaitable[Sequence[R | BaseException]]],
        *,
        limit: int,
        lanes: int = 1,
        pace: float = 0.0,
    ) -> None:
        self._work = work
        self._limit = limit
        self._pace = pace
        self._next_at = 0.0
        self._pauses: list[asyncio.Future[None]] = []
        self._idle_lanes = lanes
        self._waiting: list[tuple[T, asyncio.Future[R]]] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        """How many items wait."""
        return len(self._waiting)

    async def __call__(self, item: T) -> R:
        """Hand one item over and wait for its result."""
        return await self.put(item)

    def put(self, item: T) -> "asyncio.Future[R]":
        """Queue `item`; the future resolves with its result. Must be called on the event loop."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[R] = loop.create_future()
        self._waiting.append((item, future))
        if self._pauses and len(self._waiting) >= ENOUGH:
            _wake(self._pauses[0])
        if self._idle_lanes:
            self._idle_lanes -= 1
            task = loop.create_task(self._drain())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return future

    async def _drain(self) -> None:
        try:
            while self._waiting:
                await self._turn()
                batch = self._waiting[: self._limit]
                del self._waiting[: self._limit]
                if batch:
                    await self._run(batch)
        finally:
            self._idle_lanes += 1

    async def _turn(self) -> None:
        """Wait until the next batch may start, or enough calls wait for it."""
        if not self._pace:
            return
        loop = asyncio.get_running_loop()
        now = loop.time()
        wait, self._next_at = self._next_at - now, max(self._next_at, now) + self._pace
        if wait > 0 and len(self._waiting) < ENOUGH:
            pause = loop.create_future()
            timer = loop.call_later(wait, _wake, pause)
            self._pauses.append(pause)
            try:
                await pause
            finally:
                timer.cancel()
                self._pauses.remove(pause)
            self._next_at = min(self._next_at, loop.time() + self._pace)

    async def _run(self, batch: list[tuple[T, "asyncio.Future[R]"]]) -> None:
        try:
            results = await self._work([item for item, _ in batch])
            if len(results) != len(batch):
                raise RuntimeError(f"batch of {len(batch)} gave {len(results)} results")
        except Exception as error:  # noqa: BLE001 – every waiting caller gets it
            for _, future in batch:
                if not future.done():
                    future.set_exception(error)
            return
        for (_, future), result in zip(batch, results, strict=True):
            if future.done():
                continue
            if isinstance(result, BaseException):
                future.set_exception(result)
            else:
                future.set_result(result)


def _wake(pause: "asyncio.Future[None]") -> None:
    if not pause.done():
        pause.set_result(None)
