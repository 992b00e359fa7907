"""Limits count in the Redis of the settings, however it is addressed."""

import pytest
from django.conf import LazySettings

from core.kernel import ratelimit


@pytest.mark.parametrize(
    "url", ["redis://:word@localhost:6379/2", "unix:///run/redis/redis.sock", "unix:///r.sock?db=1"]
)
def test_every_form_of_the_redis_url_is_understood(url: str, settings: LazySettings) -> None:
    settings.REDIS_URL = url
    ratelimit._SyncPair()
    ratelimit._AsyncPair()
