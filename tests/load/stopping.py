"""SIGINT, SIGTERM and SIGHUP during a run: what is under way ends, every server is taken down."""

from __future__ import annotations

import asyncio
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# Commands that are waited for; a stopped run does not wait for their end.
errands: set[subprocess.Popen[bytes]] = set()


class Stopped(BaseException):
    """Somebody asked the run to end."""


class Stop:
    """The first signal stops the run; later ones find it stopping, which takes bounded time.

    While an event loop runs, the signal cancels the measurement instead of raising: uvloop swallows
    what is raised inside a protocol's callback, where a generator spends most of its time.
    """

    def __init__(self) -> None:
        self.number = 0
        self._task: asyncio.Task[object] | None = None

    def listen(self) -> None:
        for number in SIGNALS:
            signal.signal(number, self._ask)

    @contextmanager
    def cancels_this_task(self) -> Iterator[None]:
        """Inside, a signal cancels the running task."""
        self._task = asyncio.current_task()
        try:
            yield
        finally:
            self._task = None

    def check(self) -> None:
        """Raise `Stopped` when a signal has come."""
        if self.number:
            raise Stopped(signal.Signals(self.number).name)

    def _ask(self, number: int, _frame: FrameType | None) -> None:
        if self.number:
            return
        self.number = number
        for errand in errands:
            errand.terminate()
        if self._task is None:
            self.check()
        else:
            self._task.get_loop().call_soon_threadsafe(self._task.cancel)
