"""What Django is made of here."""

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
