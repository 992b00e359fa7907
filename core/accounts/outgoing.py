"""Mail leaves through jobs, so that no request waits for a mail server."""

import structlog
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction
from kombu.exceptions import OperationalError

from core.accounts.tasks import Letter, deliver_mail

logger = structlog.get_logger(__name__)


def send_later(message: EmailMessage) -> None:
    """Hand a rendered message to a job after the commit.

    When the queue is away the message is lost and logged; people can ask for it again.
    """
    letter = _letter(message)

    def enqueue() -> None:
        try:
            deliver_mail.delay(letter)
        except OperationalError:
            logger.exception("mail_not_queued", subject=letter["subject"])

    transaction.on_commit(enqueue, robust=True)


def _letter(message: EmailMessage) -> Letter:
    html = ""
    if isinstance(message, EmailMultiAlternatives):
        html = next((str(body) for body, kind in message.alternatives if kind == "text/html"), "")
    return Letter(
        subject=str(message.subject),
        text=str(message.body),
        html=html,
        sender=message.from_email,
        to=list(message.to),
    )
