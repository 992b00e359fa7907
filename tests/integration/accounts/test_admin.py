"""Django's admin: its doors, and that what it does goes through the actions."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from core.accounts.actions.users import set_role
from core.accounts.models import User
from core.accounts.selectors.sockets import socket_sessions
from core.kernel.publish import SessionsEnded
from tests.integration.accounts.helpers import PASSWORD, log_in, person
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)
LOGIN = "/django-admin/login/"
NEW = "another long secret"


@pytest.fixture
def admin() -> Client:
    set_role(user=person(username="root"), role=User.Role.ADMIN)
    client = Client()
    client.post(LOGIN, {"username": "root", "password": PASSWORD})
    return client


@pytest.mark.parametrize(
    "address", ["", "accounts/user/", "accounts/consent/", "usersessions/usersession/"]
)
def test_admin_pages_open_under_the_strict_policy(admin: Client, address: str) -> None:
    response = admin.get(f"/django-admin/{address}")

    assert response.status_code == 200
    assert "unsafe" not in response["Content-Security-Policy"]
    assert b"<style" not in response.content
    assert b"<script>" not in response.content


def test_only_admins_come_in() -> None:
    person(username="mia")
    set_role(user=person(username="mod"), role=User.Role.MODERATOR)
    for name in ("mia", "mod"):
        client = Client()
        client.post(LOGIN, {"username": name, "password": PASSWORD})
        assert client.get("/django-admin/").status_code == 302


def test_the_admin_login_counts_failures_like_every_other() -> None:
    set_role(user=person(username="root"), role=User.Role.ADMIN)
    for _ in range(5):
        Client().post(LOGIN, {"username": "root", "password": "wrong"})

    assert Client().post(LOGIN, {"username": "root", "password": PASSWORD}).status_code == 429
    assert log_in(Client(), username="root").status_code == 429


def test_banning_in_the_admin_ends_sessions_but_never_the_admins_own(
    admin: Client, announced: RecordingPublisher
) -> None:
    mia = person(username="mia")
    theirs = Client()
    log_in(theirs, username="mia")
    key = str(theirs.session.session_key)
    selected = [str(pk) for pk in User.objects.values_list("pk", flat=True)]

    admin.post("/django-admin/accounts/user/", {"action": "ban", "_selected_action": selected})

    assert SessionsEnded(user=mia.pk, code=4203) in announced.orders
    assert socket_sessions([key]) == {}
    assert dict(User.objects.values_list("username", "status")) == {
        "root": "active",
        "mia": "banned",
    }


def test_a_password_changed_in_the_admin_ends_every_other_session(
    admin: Client, announced: RecordingPublisher
) -> None:
    root = User.objects.get(username="root")
    elsewhere = Client()
    log_in(elsewhere, username="root")
    here, there = str(admin.session.session_key), str(elsewhere.session.session_key)
    wrong = {"old_password": "wrong", "new_password1": NEW, "new_password2": NEW}
    page = "/django-admin/password_change/"
    announced.orders.clear()

    assert admin.post(page, wrong).status_code == 200
    assert announced.orders == []
    assert set(socket_sessions([here, there])) == {here, there}

    assert admin.post(page, {**wrong, "old_password": PASSWORD}).status_code == 302
    assert announced.orders == [SessionsEnded(user=root.pk, code=4201, keep=here)]
    assert set(socket_sessions([here, there])) == {here}
    assert admin.get("/django-admin/").status_code == 200


def test_a_role_given_in_the_admin_is_all_that_changes(admin: Client) -> None:
    mia = person(username="mia")

    admin.post(
        f"/django-admin/accounts/user/{mia.pk}/change/",
        {
            "role": "admin",
            "username": "changed",
            "status": "banned",
            "consents-TOTAL_FORMS": "0",
            "consents-INITIAL_FORMS": "0",
        },
    )

    mia.refresh_from_db()
    assert (mia.role, mia.is_superuser) == ("admin", True)
    assert (mia.username, mia.status) == ("mia", "active")


def test_deleting_a_session_in_the_admin_ends_it(
    admin: Client, announced: RecordingPublisher
) -> None:
    mia = person(username="mia")
    theirs = Client()
    log_in(theirs, username="mia")
    key = str(theirs.session.session_key)
    row = UserSession.objects.get(user=mia).pk

    admin.post(f"/django-admin/usersessions/usersession/{row}/delete/", {"post": "yes"})

    assert SessionsEnded(user=mia.pk, code=4201, session_keys=(key,)) in announced.orders
    assert socket_sessions([key]) == {}
