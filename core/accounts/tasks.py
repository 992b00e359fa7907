"""Jobs of accounts."""

import smtplib
from importlib import import_module
from typing import TypedDict

from allauth.usersessions.models import UserSession
from celery import shared_task
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.mail import EmailMultiAlternatives

PERMANENT = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPNotSupportedError,
)


class Letter(TypedDict):
    """A rendered mail; `html` may be empty."""

    subject: str
    text: str
    html: str
    sender: str
    to: list[str]


@shared_task(
    autoretry_for=(smtplib.SMTPException, OSError),
    dont_autoretry_for=PERMANENT,
    max_retries=8,
    retry_backoff=5,
    retry_backoff_max=900,
)
def deliver_mail(letter: Letter) -> None:
    """Send one mail; a mail server in trouble is tried again for about half an hour."""
    message = EmailMultiAlternatives(
        letter["subject"], letter["text"], letter["sender"], letter["to"]
    )
    if letter["html"]:
        message.attach_alternative(letter["html"], "text/html")
    message.send()


@shared_task
def purge_sessions() -> None:
    """Forget expired sessions and the entries of session lists that point at none."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
