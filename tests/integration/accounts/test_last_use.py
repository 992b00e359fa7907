"""The session list knows when each session was last used, without a write per request."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.test import Client

from core.accounts.middleware import note_use
from core.kernel.clock import now
from tests.integration.accounts.helpers import (
    APP,
    BROWSER,
    app_log_in,
    forget_cache,
    log_in,
    person,
)

pytestmark = pytest.mark.django_db(transaction=True)


def test_use_of_a_cookie_session_is_noted() -> None:
    person(username="mia")
    client = Client()
    log_in(client, username="mia")
    forget_cache()

    with time_machine.travel(later := now() + timedelta(hours=1), tick=False):
        client.get(f"{BROWSER}/auth/session")

    assert UserSession.objects.get().last_seen_at == later


def test_use_of_a_session_token_is_noted() -> None:
    person(username="mia")
    token = app_log_in(Client(), username="mia").json()["meta"]["session_token"]
    forget_cache()

    with time_machine.travel(later := now() + timedelta(hours=1), tick=False):
        Client().post("/api/v1/realtime/ticket", headers={"X-Session-Token": token})

    assert UserSession.objects.get().last_seen_at == later
    assert (
        Client().get(f"{APP}/auth/session", headers={"X-Session-Token": token}).status_code == 200
    )


def test_frequent_use_writes_once(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        note_use("some-key")
        note_use("some-key")


def test_pages_and_probes_of_guests_touch_no_session(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        client.get("/healthz")
        client.get("/lounge")
