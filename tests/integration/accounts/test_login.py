"""Signing in, and what stops it."""

import pytest
from django.core import mail
from django.test import Client

from core.accounts import attempts
from core.accounts.actions.users import ban_user, deactivate_user, restrict_user
from core.kernel.ratelimit import Limit
from tests.integration.accounts.helpers import (
    APP,
    BROWSER,
    PASSWORD,
    app_log_in,
    link_in,
    log_in,
    person,
    post,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("who", [{"username": "MIA"}, {"email": "Mia@Example.org"}])
def test_login_by_username_or_address_ignores_case(client: Client, who: dict[str, str]) -> None:
    person(username="mia")

    assert log_in(client, **who).status_code == 200


def test_login_answers_alike_for_unknown_people_and_wrong_passwords(client: Client) -> None:
    person(username="mia")

    wrong = log_in(client, email="mia@example.org", password="wrong")
    unknown = log_in(client, email="nobody@example.org", password="wrong")

    assert wrong.status_code == unknown.status_code == 400
    assert wrong.json() == unknown.json()


def test_five_failures_lock_the_account_but_not_other_accounts(client: Client) -> None:
    person(username="mia")
    person(username="ben")
    for _ in range(5):
        log_in(client, username="mia", password="wrong")

    locked = log_in(client, username="mia")
    by_mail = log_in(client, email="mia@example.org")
    other = log_in(client, username="ben")

    assert (locked.status_code, by_mail.status_code, other.status_code) == (429, 429, 200)
    assert locked["Content-Type"] == "application/problem+json"
    assert 0 < int(locked["Retry-After"]) <= 900


def test_the_eleventh_login_of_a_minute_from_one_address_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(attempts, "LOGINS", (Limit("login", 10, 60),))
    person(username="mia")
    for _ in range(10):
        assert log_in(Client(), username="mia").status_code == 200

    assert log_in(Client(), username="mia").status_code == 429
    assert log_in(Client(REMOTE_ADDR="198.51.100.7"), username="mia").status_code == 200


def test_a_forwarded_address_does_not_evade_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "LOGINS", (Limit("login", 1, 60),))
    person(username="mia")

    first = log_in(Client(HTTP_X_FORWARDED_FOR="203.0.113.1"), username="mia")
    second = log_in(Client(HTTP_X_FORWARDED_FOR="203.0.113.2"), username="mia")

    assert (first.status_code, second.status_code) == (200, 429)


@pytest.mark.parametrize(
    "lock_out", [deactivate_user, lambda *, user: ban_user(user=user, reason="x")]
)
def test_locked_out_people_cannot_sign_in(client: Client, lock_out: object) -> None:
    user = person(username="mia")
    lock_out(user=user)  # type: ignore[operator]

    response = log_in(client, username="mia")

    assert response.status_code == 401
    assert not response.json()["meta"]["is_authenticated"]


def test_restricted_people_can_sign_in(client: Client) -> None:
    restrict_user(user=person(username="mia"))

    assert log_in(client, username="mia").status_code == 200


def test_a_browser_needs_the_csrf_token() -> None:
    person(username="mia")

    response = log_in(Client(enforce_csrf_checks=True), username="mia")

    assert response.status_code == 403
    assert response.json()["code"] == "auth.csrf"


def test_the_app_client_gets_a_session_token_without_cookies() -> None:
    person(username="mia")
    client = Client(enforce_csrf_checks=True)

    token = app_log_in(client, username="mia").json()["meta"]["session_token"]
    session = Client().get(f"{APP}/auth/session", headers={"X-Session-Token": token})

    assert session.status_code == 200
    assert session.json()["data"]["user"]["username"] == "mia"


def test_reset_answers_alike_and_mails_only_known_people(client: Client) -> None:
    person(username="mia")

    known = post(client, f"{BROWSER}/auth/password/request", {"email": "mia@example.org"})
    outbox = len(mail.outbox)
    unknown = post(client, f"{BROWSER}/auth/password/request", {"email": "x@example.org"})

    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())
    assert outbox == len(mail.outbox) == 1


def test_too_many_reset_mails_are_refused_in_the_same_shape(client: Client) -> None:
    for _ in range(5):
        post(client, f"{BROWSER}/auth/password/request", {"email": "mia@example.org"})

    response = post(client, f"{BROWSER}/auth/password/request", {"email": "mia@example.org"})

    assert response.status_code == 429
    assert response.json()["code"] == "rate.limited"
    assert response["Retry-After"] == "60"


def test_the_reset_link_sets_a_password_once(client: Client) -> None:
    person(username="mia")
    post(client, f"{BROWSER}/auth/password/request", {"email": "mia@example.org"})
    key = link_in(mail.outbox[0], "reset-password")
    new = {"key": key, "password": "another long secret"}

    first = post(client, f"{BROWSER}/auth/password/reset", new)
    second = post(client, f"{BROWSER}/auth/password/reset", new)

    assert first.status_code in (200, 401)
    assert second.status_code == 400
    assert log_in(Client(), username="mia", password="another long secret").status_code == 200
    assert log_in(Client(), username="mia", password=PASSWORD).status_code == 400
    assert mail.outbox[-1].subject == "Your password was reset"
