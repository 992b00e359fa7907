"""Django settings: everything that differs between installations comes from the environment.

Declared through `core.config.env`, which documents every variable in `docs/reference/settings.md`.
"""

import urllib.parse
from pathlib import Path
from typing import Any

from core.config import env, mail, media, moderation
from core.config.logs import logging_config, start_sentry

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DEMO_SECRET = "carya-demo-secret-not-for-production"

# --- what kind of installation this is -----------------------------------------------------------
DEVELOPMENT = env.flag(
    "CARYA_DEVELOPMENT",
    False,
    doc="Demo data, mailbox page and relaxed cookies. `make run` sets it.",
)
DEBUG = env.flag("DEBUG", False, doc="Django's debug pages. Refused outside development.")
SECRET_KEY = env.secret(
    "SECRET_KEY", DEMO_SECRET if DEVELOPMENT else None, doc="Signs sessions and links."
)
PUBLIC_URL = env.url(
    "CARYA_PUBLIC_URL",
    "http://localhost:8000",
    doc="The address people open, without a trailing slash.",
)
ALLOWED_HOSTS = env.words(
    "ALLOWED_HOSTS",
    ["localhost", "127.0.0.1"]
    if DEVELOPMENT
    else [urllib.parse.urlsplit(PUBLIC_URL).hostname or ""],
    doc="Host names the server answers to.",
)
ALLOWED_ORIGINS = env.words(
    "CARYA_ALLOWED_ORIGINS",
    [PUBLIC_URL],
    doc="Whole origins whose pages may open sockets, besides the public address.",
)
TRUSTED_PROXIES = env.words(
    "CARYA_TRUSTED_PROXIES",
    [],
    doc="Addresses or networks whose X-Forwarded-* headers are believed.",
)
METRICS_NETWORKS = env.words(
    "CARYA_METRICS_NETWORKS",
    ["127.0.0.0/8", "::1"],
    doc="Addresses or networks that may read `/metrics` and the reasons in `/readyz`.",
)
DATA_DIR = env.path(
    "CARYA_DATA_DIR", BASE_DIR / ".data", doc="Where files and embedded services live."
)
ALLOW_LOADTEST = env.flag(
    "CARYA_ALLOW_LOADTEST", False, doc="Allows `manage.py mint_tickets`. Never in production."
)

# --- apps ----------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "daphne",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "core.http",
    "core.accounts",
    "core.media",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.usersessions",
    "channels",
    "core.config",
    "community.people",
    "community.spaces",
    "community.chat",
    "moderation",
    "realtime",
]
ROOT_URLCONF = "core.config.urls"
ASGI_APPLICATION = "core.config.asgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- services ------------------------------------------------------------------------------------
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

# --- HTTP ----------------------------------------------------------------------------------------
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.http.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "core.accounts.middleware.LastSeenMiddleware",
    "core.http.middleware.ProblemMiddleware",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
CSRF_FAILURE_VIEW = "core.http.views.errors.csrf_failed"
APPEND_SLASH = False
CSRF_TRUSTED_ORIGINS = [origin for origin in {PUBLIC_URL, *ALLOWED_ORIGINS} if "://" in origin]
_secure = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "media-src": ["'self'", "blob:"],
        "connect-src": ["'self'", PUBLIC_URL.replace("http", "ws", 1)],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / ".static"
CLIENT_DIST = BASE_DIR / "frontend" / "dist"
STATICFILES_DIRS = [("app", CLIENT_DIST)] if CLIENT_DIST.is_dir() else []
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEVELOPMENT

# --- the server process --------------------------------------------------------------------------
HOST = env.text("HOST", "127.0.0.1", doc="Address that `manage.py serve` listens on.")
PORT = env.integer(
    "PORT", 8000, minimum=1, maximum=65535, doc="Port that `manage.py serve` listens on."
)
WEB_WORKERS = env.integer("CARYA_WEB_WORKERS", 1, minimum=1, doc="Web processes behind that port.")
SHUTDOWN_SECONDS = env.integer(
    "CARYA_SHUTDOWN_SECONDS", 15, minimum=1, doc="How long a stopping server waits for requests."
)
ACCESS_LOG = env.flag("CARYA_ACCESS_LOG", DEVELOPMENT, doc="One log line per HTTP request.")
CARYA_WS_PROTOCOL = env.text(
    "CARYA_WS_PROTOCOL",
    "realtime.server.CaryaWebSocketProtocol",
    doc="The uvicorn WebSocket protocol class that serves sockets.",
)
SOCKET_FRAME_BYTES = 65_536

