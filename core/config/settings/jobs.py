"""Celery: its queue, and what runs by the clock."""

from typing import Any

from core.config import env
from core.config.settings.services import CARYA_REDIS_PREFIX, REDIS_URL
from core.config.settings.site import TIME_ZONE

CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://", 1)
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "global_keyprefix": f"{CARYA_REDIS_PREFIX}:jobs:",
    "visibility_timeout": 3600,
    "socket_connect_timeout": 3,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 2, "interval_start": 0, "interval_step": 0.2}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 120
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
SCHEDULED_SECONDS = env.integer(
    "CARYA_SCHEDULED_SECONDS",
    10,
    minimum=1,
    maximum=15,
    doc="How often scheduled messages that are due are looked for, in seconds.",
)
CELERY_BEAT_SCHEDULE: dict[str, Any] = {
    "raise-trust": {"task": "community.chat.tasks.raise_trust", "schedule": 3600},
    "close-polls": {"task": "community.chat.tasks.close_polls", "schedule": 30},
    "send-scheduled": {
        "task": "community.chat.tasks.send_scheduled",
        "schedule": SCHEDULED_SECONDS,
        # After a long stop one look is enough.
        "options": {"expires": SCHEDULED_SECONDS},
    },
    "tidy-drafts": {"task": "community.chat.tasks.tidy_drafts", "schedule": 3600},
    "tend-threads": {"task": "community.chat.tasks.tend_threads", "schedule": 600},
    "purge-sessions": {"task": "core.accounts.tasks.purge_sessions", "schedule": 6 * 3600},
    "media-clean-up": {"task": "core.media.tasks.clean_up", "schedule": 300},
    "forget-previews": {"task": "community.chat.tasks.forget_answers", "schedule": 3600},
    "moderation-review-again": {"task": "moderation.tasks.review_again", "schedule": 60},
    "moderation-prune": {"task": "moderation.tasks.prune_decisions", "schedule": 3600},
}
