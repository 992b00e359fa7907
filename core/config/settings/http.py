"""Requests and answers: middleware, cookies, headers, templates, static files."""

from typing import Any

from core.config import media
from core.config.settings.media import MEDIA_STORAGE, S3
from core.config.settings.site import ALLOWED_ORIGINS, BASE_DIR, DEVELOPMENT, PUBLIC_URL

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
_files = media.origin(**S3).split() if S3["bucket"] else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:", *_files],
        "media-src": ["'self'", "blob:", *_files],
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
    "media": MEDIA_STORAGE,
}
WHITENOISE_USE_FINDERS = DEVELOPMENT
