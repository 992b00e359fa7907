"""Things that belong to one event loop: clients with connections, queues with futures."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class PerLoop(Generic[T]):
    """One `T` per running event loop, made when first asked for, dropped once its loop is closed.

    The things refer to their loop, so weak references would never let go: closed loops are swept
    whenever a new one appears.
    """

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._by_loop: dict[asyncio.AbstractEventLoop, T] = {}

    def get(self) -> T:
        """The running loop's own."""
        loop = asyncio.get_running_loop()
        found = self._by_loop.get(loop)
        if found is None:
            for other in [other for other in list(self._by_loop) if other.is_closed()]:
                self._by_loop.pop(other, None)
            found = self._by_loop[loop] = self._make()
        return found

    def pop(self) -> T | None:
        """Take the running loop's own out, to close it."""
        return self._by_loop.pop(asyncio.get_running_loop(), None)
