"""From `EMAIL_URL` to Django's mail settings."""

import urllib.parse
from typing import Any

from core.config.env import SettingError


def settings_from(email_url: str, *, development: bool) -> dict[str, Any]:
    """`EMAIL_*` for `smtp://user:password@host:port?tls=1` or `smtps://…` (TLS from the start).

    Without an address development keeps mail in the mailbox, and production sends nothing.
    """
    if not email_url:
        backend = (
            "core.accounts.mailbox.MailboxBackend"
            if development
            else "django.core.mail.backends.dummy.EmailBackend"
        )
        return {"EMAIL_BACKEND": backend}
    parts = urllib.parse.urlsplit(email_url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise SettingError("EMAIL_URL must look like smtp://user:password@host:587?tls=1.")
    wholly_encrypted = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if wholly_encrypted else 587),
        "EMAIL_HOST_USER": urllib.parse.unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": urllib.parse.unquote(parts.password or ""),
        "EMAIL_USE_SSL": wholly_encrypted,
        "EMAIL_USE_TLS": not wholly_encrypted
        and dict(urllib.parse.parse_qsl(parts.query)).get("tls", "0") in ("1", "true"),
        "EMAIL_TIMEOUT": 15,
    }
