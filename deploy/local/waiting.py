"""Waiting for something outside to come true."""

import time
from collections.abc import Callable

from deploy.local.failures import StartError

INTERVAL_SECONDS = 0.05


def wait_until(condition: Callable[[], bool], *, within: float, failure: Callable[[], str]) -> None:
    """Return as soon as `condition` holds; after `within` seconds raise `StartError(failure())`."""
    end = time.monotonic() + within
    while not condition():
        if time.monotonic() > end:
            raise StartError(failure())
        time.sleep(INTERVAL_SECONDS)
