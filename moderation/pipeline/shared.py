"""Redis as the pipeline uses it: quick, batched, and never a reason to fail."""

import redis
import redis.asyncio
from redis.backoff import NoBackoff

from core.kernel.loops import PerLoop
from moderation.pipeline.breaker import Breaker

TIMEOUT = 0.25
TROUBLE = (redis.RedisError, OSError, TimeoutError)


class SharedMemory:
    """A Redis client per event loop behind one breaker: while it is open nobody waits for Redis.

    `prefix` starts every key.
    """

    def __init__(self, url: str, *, prefix: str) -> None:
        self.prefix = prefix
        self.breaker = Breaker(failures=2, cooldown=1.0, cooldown_max=5.0)
        self._clients = PerLoop(
            lambda: redis.asyncio.Redis.from_url(
                url,
                socket_timeout=TIMEOUT,
                socket_connect_timeout=TIMEOUT,
                retry=redis.asyncio.retry.Retry(NoBackoff(), 0),
            ),
            close=redis.asyncio.Redis.aclose,
        )

    def client(self) -> "redis.asyncio.Redis":
        """The running loop's client."""
        return self._clients.get()

    async def aclose(self) -> None:
        """Close the running loop's connections."""
        await self._clients.aclose()
