"""The moderation pages of Django's admin."""

import pytest
from django.test import Client

from community.chat.models import Message, Room
from core.accounts.models import User
from core.kernel.gate import Outcome
from moderation.models import Decision, Flag, WordEntry
from tests.integration.moderation.helpers import Settling, held, post
from tests.support.factories import UserFactory
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(UserFactory.create(role=User.Role.ADMIN, is_superuser=True))
    return client


@pytest.mark.parametrize(
    "page", ["flag", "heldflag", "decision", "report", "wordentry", "domainentry"]
)
def test_every_list_opens(
    admin: Client, room: Room, published: RecordingPublisher, page: str
) -> None:
    held(room)
    assert admin.get(f"/django-admin/moderation/{page}/").status_code == 200


def test_evidence_is_shown_escaped(
    admin: Client, room: Room, published: RecordingPublisher
) -> None:
    post(room, Settling(Outcome.FLAG, "hate"), "<script>alert(1)</script>")
    page = admin.get(f"/django-admin/moderation/flag/{Flag.objects.get().id}/change/")
    assert page.status_code == 200
    assert b"<script>alert(1)" not in page.content


def test_decisions_cannot_be_changed(
    admin: Client, room: Room, published: RecordingPublisher
) -> None:
    held(room)
    decision = Decision.objects.get()
    url = f"/django-admin/moderation/decision/{decision.id}"
    assert admin.post(f"{url}/change/", {"outcome": "allow"}).status_code == 403
    assert admin.post(f"{url}/delete/", {"post": "yes"}).status_code == 403
    decision.refresh_from_db()
    assert decision.outcome == "hold"


@pytest.mark.parametrize(("action", "state"), [("release", "published"), ("reject", "rejected")])
def test_held_messages_are_decided_in_bulk(
    admin: Client, room: Room, published: RecordingPublisher, action: str, state: str
) -> None:
    waiting = [held(room, f"text {n}") for n in range(3)]
    answer = admin.post(
        "/django-admin/moderation/heldflag/",
        {"action": action, "_selected_action": [str(flag.id) for flag in Flag.objects.all()]},
        follow=True,
    )
    assert answer.status_code == 200
    assert set(Message.objects.values_list("state", flat=True)) == {state}
    assert Flag.objects.filter(status="closed", closed_by__isnull=False).count() == len(waiting)


def test_an_entry_without_letters_is_refused(admin: Client) -> None:
    url = "/django-admin/moderation/wordentry/add/"
    fields = {"words": "!!!", "severity": "3", "category": "profanity", "active": "on"}
    assert b"at least one letter" in admin.post(url, fields).content
    assert not WordEntry.objects.exists()
    assert admin.post(url, {**fields, "words": "bad thing"}).status_code == 302
    assert WordEntry.objects.get().words == "bad thing"


def test_a_domain_is_written_bare(admin: Client) -> None:
    url = "/django-admin/moderation/domainentry/add/"
    fields = {"domain": "https://bad.example/x", "verdict": "deny", "active": "on"}
    assert b"bare domain" in admin.post(url, fields).content
    assert admin.post(url, {**fields, "domain": " Bad.Example. "}).status_code == 302
