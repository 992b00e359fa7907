"""PostgreSQL and Redis."""

from typing import Any

from core.config import env

DATABASE_URL = env.url(
    "DATABASE_URL", None, doc="`postgresql://user:password@host:port/name`.", secret=True
)
REDIS_URL = env.url("REDIS_URL", None, doc="`redis://host:port/db`, or `unix://path`.", secret=True)
CARYA_REDIS_PREFIX = env.text(
    "CARYA_REDIS_PREFIX",
    "carya",
    doc="Starts every Redis key and channel; keeps installations apart.",
)
DATABASES: dict[str, Any] = {"default": env.database(DATABASE_URL)}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {
    "min_size": 1,
    "max_size": env.integer("CARYA_DB_POOL", 20, doc="Database connections per process at most."),
    "timeout": 10,
    # Attempts to reconnect are spaced ever wider; giving up early makes the next request try anew,
    # so that coming back never takes as long as the outage did.
    "reconnect_timeout": 5,
}
DATABASES["default"]["OPTIONS"]["prepare_threshold"] = (
    # Only `core.kernel.sql.prepared_cursor` prepares; those statements at their first use.
    0
    if env.flag(
        "CARYA_DB_PREPARE",
        True,
        doc="Prepare the statements of the message path. Switch off behind a connection pooler that"
        " shares connections between transactions and does not know prepared statements.",
    )
    else None
)
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [REDIS_URL], "prefix": CARYA_REDIS_PREFIX},
    }
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": CARYA_REDIS_PREFIX,
        "TIMEOUT": 300,
    }
}
SESSION_ENGINE = "core.accounts.sessions"
SESSION_COOKIE_AGE = 30 * 24 * 3600
