"""Things that belong to one event loop: clients with connections, queues with futures."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import suppress
from typing import Generic, TypeVar

T = TypeVar("T")


class PerLoop(Generic[T]):
    """One `T` per running event loop, made when first asked for, dropped once its loop is closed.

    `close` ends a thing while its loop still runs: when the loop is about to end, or at `aclose`.
    The things refer to their loop, so weak references would never let go: closed loops are swept
    whenever a new one appears.
    """

    def __init__(
        self, make: Callable[[], T], *, close: Callable[[T], Awaitable[None]] | None = None
    ) -> None:
        self._make = make
        self._close = close
        self._by_loop: dict[asyncio.AbstractEventLoop, tuple[T, AsyncGenerator[None]]] = {}

    def get(self) -> T:
        """The running loop's own."""
        loop = asyncio.get_running_loop()
        found = self._by_loop.get(loop)
        if found is None:
            for other in [other for other in list(self._by_loop) if other.is_closed()]:
                self._by_loop.pop(other, None)
            made = self._make()
            found = self._by_loop[loop] = made, _begun(_life(made, self._close))
        return found[0]

    async def aclose(self) -> None:
        """Close the running loop's own now, if there is one."""
        found = self._by_loop.pop(asyncio.get_running_loop(), None)
        if found is not None:
            await found[1].aclose()


async def _life(thing: T, close: Callable[[T], Awaitable[None]] | None) -> AsyncGenerator[None]:
    """A loop ends the generators it has begun before it closes: here that is the moment to let go
    of connections.
    """
    try:
        yield
    finally:
        if close is not None:
            await close(thing)


def _begun(life: AsyncGenerator[None]) -> AsyncGenerator[None]:
    """Run it to its `yield`, where nothing has been awaited yet."""
    with suppress(StopIteration):
        life.__anext__().send(None)
    return life
