"""People going through allauth's headless addresses, as the web client and phones do."""

import re
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.core.mail import EmailMessage
from django.test import Client

from core.accounts.models import User
from core.kernel.redis_client import redis_client
from tests.support.factories import UserFactory

PASSWORD = "correct horse battery"
BROWSER = "/_allauth/browser/v1"
APP = "/_allauth/app/v1"


def form(**changes: Any) -> dict[str, Any]:
    """A sign-up form that is accepted; a change to None leaves the field out."""
    fields = {
        "email": "mia@example.org",
        "username": "mia",
        "password": PASSWORD,
        "date_of_birth": "1990-05-17",
        "consent": True,
        **changes,
    }
    return {name: value for name, value in fields.items() if value is not None}


def sign_up(client: Client, **changes: Any) -> Any:
    return post(client, f"{BROWSER}/auth/signup", form(**changes))


def log_in(client: Client, *, password: str = PASSWORD, **who: str) -> Any:
    return post(client, f"{BROWSER}/auth/login", {**who, "password": password})


def app_log_in(client: Client, *, password: str = PASSWORD, **who: str) -> Any:
    return post(client, f"{APP}/auth/login", {**who, "password": password})


def post(client: Client, address: str, data: dict[str, Any] | None = None, **options: Any) -> Any:
    return client.post(address, data or {}, content_type="application/json", **options)


def person(**fields: Any) -> User:
    """A verified adult who can sign in with PASSWORD."""
    user = UserFactory.create(**fields)
    user.set_password(PASSWORD)
    user.save()
    return user


def forget_cache() -> None:
    """Empty this run's Redis, as if every cache entry had expired."""
    client = redis_client()
    for key in list(client.scan_iter(match=f"{settings.CARYA_REDIS_PREFIX}*")):
        client.delete(key)


def link_in(message: EmailMessage, page: str) -> str:
    """The key at the end of the mail's link to `page`, as a page's router would read it."""
    found = re.search(rf"http://localhost:8000/{page}/(\S+)", str(message.body))
    assert found, message.body
    return unquote(found[1])
