"""What kind of installation this is, where it is reached, and its languages and time."""

import urllib.parse
from pathlib import Path

from core.config import env

BASE_DIR = Path(__file__).resolve().parent.parent.parent.parent
DEMO_SECRET = "carya-demo-secret-not-for-production"  # noqa: S105 - everyone may know it

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

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ko", "한국어")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_I18N = USE_TZ = True
