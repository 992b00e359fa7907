"""Socket tickets and the sessions behind them."""

import pytest
from django.test import Client

from core.accounts import tickets
from core.accounts.actions.sessions import open_session
from core.accounts.api import tickets as ticket_api
from core.accounts.selectors.sockets import socket_sessions
from core.kernel.ids import new_id
from core.kernel.ratelimit import Limit
from core.kernel.redis_client import redis_client
from tests.integration.accounts.helpers import log_in, person
from tests.support.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/api/v1/realtime/ticket"


def test_a_ticket_is_bound_to_the_person_and_the_session(client: Client) -> None:
    user = person(username="mia")
    log_in(client, username="mia")

    response = client.post(ADDRESS)
    [claim] = tickets.redeem([response.json()["ticket"]])

    assert response.status_code == 201
    assert set(response.json()) == {"ticket", "expires_at"}
    assert claim is not None
    assert (claim.user_id, claim.session_key) == (user.pk, client.session.session_key)


def test_a_ticket_works_once() -> None:
    ticket = tickets.issue(user_id=new_id(), session_key="key")

    assert tickets.redeem([ticket.value]) != [None]
    assert tickets.redeem([ticket.value]) == [None]


def test_a_ticket_lives_thirty_seconds() -> None:
    tickets.issue(user_id=new_id(), session_key="key")

    [name] = redis_client().keys("*:ticket:*")
    assert 28_000 < redis_client().pttl(name) <= 30_000


def test_redeem_keeps_the_order_of_good_and_bad_tickets() -> None:
    ticket = tickets.issue(user_id=new_id(), session_key="key")

    claims = tickets.redeem(["unknown", ticket.value, "", "ünïcode"])

    assert [claim is not None for claim in claims] == [False, True, False, False]


def test_redis_does_not_hold_the_ticket_itself() -> None:
    ticket = tickets.issue(user_id=new_id(), session_key="key")

    assert not redis_client().keys(f"*{ticket.value}*")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({}, "auth.required"),
        ({"headers": {"X-Session-Token": "guessed"}}, "auth.invalid"),
        ({"query_params": {"session_token": "guessed"}}, "auth.required"),
    ],
)
def test_guests_get_no_ticket(client: Client, options: dict[str, object], code: str) -> None:
    response = client.post(ADDRESS, **options)  # type: ignore[arg-type]

    assert response.status_code == 401
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == code
    assert not redis_client().keys("*:ticket:*")


def test_a_session_token_in_the_address_is_not_read(client: Client) -> None:
    key = open_session(user=person(username="mia"))

    response = client.post(ADDRESS, query_params={"session_token": key, "X-Session-Token": key})

    assert response.status_code == 401


def test_a_cookie_needs_the_csrf_token() -> None:
    person(username="mia")
    client = Client()
    log_in(client, username="mia")
    client.handler.enforce_csrf_checks = True

    response = client.post(ADDRESS, content_type="application/json")

    assert response.status_code == 403
    assert response.json()["code"] == "auth.csrf"


def test_unverified_people_get_tickets_because_they_may_read(client: Client) -> None:
    person(username="mia", verified_at=None)
    log_in(client, username="mia")

    assert client.post(ADDRESS).status_code == 201


def test_too_many_tickets_are_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticket_api, "TICKETS", (Limit("ticket", 1, 60),))
    person(username="mia")
    log_in(client, username="mia")

    client.post(ADDRESS)
    response = client.post(ADDRESS)

    assert response.status_code == 429
    assert response.json()["code"] == "rate.limited"
    assert "Retry-After" in response


def test_socket_sessions_cost_two_queries_for_any_number(
    django_assert_num_queries: object,
) -> None:
    keys = [open_session(user=UserFactory.create()) for _ in range(5)]

    with django_assert_num_queries(2):  # type: ignore[operator]
        assert set(socket_sessions([*keys, "unknown", ""])) == set(keys)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert socket_sessions([]) == socket_sessions([""]) == {}


def test_socket_sessions_say_what_a_socket_must_know() -> None:
    user = person(username="mia", verified_at=None, exempt_from_limits=True)
    key = open_session(user=user)

    session = socket_sessions([key])[key]

    assert (session.user_id, session.username, session.session_key) == (user.pk, "mia", key)
    assert (session.status, session.role) == ("active", "user")
    assert (session.verified, session.exempt) == (False, True)
