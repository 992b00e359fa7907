"""How texts reach a provider: together, within a deadline, not at all while it is in trouble."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from core.kernel.loops import PerLoop
from moderation.pipeline.breaker import Breaker
from moderation.pipeline.providers import Provider, ProviderTrouble, Scores

INPUTS_MAX = 32
LANES_MAX = 48
WAITING_MAX = 4096
FEW = 4


class Asking:
    """Collects single texts into requests of up to 32 inputs; one per process.

    There is no timer: with no request under way a text leaves at once, together with whatever came
    in the same turn of the loop. With some under way another starts when about as many texts wait,
    or when one returns: few people get the shortest delay, many share requests.
    """

    def __init__(self, provider: Provider, *, deadline: float, breaker: Breaker) -> None:
        self._provider = provider
        self._deadline = deadline
        self.breaker = breaker
        self._queues = PerLoop(lambda: _Queue(self._ask))

    async def scores(self, text: str) -> Scores:
        """Scores of one text within the deadline; ProviderTrouble otherwise."""
        if not self.breaker.admits():
            raise ProviderTrouble("provider.breaker_open")
        try:
            async with asyncio.timeout(self._deadline):
                return await self._queues.get().put(text)
        except TimeoutError:
            raise ProviderTrouble("provider.timeout") from None

    async def image_scores(self, image: bytes) -> Scores:
        """Scores of one picture, in a request of its own; ProviderTrouble otherwise."""
        if not self.breaker.admits():
            raise ProviderTrouble("provider.breaker_open")
        try:
            scores = await self._provider.image_scores(image)
        except ProviderTrouble as trouble:
            self.breaker.failed(retry_after=trouble.retry_after)
            raise
        self.breaker.succeeded()
        return scores

    async def aclose(self) -> None:
        """Close the running loop's connections."""
        await self._provider.aclose()

    async def _ask(self, texts: Sequence[str]) -> Sequence[Scores]:
        try:
            scores = await self._provider.scores(texts)
        except ProviderTrouble as trouble:
            self.breaker.failed(retry_after=trouble.retry_after)
            raise
        self.breaker.succeeded()
        return scores


def _enough(under_way: int) -> int:
    """How many texts make another request worth its cost while so many are under way."""
    return min(under_way if under_way < FEW else 2 * under_way, INPUTS_MAX)


class _Queue:
    """The waiting texts of one event loop, and how many requests are under way there."""

    def __init__(self, ask: Callable[[Sequence[str]], Awaitable[Sequence[Scores]]]) -> None:
        self._ask = ask
        self._waiting: list[tuple[str, asyncio.Future[Scores]]] = []
        self._requests: set[asyncio.Task[None]] = set()
        self._woken = False

    def put(self, text: str) -> "asyncio.Future[Scores]":
        """Queue a text; too many waiting ones are trouble of their own."""
        if len(self._waiting) >= WAITING_MAX:
            raise ProviderTrouble("provider.overloaded")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Scores] = loop.create_future()
        self._waiting.append((text, future))
        if not self._woken:
            self._woken = True
            loop.call_soon(self._dispatch)
        return future

    def _dispatch(self) -> None:
        self._woken = False
        self._waiting = [one for one in self._waiting if not one[1].done()]
        while self._waiting and len(self._waiting) >= _enough(len(self._requests)):
            if len(self._requests) >= LANES_MAX:
                return
            batch = self._waiting[:INPUTS_MAX]
            del self._waiting[:INPUTS_MAX]
            task = asyncio.get_running_loop().create_task(self._request(batch))
            self._requests.add(task)
            task.add_done_callback(self._returned)

    def _returned(self, task: "asyncio.Task[None]") -> None:
        self._requests.discard(task)
        self._dispatch()

    async def _request(self, batch: Sequence[tuple[str, "asyncio.Future[Scores]"]]) -> None:
        try:
            results = await self._ask([text for text, _ in batch])
        except Exception as error:  # noqa: BLE001 - every waiting caller must hear of it
            for _, future in batch:
                if not future.done():
                    future.set_exception(error)
            return
        for (_, future), scores in zip(batch, results, strict=True):
            if not future.done():
                future.set_result(scores)
