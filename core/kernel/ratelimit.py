"""Sliding-window limits in Redis, shared by sockets and REST.

When Redis is away each process counts for itself, so that a broken Redis neither locks everyone out
nor opens the flood gates.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import redis
import redis.asyncio
from django.conf import settings
from limits import RateLimitItem, RateLimitItemPerSecond
from limits.aio.storage import MemoryStorage as AsyncMemoryStorage
from limits.aio.storage import RedisStorage as AsyncRedisStorage
from limits.aio.strategies import MovingWindowRateLimiter as AsyncLimiter
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter

from core.kernel.errors import RATE_LIMITED
from core.kernel.loops import PerLoop

_CONNECTION_TROUBLE = (redis.ConnectionError, redis.TimeoutError, OSError)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `amount` acts called `name` in any window of `seconds`."""

    name: str
    amount: int
    seconds: int

    def scaled(self, factor: float) -> "Limit":
        """The same window with `factor` times the amount, at least one."""
        return Limit(self.name, max(1, int(self.amount * factor)), self.seconds)

    @property
    def item(self) -> RateLimitItem:
        """This limit in the words of the `limits` library."""
        return RateLimitItemPerSecond(
            self.amount, self.seconds, namespace=settings.CARYA_REDIS_PREFIX
        )


class _SyncPair:
    def __init__(self) -> None:
        self.shared = MovingWindowRateLimiter(RedisStorage(settings.REDIS_URL))
        self.local = MovingWindowRateLimiter(MemoryStorage())


class _AsyncPair:
    def __init__(self) -> None:
        # `limits` knows a Unix socket by a scheme of its own.
        url = settings.REDIS_URL.replace("unix://", "redis+unix://", 1)
        self.pool = redis.asyncio.ConnectionPool.from_url(settings.REDIS_URL)
        storage = AsyncRedisStorage(
            f"async+{url}",
            implementation="redispy",
            connection_pool=self.pool,  # type: ignore[arg-type]
        )
        self.shared = AsyncLimiter(storage)
        self.local = AsyncLimiter(AsyncMemoryStorage())

    async def aclose(self) -> None:
        await self.pool.aclose()


_sync: _SyncPair | None = None
_async = PerLoop(_AsyncPair, close=_AsyncPair.aclose)


def _pair() -> _SyncPair:
    global _sync
    if _sync is None:
        _sync = _SyncPair()
    return _sync


def hit(limits: Sequence[Limit], key: str) -> None:
    """Count one act of `key` against every limit; RATE_LIMITED when one is exhausted."""
    for limit in limits:
        try:
            limiter = _pair().shared
            passed = limiter.hit(limit.item, limit.name, key)
        except _CONNECTION_TROUBLE:
            limiter = _pair().local
            passed = limiter.hit(limit.item, limit.name, key)
        if not passed:
            reset_at = limiter.get_window_stats(limit.item, limit.name, key).reset_time
            raise _limited(limit, reset_at)


def check(limits: Sequence[Limit], key: str) -> None:
    """RATE_LIMITED when a limit of `key` is exhausted already; counts nothing."""
    for limit in limits:
        try:
            limiter = _pair().shared
            passed = limiter.test(limit.item, limit.name, key)
        except _CONNECTION_TROUBLE:
            limiter = _pair().local
            passed = limiter.test(limit.item, limit.name, key)
        if not passed:
            reset_at = limiter.get_window_stats(limit.item, limit.name, key).reset_time
            raise _limited(limit, reset_at)


async def hit_async(limits: Sequence[Limit], key: str) -> None:
    """`hit` for the event loop."""
    pair = _async.get()
    for limit in limits:
        limiter = pair.shared
        try:
            passed = await limiter.hit(limit.item, limit.name, key)
        except _CONNECTION_TROUBLE:
            limiter = pair.local
            passed = await limiter.hit(limit.item, limit.name, key)
        if not passed:
            reset_at = (await limiter.get_window_stats(limit.item, limit.name, key)).reset_time
            raise _limited(limit, reset_at)


def _limited(limit: Limit, reset_at: float) -> Exception:
    wait = max(1.0, reset_at - time.time())
    return RATE_LIMITED(retry_after=round(wait, 1), limit=limit.name)
