"""What people write is inert wherever it is shown, and pages fetch nothing from elsewhere."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib import admin
from django.core.mail import EmailMultiAlternatives
from django.test import Client, RequestFactory
from django.urls import reverse

from community.people.models import Profile
from community.spaces.models import Space
from core.accounts.mailbox import MailboxBackend
from core.kernel.ids import new_id
from moderation.models import Flag
from tests.integration.security.place import make_place
from tests.integration.security.test_routes import browser, call

pytestmark = pytest.mark.django_db

CORPUS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><animate onbegin=alert(1)/></svg>",
    "[click](javascript:alert(1))",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "![x](https://evil.example/track.png)",
    '"><iframe srcdoc="<script>alert(1)</script>">',
    "{{ 7*7 }} {% debug %} ${7*7}",
    "<!--<![CDATA[<math><mi xlink:href=javascript:alert(1)>",
    "vbscript:msgbox(1) file:///etc/passwd",
)
PAGES = ("/", "/api/docs/", "/django-admin/login/", "/dev/mailbox/", "/no-such-page")
HARMLESS_HOSTS = {"localhost", "127.0.0.1", "testserver", "www.w3.org"}


@pytest.mark.parametrize("text", CORPUS)
def test_messages_come_back_verbatim_as_json_and_nothing_else(text: str) -> None:
    place = make_place()
    api = browser(place.sessions["owner"])
    path = f"/api/v1/rooms/{place.room.id}/messages"
    posted = call(api, "POST", path, {"content": text, "nonce": str(new_id())})
    assert posted.status_code == 201
    listed = api.get(path, headers={"Accept": "text/html,*/*"})
    assert listed.json()["results"][0]["content"] == text
    assert listed["Content-Type"].partition(";")[0] == "application/json"
    assert listed["X-Content-Type-Options"] == "nosniff"


def test_the_django_admin_shows_what_people_wrote_as_text(
    django_assert_max_num_queries: Any,
) -> None:
    place = make_place()
    bad = "".join(CORPUS[:3])
    message = place.message(content=bad)
    Profile.objects.filter(user=place.author).update(display_name=bad[:80], bio=bad)
    Space.objects.filter(id=place.space.id).update(name=bad[:80], description=bad)
    type(place.room).objects.filter(id=place.room.id).update(name=bad[:80], topic=bad)
    api = browser(place.sessions["owner"])
    report = {"subject_type": "message", "subject_id": str(message.id), "reason": "spam"}
    assert call(api, "POST", "/api/v1/reports", {**report, "comment": bad}).status_code == 201
    assert Flag.objects.exists()
    site_admin = browser(place.sessions["site admin"])
    shown = 0
    request = RequestFactory().get("/django-admin/")
    request.user = place.people["site admin"]  # type: ignore[assignment]
    for model, page in admin.site._registry.items():
        named = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        paths = [reverse(f"{named}_changelist")]
        paths += [
            reverse(f"{named}_change", args=[row.pk]) for row in page.get_queryset(request)[:3]
        ]
        for path in paths:
            answer = site_admin.get(path)
            assert answer.status_code == 200, path
            html = answer.content.decode()
            assert "<script>alert" not in html, path
            assert "<img src=x" not in html, path
            assert "<svg onload" not in html, path
            shown += "&lt;script&gt;alert" in html
    assert shown >= 4


def test_the_mailbox_shows_mail_as_text(client: Client, settings: Any, tmp_path: Path) -> None:
    settings.MAILBOX_DIR = tmp_path
    bad = " ".join(text.replace("\n", " ") for text in CORPUS)
    mail = EmailMultiAlternatives(bad[:200], bad, "a@example.org", ["b@example.org"])
    mail.attach_alternative(bad, "text/html")
    MailboxBackend().send_messages([mail])
    [kept] = tmp_path.glob("*.eml")
    for path in ("/dev/mailbox/", f"/dev/mailbox/{kept.stem}"):
        html = client.get(path).content.decode()
        assert "<script>" not in html, path
        assert "<img" not in html, path
        assert "<svg onload" not in html, path
        assert 'href="javascript:' not in html, path
        assert "&lt;script&gt;alert" in html, path


@pytest.mark.parametrize("path", PAGES)
def test_pages_keep_to_the_policy_and_name_no_other_host(client: Client, path: str) -> None:
    answer = client.get(path)
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    html = answer.content.decode()
    hosts = set(re.findall(r"""(?:https?:)?//([\w.-]+\.[a-z]+|localhost)""", html))
    hosts |= set(re.findall(r"https?://([\w.-]+)", policy))
    assert hosts <= HARMLESS_HOSTS
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"""\son\w+=["']""", html)
