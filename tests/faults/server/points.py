"""Places on a message's path where the process can be told to die, as by `kill -9`.

Production code knows nothing of them: its functions are wrapped from outside, in processes that run
on `tests.faults.server.settings`. `arm` names the point; the next message that gets there kills.
"""

import asyncio
import os
import signal
from collections.abc import Sequence
from functools import wraps
from typing import Any
from unittest.mock import patch

import community.chat.actions.messages as messages
import community.chat.posting as posting
from core.kernel.publish import Publication, publish_on_commit
from realtime.outlet import Outlet
from realtime.process import BusPublisher

POINTS = ("before_review", "before_commit", "inside_commit", "before_publish", "mid_fan_out")
FAN_OUT_SECONDS = 0.005
"""Long enough for the loop to hand the first half's bytes to the kernel."""

_armed = ""


def arm(point: str) -> None:
    """Die at `point` when the next message gets there."""
    global _armed
    if point not in POINTS:
        raise ValueError(f"no fault point is called {point!r}")
    _armed = point


def _reached(point: str) -> None:
    if point == _armed:
        os.kill(os.getpid(), signal.SIGKILL)


def install() -> None:
    """Wrap the stages of the path."""
    _wrap_stages()
    _wrap_publish()
    _wrap_fan_out()


def _wrap_stages() -> None:
    review, commit, announce = messages.review, messages.commit, publish_on_commit

    @wraps(review)
    async def before_review(admitted: Any) -> Any:
        _reached("before_review")
        return await review(admitted)

    @wraps(commit)
    def before_commit(batch: Any) -> Any:
        _reached("before_commit")
        return commit(batch)

    @wraps(announce)
    def inside_commit(publications: Any) -> None:
        _reached("inside_commit")
        announce(publications)

    # For good: the process is made to die.
    patch.multiple(posting, review=before_review, commit=before_commit).start()
    patch.object(messages, "publish_on_commit", inside_commit).start()


def _wrap_publish() -> None:
    publish = BusPublisher.publish

    @wraps(publish)
    def before_publish(self: BusPublisher, publications: Sequence[Publication]) -> None:
        if any(publication.seq for publication in publications):
            _reached("before_publish")
        publish(self, publications)

    BusPublisher.publish = before_publish  # type: ignore[method-assign]


def _wrap_fan_out() -> None:
    flush = Outlet.flush

    @wraps(flush)
    def mid_fan_out(self: Outlet) -> None:
        if _armed != "mid_fan_out" or len(self._plain) < 2 or not self._pending:
            flush(self)
            return
        frames = [prepared for _, prepared in self._pending]
        for connection in list(self._plain)[: len(self._plain) // 2]:
            connection.writer.write_many(frames, b"".join(one.frame for one in frames))
        self._pending.clear()
        self._plain.clear()
        asyncio.get_running_loop().call_later(FAN_OUT_SECONDS, _reached, "mid_fan_out")

    Outlet.flush = mid_fan_out  # type: ignore[method-assign]