# --- language and time ---------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ko", "한국어")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_I18N = USE_TZ = True

# --- REST ----------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "core.http.authentication.SessionTokenAuthentication",
        "core.http.authentication.CookieAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["core.http.permissions.SignedInVerifiedToWrite"],
    "DEFAULT_RENDERER_CLASSES": ["core.http.renderers.MsgspecRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "core.http.pagination.KeysetPagination",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "core.http.exceptions.exception_handler",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Carya",
    "DESCRIPTION": "REST beside the socket: the same limits, errors and gate.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.1",
    "ENUM_NAME_OVERRIDES": {
        "ProfileVisibilityEnum": "community.people.models.Profile.Visibility",
        "SpaceVisibilityEnum": "community.spaces.models.Space.Visibility",
        "RelationKindEnum": "community.people.models.Relation.Kind",
        "RoomKindEnum": ["text", "announcement", "help", "showcase"],
        "RoomLevelEnum": "community.chat.models.Room.Level",
    },
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "core.http.openapi.describe_problems",
    ],
}

# --- accounts ------------------------------------------------------------------------------------
LOGIN_LIMIT = env.integer(
    "CARYA_LOGIN_LIMIT",
    1000 if DEVELOPMENT else 10,
    doc="Logins from one address in a minute.",
    minimum=1,
)
SIGNUP_LIMIT = env.integer(
    "CARYA_SIGNUP_LIMIT",
    1000 if DEVELOPMENT else 3,
    doc="Sign-ups from one address in an hour.",
    minimum=1,
)
UNDERAGE_PAUSE = env.integer(
    "CARYA_UNDERAGE_PAUSE",
    60 if DEVELOPMENT else 86_400,
    doc="Seconds for which an address that gave an age under 18 cannot sign up.",
    minimum=1,
)
CONSENT_VERSION = env.text(
    "CARYA_CONSENT_VERSION", "1", doc="The version of terms and privacy notice people agree to."
)
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
ACCOUNT_ADAPTER = "core.accounts.adapter.AccountAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = "core.accounts.forms.SignupForm"
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_USERNAME_MIN_LENGTH = 2
# Mandatory makes sign-up answer alike for known and unknown addresses; `adapter.get_login_stages`
# lets unverified people sign in nevertheless.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Sign-up and login are limited by the adapter, which answers in our shape.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None, "signup": None}
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("app", "browser")
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": f"{PUBLIC_URL}/verify-email/{{key}}",
    "account_reset_password": f"{PUBLIC_URL}/reset-password",
    "account_reset_password_from_key": f"{PUBLIC_URL}/reset-password/{{key}}",
    "account_signup": f"{PUBLIC_URL}/signup",
}
USERSESSIONS_TRACK_ACTIVITY = False

# --- mail ----------------------------------------------------------------------------------------
EMAIL_URL = env.url(
    "EMAIL_URL",
    "",
    doc="`smtp://user:password@host:587?tls=1` or `smtps://…`. Without it nothing is sent; "
    "in development `/dev/mailbox/` shows what would have been.",
    secret=True,
)
DEFAULT_FROM_EMAIL = env.text(
    "CARYA_MAIL_FROM",
    f"Carya <no-reply@{urllib.parse.urlsplit(PUBLIC_URL).hostname}>",
    doc="The sender of every mail.",
)
MAILBOX_DIR = DATA_DIR / "mail"
globals().update(mail.settings_from(EMAIL_URL, development=DEVELOPMENT))

# --- jobs ----------------------------------------------------------------------------------------
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
CELERY_BEAT_SCHEDULE: dict[str, Any] = {
    "raise-trust": {"task": "community.chat.tasks.raise_trust", "schedule": 3600},
    "close-polls": {"task": "community.chat.tasks.close_polls", "schedule": 30},
    "send-scheduled": {
        "task": "community.chat.tasks.send_scheduled",
        "schedule": env.integer(
            "CARYA_SCHEDULED_SECONDS",
            10,
            minimum=1,
            doc="How often scheduled messages that are due are looked for.",
        ),
        # After a long stop one look is enough.
        "options": {"expires": 10},
    },
    "tidy-drafts": {"task": "community.chat.tasks.tidy_drafts", "schedule": 3600},
    "tend-threads": {"task": "community.chat.tasks.tend_threads", "schedule": 600},
    "purge-sessions": {"task": "core.accounts.tasks.purge_sessions", "schedule": 6 * 3600},
}

