"""What a serving process prepares before it takes its first request.

Apps register slow one-time work (compiling word lists, opening clients) so that no member pays for
it; management commands never run it.
"""

import gc
from collections.abc import Callable

from core.kernel.threads import in_thread

GC_THRESHOLDS = (10_000, 20, 20)
"""Objects of the message path die young by themselves; cycles are rare, full searches slow."""

_work: list[Callable[[], None]] = []


def add(function: Callable[[], None]) -> None:
    """Run `function`, in a worker thread, when a server starts."""
    _work.append(function)


async def warm_up() -> None:
    """Run everything that was added, in order; an error stops the server from starting.

    What exists then lives as long as the process, so the garbage collector never looks at it again.
    """
    for function in _work:
        await in_thread(function)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)
