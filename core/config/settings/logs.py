"""What is logged, and where errors are reported."""

from core.config import env
from core.config.logs import logging_config, start_sentry
from core.config.settings.site import DEVELOPMENT

LOGGING = logging_config(
    level=env.text(
        "CARYA_LOG_LEVEL",
        "INFO",
        doc="Least severe line that is logged.",
        choices=("DEBUG", "INFO", "WARNING", "ERROR"),
    ),
    json_lines=env.flag("CARYA_LOG_JSON", not DEVELOPMENT, doc="One JSON object per log line."),
)
SENTRY_DSN = env.url(
    "SENTRY_DSN", "", doc="Where errors are reported; off when empty.", secret=True
)
start_sentry(SENTRY_DSN)
