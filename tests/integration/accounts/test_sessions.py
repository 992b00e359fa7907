"""How sessions end, and that their sockets are told."""

from typing import Any

import pytest
from django.test import Client

from core.accounts.actions.sessions import open_session
from core.accounts.actions.users import ban_user, deactivate_user, reinstate_user, restrict_user
from core.accounts.models import User
from core.accounts.selectors.sockets import socket_sessions
from core.kernel.publish import AccessChanged, SessionsEnded
from tests.integration.accounts.helpers import APP, BROWSER, app_log_in, log_in, person, post
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)


def signed_in(user: User) -> tuple[Client, str]:
    client = Client()
    assert log_in(client, username=user.username).status_code == 200
    return client, str(client.session.session_key)


def ended(announced: RecordingPublisher) -> list[Any]:
    return [order for order in announced.orders if isinstance(order, SessionsEnded)]


def test_logout_ends_the_session_and_tells_its_sockets(announced: RecordingPublisher) -> None:
    user = person(username="mia")
    client, key = signed_in(user)

    client.delete(f"{BROWSER}/auth/session")

    assert ended(announced) == [SessionsEnded(user=user.pk, code=4201, session_keys=(key,))]
    assert socket_sessions([key]) == {}


def test_logout_of_the_app_client_ends_its_token(announced: RecordingPublisher) -> None:
    user = person(username="mia")
    token = app_log_in(Client(), username="mia").json()["meta"]["session_token"]

    Client().delete(f"{APP}/auth/session", headers={"X-Session-Token": token})

    assert ended(announced) == [SessionsEnded(user=user.pk, code=4201, session_keys=(token,))]
    ticket = Client().post("/api/v1/realtime/ticket", headers={"X-Session-Token": token})
    assert ticket.status_code == 401


def test_sessions_are_listed_and_one_can_be_revoked(announced: RecordingPublisher) -> None:
    user = person(username="mia")
    here, here_key = signed_in(user)
    there, there_key = signed_in(user)

    listed = here.get(f"{BROWSER}/auth/sessions").json()["data"]
    [other] = [session["id"] for session in listed if not session["is_current"]]
    here.delete(f"{BROWSER}/auth/sessions", {"sessions": [other]}, content_type="application/json")

    assert len(listed) == 2
    assert ended(announced) == [SessionsEnded(user=user.pk, code=4201, session_keys=(there_key,))]
    assert set(socket_sessions([here_key, there_key])) == {here_key}
    assert there.get(f"{BROWSER}/auth/session").status_code == 401


def test_revoking_all_sessions_ends_the_current_one_too(announced: RecordingPublisher) -> None:
    user = person(username="mia")
    here, here_key = signed_in(user)
    _, there_key = signed_in(user)

    ids = [session["id"] for session in here.get(f"{BROWSER}/auth/sessions").json()["data"]]
    here.delete(f"{BROWSER}/auth/sessions", {"sessions": ids}, content_type="application/json")

    assert {key for order in ended(announced) for key in order.session_keys} == {
        here_key,
        there_key,
    }
    assert socket_sessions([here_key, there_key]) == {}


def test_nobody_revokes_the_session_of_another(announced: RecordingPublisher) -> None:
    mia, ben = person(username="mia"), person(username="ben")
    client, _ = signed_in(mia)
    theirs, key = signed_in(ben)
    listed = theirs.get(f"{BROWSER}/auth/sessions").json()["data"]

    response = client.delete(
        f"{BROWSER}/auth/sessions",
        {"sessions": [listed[0]["id"]]},
        content_type="application/json",
    )

    assert response.status_code == 400
    assert ended(announced) == []
    assert key in socket_sessions([key])


def test_a_password_change_ends_all_other_sessions(announced: RecordingPublisher) -> None:
    user = person(username="mia")
    here, here_key = signed_in(user)
    there, there_key = signed_in(user)

    response = post(
        here,
        f"{BROWSER}/account/password/change",
        {"current_password": "correct horse battery", "new_password": "another long secret"},
    )

    assert response.status_code == 200
    assert ended(announced) == [SessionsEnded(user=user.pk, code=4201, keep=here_key)]
    assert set(socket_sessions([here_key, there_key])) == {here_key}
    assert here.get(f"{BROWSER}/auth/session").status_code == 200
    assert there.get(f"{BROWSER}/auth/session").status_code == 401


def test_a_session_from_before_a_password_change_is_dead_even_in_the_cache() -> None:
    user = person(username="mia")
    _, key = signed_in(user)

    user.set_password("set behind the back of every session")
    user.save()

    assert socket_sessions([key]) == {}


def test_a_ban_ends_every_session_for_good(announced: RecordingPublisher) -> None:
    user = person(username="mia")
    client, key = signed_in(user)

    ban_user(user=user, reason="Threats")

    assert ended(announced) == [SessionsEnded(user=user.pk, code=4203)]
    assert socket_sessions([key]) == {}
    assert client.get(f"{BROWSER}/auth/session").status_code == 401
    user.refresh_from_db()
    assert (user.status, user.ban_reason) == ("banned", "Threats")


def test_deactivation_ends_sessions_and_reinstatement_lets_people_back(
    announced: RecordingPublisher,
) -> None:
    user = person(username="mia")
    _, key = signed_in(user)

    deactivate_user(user=user)
    assert ended(announced) == [SessionsEnded(user=user.pk, code=4201)]
    assert socket_sessions([key]) == {}

    reinstate_user(user=user)
    assert log_in(Client(), username="mia").status_code == 200


def test_a_restriction_keeps_the_session_and_asks_sockets_to_look_again(
    announced: RecordingPublisher,
) -> None:
    user = person(username="mia")
    _, key = signed_in(user)

    restrict_user(user=user)

    assert announced.orders == [AccessChanged(user=user.pk)]
    assert socket_sessions([key])[key].status == "restricted"


def test_open_session_makes_a_session_that_can_be_listed_and_revoked() -> None:
    user = person(username="mia")
    key = open_session(user=user)
    client, _ = signed_in(user)

    listed = client.get(f"{BROWSER}/auth/sessions").json()["data"]
    found = socket_sessions([key])

    assert len(listed) == 2
    assert found[key].user_id == user.pk
    assert (
        Client().post("/api/v1/realtime/ticket", headers={"X-Session-Token": key}).status_code
        == 201
    )
