"""Development only: mail is kept as `.eml` files and shown at `/dev/mailbox/`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage as Parsed
from email.utils import parsedate_to_datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.kernel.ids import new_id

SHOWN = 100


class MailboxBackend(BaseEmailBackend):
    """Writes each message to `MAILBOX_DIR`, named so that names sort by time."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many were kept: all of them."""
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            unfinished = folder / f".{new_id()}"
            unfinished.write_bytes(message.message().as_bytes())
            unfinished.rename(folder / f"{unfinished.name[1:]}.eml")
        return len(email_messages)


@dataclass(frozen=True, slots=True)
class KeptMail:
    """A mail as the page shows it."""

    id: str
    subject: str
    to: str
    sent_at: datetime
    text: str


@require_safe
@never_cache
def mailbox(request: HttpRequest) -> HttpResponse:
    """The latest mails, newest first."""
    files = sorted(_folder().glob("*.eml"), reverse=True)[:SHOWN]
    return render(request, "accounts/mailbox.html", {"mails": [_read(file) for file in files]})


@require_safe
@never_cache
def letter(request: HttpRequest, mail_id: UUID) -> HttpResponse:
    """One mail, its links ready to click."""
    file = _folder() / f"{mail_id}.eml"
    if not file.is_file():
        raise Http404
    return render(request, "accounts/letter.html", {"mail": _read(file)})


urlpatterns = [path("", mailbox, name="mailbox"), path("<uuid:mail_id>", letter, name="letter")]


def _folder() -> Path:
    return Path(settings.MAILBOX_DIR)


def _read(file: Path) -> KeptMail:
    parsed = message_from_bytes(file.read_bytes(), _class=Parsed, policy=policy.default)
    body = parsed.get_body(("plain",))
    return KeptMail(
        id=file.stem,
        subject=str(parsed["Subject"]),
        to=str(parsed["To"]),
        sent_at=parsedate_to_datetime(str(parsed["Date"])),
        text=body.get_content() if body else "",
    )
