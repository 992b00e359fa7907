"""What a serving process prepares before it takes its first request.

Apps register slow one-time work (compiling word lists, opening clients) so that no member pays for
it; management commands never run it.
"""

from collections.abc import Callable

from core.kernel.threads import in_thread

_work: list[Callable[[], None]] = []


def add(function: Callable[[], None]) -> None:
    """Run `function`, in a worker thread, when a server starts."""
    _work.append(function)


async def warm_up() -> None:
    """Run everything that was added, in order; an error stops the server from starting."""
    for function in _work:
        await in_thread(function)
