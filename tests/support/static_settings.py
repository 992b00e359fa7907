"""The real settings for tools that only read the code: what has no default gets a stand-in."""

import os

os.environ.setdefault("CARYA_DEVELOPMENT", "1")
os.environ.setdefault("DATABASE_URL", "postgresql://localhost/carya")
os.environ.setdefault("REDIS_URL", "redis://localhost:6379/0")

from core.config.settings import *  # noqa: F403
