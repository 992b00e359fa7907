"""Mail: the job that sends it, and the mailbox of development."""

import smtplib
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from core.accounts.tasks import Letter, deliver_mail
from tests.integration.accounts.helpers import sign_up

pytestmark = pytest.mark.django_db(transaction=True)
BACKEND = "core.accounts.mailbox.MailboxBackend"
LETTER = Letter(
    subject="Hello",
    text="Open http://localhost:8000/verify-email/MQ%3Aabc\n<script>alert(1)</script>",
    html="<p>Hello</p>",
    sender="Carya <no-reply@localhost>",
    to=["mia@example.org"],
)


def test_the_verification_mail_has_text_and_html_with_the_same_link(client: Client) -> None:
    sign_up(client, username="O_Neil")

    [message] = mail.outbox
    assert isinstance(message, EmailMultiAlternatives)
    html = message.alternatives[0][0]
    link = next(word for word in str(message.body).split() if "/verify-email/" in word)
    assert link in str(html)
    assert message.from_email == "Carya <no-reply@localhost>"
    assert message.to == ["mia@example.org"]


def test_a_mail_server_in_trouble_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    attempts = []

    def refuse_twice(self: Any, *args: Any, **options: Any) -> int:
        attempts.append(1)
        if len(attempts) < 3:
            raise smtplib.SMTPServerDisconnected("gone")
        return 1

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse_twice)

    deliver_mail.apply(args=(LETTER,))

    assert len(attempts) == 3


def test_a_refused_recipient_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    attempts = []

    def refuse(self: Any, *args: Any, **options: Any) -> int:
        attempts.append(1)
        raise smtplib.SMTPRecipientsRefused({})

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", refuse)

    deliver_mail.apply(args=(LETTER,))

    assert len(attempts) == 1


def test_the_mailbox_shows_mails_with_a_clickable_link_and_inert_text(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND, settings.MAILBOX_DIR = BACKEND, tmp_path / "mail"
    assert b"No mail yet" in client.get("/dev/mailbox/").content

    deliver_mail(LETTER)
    [file] = (tmp_path / "mail").glob("*.eml")

    assert b"Hello" in client.get("/dev/mailbox/").content
    page = client.get(f"/dev/mailbox/{file.stem}").content.decode()
    assert 'href="http://localhost:8000/verify-email/MQ' in page
    assert "<script>alert" not in page


def test_an_unknown_mail_is_not_found(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.MAILBOX_DIR = tmp_path

    assert client.get("/dev/mailbox/0197a0e4-0000-7000-8000-000000000000").status_code == 404
