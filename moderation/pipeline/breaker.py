"""A circuit breaker: stop asking what keeps failing, then try one probe. Pure but for time."""

import threading
import time
from collections.abc import Callable


class Breaker:
    """Opens after `failures` in a row for `cooldown` seconds, doubled after each failed probe.

    Half open, it lets one caller through; that caller's outcome closes or reopens it. Safe between
    threads.
    """

    def __init__(
        self,
        *,
        failures: int = 5,
        cooldown: float = 2.0,
        cooldown_max: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._allowed = failures
        self._first_cooldown = cooldown
        self._cooldown_max = cooldown_max
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._cooldown = cooldown
        self._opens_again_at: float | None = None
        self._probing_since: float | None = None

    @property
    def closed(self) -> bool:
        """Whether calls go through freely."""
        return self._opens_again_at is None

    def admits(self) -> bool:
        """Whether this call may go through now; a half-open breaker admits a single probe."""
        if self.closed:
            return True
        with self._lock:
            at, opens_again_at = self._clock(), self._opens_again_at
            if opens_again_at is None:
                return True
            if at < opens_again_at:
                return False
            if self._probing_since is not None and at - self._probing_since < self._cooldown:
                return False
            self._probing_since = at
            return True

    def succeeded(self) -> None:
        """The call that was admitted worked."""
        with self._lock:
            self._failures = 0
            self._cooldown = self._first_cooldown
            self._opens_again_at = self._probing_since = None

    def failed(self, *, retry_after: float | None = None) -> None:
        """It did not. `retry_after`: seconds the other side asks for; opens at once."""
        with self._lock:
            self._failures += 1
            probed = self._probing_since is not None
            if probed:
                self._cooldown = min(self._cooldown * 2, self._cooldown_max)
            if probed or retry_after is not None or self._failures >= self._allowed:
                wait = min(max(self._cooldown, retry_after or 0.0), self._cooldown_max)
                self._opens_again_at = self._clock() + wait
                self._probing_since = None
