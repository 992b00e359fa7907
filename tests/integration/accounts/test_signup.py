"""Joining: what is stored, what is mailed, what is refused."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client

from core.accounts import forms
from core.accounts.models import Consent, User
from core.kernel import facts
from core.kernel.clock import now
from core.kernel.ratelimit import Limit
from tests.integration.accounts.helpers import (
    BROWSER,
    PASSWORD,
    form,
    link_in,
    log_in,
    person,
    post,
    sign_up,
)
from tests.support.gates import MarkedGate, RejectAllGate, bound

pytestmark = pytest.mark.django_db(transaction=True)


def errors_of(response: Any) -> dict[str, str]:
    return {error.get("param", ""): error["code"] for error in response.json()["errors"]}


def test_signup_stores_the_account_with_consents_and_asks_to_verify(client: Client) -> None:
    response = sign_up(client)

    assert response.status_code == 401
    flows = {flow["id"]: flow for flow in response.json()["data"]["flows"]}
    assert flows["verify_email"]["is_pending"]
    user = User.objects.get()
    assert (user.username, user.email, user.verified_at) == ("mia", "mia@example.org", None)
    assert user.check_password(PASSWORD)
    assert {consent.kind: consent.version for consent in Consent.objects.all()} == {
        "terms": "1",
        "privacy": "1",
    }
    assert len(mail.outbox) == 1


def test_the_mailed_link_verifies_and_signs_in(client: Client) -> None:
    sign_up(client)
    key = link_in(mail.outbox[0], "verify-email")

    response = post(client, f"{BROWSER}/auth/email/verify", {"key": key})

    assert response.status_code == 200
    assert response.json()["meta"]["is_authenticated"]
    assert User.objects.get().verified_at is not None


def test_a_verification_link_works_in_another_browser_without_signing_in(client: Client) -> None:
    sign_up(client)
    other = Client()

    response = post(
        other, f"{BROWSER}/auth/email/verify", {"key": link_in(mail.outbox[0], "verify-email")}
    )

    assert response.status_code == 401
    assert User.objects.get().verified_at is not None


def test_a_stale_verification_link_is_refused(client: Client) -> None:
    sign_up(client)
    key = link_in(mail.outbox[0], "verify-email")

    with time_machine.travel(now() + timedelta(days=4)):
        response = post(client, f"{BROWSER}/auth/email/verify", {"key": key})

    assert response.status_code == 400
    assert User.objects.get().verified_at is None


def test_unverified_people_can_sign_in(client: Client) -> None:
    sign_up(client)

    response = log_in(Client(), username="mia")

    assert response.status_code == 200
    assert response.json()["meta"]["is_authenticated"]
    assert len(mail.outbox) == 1


def test_signup_answers_alike_for_a_known_address(client: Client) -> None:
    person(username="someone", email="known@example.org")
    fresh = sign_up(client)
    mail.outbox.clear()

    known = sign_up(Client(), username="other", email="known@example.org")

    assert known.status_code == fresh.status_code
    assert known.json() == fresh.json()
    assert not User.objects.filter(username="other").exists()
    assert [message.subject for message in mail.outbox] == ["You already have an account"]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"email": "not an address"}, "email", "invalid"),
        ({"email": None}, "email", "required"),
        ({"username": "a"}, "username", "min_length"),
        ({"username": "mia@example.com"}, "username", "invalid"),
        ({"username": "Admin"}, "username", "reserved"),
        ({"username": "x" * 33}, "username", "max_length"),
        ({"password": "short"}, "password", "password_too_short"),
        ({"password": "password123"}, "password", "password_too_common"),
        ({"date_of_birth": None}, "date_of_birth", "required"),
        ({"date_of_birth": "17.05.1990"}, "date_of_birth", "invalid"),
        ({"date_of_birth": 19900517}, "date_of_birth", "invalid"),
        ({"date_of_birth": "2190-05-17"}, "date_of_birth", "invalid"),
        ({"date_of_birth": "1790-05-17"}, "date_of_birth", "invalid"),
        ({"consent": False}, "consent", "required"),
        ({"consent": None}, "consent", "required"),
    ],
)
def test_signup_refused_names_field_and_rule_and_stores_nothing(
    client: Client, changes: dict[str, Any], field: str, code: str
) -> None:
    response = sign_up(client, **changes)

    assert response.status_code == 400
    assert errors_of(response) == {field: code}
    assert not User.objects.exists()
    assert not mail.outbox


def test_a_username_that_differs_only_in_case_is_taken(client: Client) -> None:
    person(username="Mia")

    response = sign_up(client, email="new@example.org")

    assert errors_of(response) == {"username": "username_taken"}
    assert User.objects.count() == 1


def test_a_username_the_gate_blocks_is_refused(client: Client) -> None:
    with bound(RejectAllGate()):
        response = sign_up(client)

    assert errors_of(response) == {"username": "gate.rejected"}
    assert not User.objects.exists()
    assert not mail.outbox


def test_the_gate_sees_the_username_and_its_decision_is_stored(
    client: Client, gate: MarkedGate
) -> None:
    sign_up(client)

    assert [(seen.kind, seen.text) for seen in gate.seen] == [("username", "mia")]
    assert [settled.subject for settled in gate.settled] == [User.objects.get().pk]


def test_signup_ignores_fields_that_are_not_asked(client: Client) -> None:
    sign_up(client, role="admin", is_superuser=True, verified_at="2020-01-01T00:00:00Z")

    user = User.objects.get()
    assert (user.role, user.is_superuser, user.verified_at) == ("user", False, None)


def test_under_18_is_refused_and_the_address_has_to_wait(client: Client) -> None:
    year = now().year
    refused = sign_up(client, date_of_birth=f"{year - 17}-01-01")
    corrected = sign_up(client)
    elsewhere = post(Client(REMOTE_ADDR="198.51.100.7"), f"{BROWSER}/auth/signup", form())

    assert errors_of(refused) == {"date_of_birth": "under_age"}
    assert errors_of(corrected) == {"date_of_birth": "under_age"}
    assert elsewhere.status_code == 401
    assert User.objects.count() == 1


def test_the_eighteenth_birthday_is_old_enough(client: Client) -> None:
    today = now().date()
    with time_machine.travel(now().replace(month=6, day=15)):
        response = sign_up(client, date_of_birth=f"{today.year - 18}-06-15")

    assert response.status_code == 401


def test_the_fourth_signup_of_an_hour_from_one_address_waits(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "SIGNUPS", (Limit("signup", 3, 3600),))
    for number in range(3):
        sign_up(Client(), username=f"mia{number}", email=f"mia{number}@example.org")

    response = sign_up(Client(), username="mia4", email="mia4@example.org")

    assert response.status_code == 429
    assert response.json()["code"] == "rate.limited"
    assert int(response["Retry-After"]) > 3000
    assert User.objects.count() == 3


def test_a_proven_address_takes_it_from_an_unproven_claim(client: Client) -> None:
    squatter = person(username="squatter", email="mia@example.org", verified_at=None)
    owner = person(username="owner", email="old@example.org")
    log_in(client, username="owner")

    post(client, f"{BROWSER}/account/email", {"email": "mia@example.org"})
    key = link_in(mail.outbox[-1], "verify-email")
    response = post(client, f"{BROWSER}/auth/email/verify", {"key": key})

    assert response.status_code == 200
    squatter.refresh_from_db()
    owner.refresh_from_db()
    assert (squatter.email, owner.email) == ("", "mia@example.org")


def test_signing_up_and_verifying_are_stated_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    stated: list[facts.Fact] = []
    monkeypatch.setattr(facts, "state", stated.append)

    sign_up(client)
    key = link_in(mail.outbox[0], "verify-email")
    for _ in range(2):
        post(Client(), f"{BROWSER}/auth/email/verify", {"key": key})

    user = User.objects.get()
    assert stated == [
        facts.UserCreated(user=user.pk, username="mia"),
        facts.UserVerified(user=user.pk),
    ]