# --- media ---------------------------------------------------------------------------------------
S3 = {
    "bucket": env.text(
        "CARYA_S3_BUCKET",
        "",
        doc="A private bucket for uploads. Without it they lie below the data directory.",
    ),
    "endpoint": env.url(
        "CARYA_S3_ENDPOINT", "", doc="Address of an S3-compatible service that is not Amazon's."
    ),
    "region": env.text("CARYA_S3_REGION", "us-east-1", doc="The region of the bucket."),
}
_s3_keys = {
    "access_key": env.secret(
        "CARYA_S3_ACCESS_KEY",
        "",
        doc="Without keys boto3 looks for credentials of the machine.",
        minimum=1,
    ),
    "secret_key": env.secret("CARYA_S3_SECRET_KEY", "", doc="Belongs to it.", minimum=1),
}
STORAGES["media"] = media.s3(**S3, **_s3_keys) if S3["bucket"] else media.local(DATA_DIR / "media")
if S3["bucket"]:
    CONTENT_SECURITY_POLICY["DIRECTIVES"] |= {
        "img-src": ["'self'", "data:", "blob:", *media.origin(**S3).split()],
        "media-src": ["'self'", "blob:", *media.origin(**S3).split()],
    }
UNREVIEWED_IMAGES = env.text(
    "CARYA_UNREVIEWED_IMAGES",
    "hold-new",
    doc="What happens to pictures while no moderation provider is configured: those of new members "
    "wait for a moderator, all do, or none does.",
    choices=("hold-new", "hold-all", "publish"),
)
LINK_PREVIEWS = env.flag(
    "CARYA_LINK_PREVIEWS",
    True,
    doc="Whether the server fetches pages that messages link to, for a title and a description.",
)
CELERY_BEAT_SCHEDULE |= {
    "media-clean-up": {"task": "core.media.tasks.clean_up", "schedule": 300},
    "forget-previews": {"task": "community.chat.tasks.forget_answers", "schedule": 3600},
}

# --- moderation ----------------------------------------------------------------------------------
OPENAI_API_KEY = env.secret(
    "OPENAI_API_KEY",
    "",
    doc="Key of the moderation provider. Without it word lists, link rules, spam rules and the "
    "offline classifier decide.",
    minimum=1,
)
OPENAI_BASE_URL = env.url(
    "OPENAI_BASE_URL", "", doc="Address of the provider's API when it is not OpenAI's own."
)
MODERATION_DEADLINE_MS = env.integer(
    "CARYA_MODERATION_DEADLINE_MS",
    800,
    doc="Milliseconds a text waits for the provider before policy decides.",
    minimum=50,
    maximum=10_000,
)
OFFLINE_CLASSIFIER = env.flag(
    "CARYA_OFFLINE_CLASSIFIER",
    default=True,
    doc="Whether the built-in classifier scores texts without a provider, and while one does not "
    "answer. It flags and holds, and never blocks.",
)
MODERATION_THRESHOLDS = moderation.thresholds(
    env.text(
        "CARYA_MODERATION_THRESHOLDS",
        "",
        doc="Scores from which a category is flagged and blocked, as JSON: "
        '`{"sexual": [0.5, 0.9]}`. `default` is `[0.3, 0.7]`. `classifier.sexual` is for the '
        "offline classifier alone, which holds where a provider's score blocks.",
    )
)
CELERY_BEAT_SCHEDULE |= {
    "moderation-review-again": {"task": "moderation.tasks.review_again", "schedule": 60},
    "moderation-prune": {"task": "moderation.tasks.prune_decisions", "schedule": 3600},
}

# --- logs and errors -----------------------------------------------------------------------------
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

# --- what production refuses ---------------------------------------------------------------------
if not DEVELOPMENT:
    if DEBUG:
        raise env.SettingError(
            "DEBUG must be off in production: unset it or set CARYA_DEVELOPMENT=1."
        )
    if SECRET_KEY == DEMO_SECRET:
        raise env.SettingError("SECRET_KEY is the public demo secret: set one of your own.")
    if any("*" in host for host in ALLOWED_HOSTS):
        raise env.SettingError(
            "ALLOWED_HOSTS must name hosts in production: a wildcard is refused."
        )
