"""One pooled synchronous Redis client per process, for what is neither a cache nor a channel."""

from functools import lru_cache

import redis
from django.conf import settings


@lru_cache(maxsize=1)
def redis_client() -> redis.Redis:
    """The shared client (bytes in, bytes out); thread-safe, connects on first use."""
    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=5, socket_connect_timeout=5)


def redis_key(*parts: str) -> str:
    """A key of this installation: the configured prefix, then `parts`, joined by colons."""
    return ":".join((settings.CARYA_REDIS_PREFIX, *parts))
