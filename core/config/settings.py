"""Django settings: everything that differs between installations comes from the environment.

Declared through `core.config.env`, which documents every variable in `docs/reference/settings.md`.
"""

import urllib.parse
from pathlib import Path
from typing import Any

from core.config import env

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DEMO_SECRET = "carya-demo-secret-not-for-production"

# --- what kind of installation this is -----------------------------------------------------------
DEVELOPMENT = env.flag(
    "CARYA_DEVELOPMENT", False, doc="Demo data, mailbox page and relaxed cookies. `make run` sets it."
)
DEBUG = env.flag("DEBUG", False, doc="Django's debug pages. Refused outside development.")
SECRET_KEY = env.secret("SECRET_KEY", DEMO_SECRET if DEVELOPMENT else None, doc="Signs sessions and links.")
PUBLIC_URL = env.url(
    "CARYA_PUBLIC_URL", "http://localhost:8000", doc="The address people open, without a trailing slash."
)
ALLOWED_HOSTS = env.words(
    "ALLOWED_HOSTS",
    ["localhost", "127.0.0.1"] if DEVELOPMENT else [urllib.parse.urlsplit(PUBLIC_URL).hostname or ""],
    doc="Host names the server answers to.",
)
ALLOWED_ORIGINS = env.words(
    "CARYA_ALLOWED_ORIGINS",
    [PUBLIC_URL],
    doc="Whole origins (scheme, host, port) whose pages may open sockets, besides the public address.",
)
TRUSTED_PROXIES = env.words(
    "CARYA_TRUSTED_PROXIES", [], doc="Addresses or networks whose X-Forwarded-* headers are believed."
)
DATA_DIR = env.path("CARYA_DATA_DIR", BASE_DIR / ".data", doc="Where files and embedded services live.")
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
    "core.accounts",
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
DATABASE_URL = env.url("DATABASE_URL", None, doc="`postgresql://user:password@host:port/name`.", secret=True)
REDIS_URL = env.url("REDIS_URL", None, doc="`redis://host:port/db`, or `unix://path`.", secret=True)
CARYA_REDIS_PREFIX = env.text(
    "CARYA_REDIS_PREFIX", "carya", doc="Starts every Redis key and channel; keeps installations apart."
)
DATABASES: dict[str, Any] = {"default": env.database(DATABASE_URL)}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {
    "min_size": 1,
    "max_size": env.integer("CARYA_DB_POOL", 12, doc="Database connections per process at most."),
    "timeout": 10,
}
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
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"

# --- HTTP ----------------------------------------------------------------------------------------
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]
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
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEVELOPMENT

# --- language and time ---------------------------------------------------------------------------
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = USE_TZ = True
