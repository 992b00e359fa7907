"""Settings of the stock Channels peer."""

from __future__ import annotations

import os
from urllib.parse import parse_qs, unquote, urlsplit

SECRET_KEY = "a benchmark peer guards nothing"
DEBUG = False
ALLOWED_HOSTS = ["*"]
USE_TZ = True
ROOT_URLCONF = "tests.load.peers.stock.urls"
ASGI_APPLICATION = "tests.load.peers.stock.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "daphne",
    "channels",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "tests.load.peers.stock",
]
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"level": "WARNING"}}

_database = urlsplit(os.environ["STOCK_DATABASE_URL"])
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _database.path.lstrip("/"),
        "USER": unquote(_database.username or ""),
        "PASSWORD": unquote(_database.password or ""),
        "HOST": parse_qs(_database.query).get("host", [_database.hostname or ""])[0],
        "PORT": _database.port or "",
        "CONN_MAX_AGE": None,
    }
}

_layer = {
    "core": "channels_redis.core.RedisChannelLayer",
    "pubsub": "channels_redis.pubsub.RedisPubSubChannelLayer",
}[os.environ.get("STOCK_LAYER", "core")]
# redis-py 8 gives up reading after 5 s, which is how long the layer's blocking pop waits.
_redis = {"address": os.environ["STOCK_REDIS_URL"], "socket_timeout": None}
_layer_options: dict[str, object] = {"hosts": [_redis]}
if _layer.endswith("core.RedisChannelLayer"):
    # The default capacity of 100 drops nearly every delivery of a busy room without a word.
    _layer_options |= {"capacity": 1_000_000, "expiry": 600}
CHANNEL_LAYERS = {"default": {"BACKEND": _layer, "CONFIG": _layer_options}}
