"""Every REST route and every page, by every role, in public and private spaces."""

import json
import re
from datetime import timedelta
from http import HTTPStatus
from typing import Any
from uuid import UUID

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from core.kernel.clock import now
from core.kernel.ids import new_id
from tests.integration.security.place import Place, changed, fingerprint, make_place
from tests.integration.security.routes import (
    METHODS,
    account_routes,
    addresses,
    api_routes,
    methods_of,
    page_routes,
)
from tests.integration.security.table import ACCOUNTS, COLUMNS, PAGES, ROUTES, cell
from tests.integration.spaces import test_permissions as spaces
from tests.support.files import picture
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db

WITH_FILE = ("/uploads", "/me/avatar", "/icon")
NEW_HERE = ("restricted", "blocked", "site-banned")
"""Roles that the table of spaces does not have."""


def test_the_table_names_every_route_and_nothing_else() -> None:
    assert {name.partition(" of ")[0] for name in ROUTES} == api_routes()
    assert set(PAGES) == page_routes()
    clients = {route.partition("/")[0] for route in account_routes()}
    assert clients == {"app", "browser"}
    described = {
        f"{client}/v1/{route}"
        for client in clients
        for route in ACCOUNTS
        if not (client == "browser" and route == "tokens/refresh")
    }
    assert described == set(account_routes())


def test_the_table_of_spaces_names_every_case_it_is_asked_for() -> None:
    wanted = {right.removeprefix("spaces:") for right in ROUTES.values() if "spaces:" in right}
    assert wanted <= set(spaces.CALLS)


def browser(session: str | None) -> Client:
    made = Client()
    if session:
        made.cookies["sessionid"] = session
    return made


def call(api: Client, method: str, path: str, body: Any = None) -> Any:
    if method in ("POST", "PUT") and path.endswith(WITH_FILE):
        form = {"file": SimpleUploadedFile("a.png", picture((8, 8)), "image/png"), **(body or {})}
        return api.generic(
            method, path, encode_multipart(BOUNDARY, form), content_type=MULTIPART_CONTENT
        )
    return api.generic(
        method,
        path,
        data=b"" if body is None else json.dumps(body),
        content_type="application/json",
    )


def address(route: str, place: Place, message: UUID) -> str:
    """The path of a route with what it names put in."""
    named = {
        "<slug:slug>": place.space.slug,
        "<uuid:room_id>": place.room.id,
        "<uuid:invite_id>": place.room.id,
        "<uuid:request_id>": place.room.id,
        "<str:code>": place.space.slug,
        "<uuid:message_id>": message,
        "<uuid:upload_id>": message,
        "<str:variant>": "original",
        "<uuid:thread_id>": message,
        "<uuid:move_id>": message,
        "<uuid:draft_id>": message,
        "<uuid:scheduled_id>": message,
        "<uuid:user>": place.author.id,
        "<str:username>": place.author.username,
        "<str:kind>": "follow",
        "<str:emoji>": "👍",
    }
    for name, value in named.items():
        route = route.replace(name, str(value))
    if route == "search":
        route += "?q=hello"
    return f"/api/v1/{route}"


def body_of(name: str, place: Place, message: UUID) -> dict[str, Any] | None:
    """What to send so that only permission can refuse it."""
    bodies: dict[str, dict[str, Any]] = {
        "PATCH me": {"bio": "New words"},
        "POST relations": {"kind": "follow", "user": str(place.author.id)},
        "POST spaces": {"slug": f"s-{new_id().hex}", "name": "Mine"},
        "POST rooms/<uuid:room_id>/messages": {"content": "hello", "nonce": str(new_id())},
        "PUT rooms/<uuid:room_id>/read": {"seq": 1},
        "PUT rooms/<uuid:room_id>/resources": {
            "resources": [{"title": "Rules", "url": "https://example.org/rules"}]
        },
        "POST messages/<uuid:message_id>/forward": {
            "room": str(place.room.id),
            "nonce": str(new_id()),
        },
        "POST moves": {"messages": [str(message)], "title": "A new matter"},
        "POST threads/<uuid:thread_id>/merge": {"into": str(place.room.id)},
        "POST rooms/<uuid:room_id>/threads": {"title": "Another matter"},
        "PATCH threads/<uuid:thread_id>": {"title": "Other words"},
        "POST threads/<uuid:thread_id>/messages": {"content": "hello", "nonce": str(new_id())},
        "PUT threads/<uuid:thread_id>/read": {"seq": 1},
        "POST uploads": {},
        "PUT me/avatar": {},
        "PUT spaces/<slug:slug>/icon": {},
        "PATCH uploads/<uuid:upload_id>": {"alt": "New words"},
        "PATCH messages/<uuid:message_id>": {"content": "other words"},
        "PUT messages/<uuid:message_id>/vote": {"options": [1]},
        "PUT rooms/<uuid:room_id>/draft": {"text": "begun", "version": 0},
        "PUT threads/<uuid:thread_id>/draft": {"text": "begun", "version": 0},
        "POST rooms/<uuid:room_id>/scheduled": _for_later(),
        "POST threads/<uuid:thread_id>/scheduled": _for_later(),
        "PATCH scheduled/<uuid:scheduled_id>": {"content": "Other words"},
        "POST reports": {
            "subject_type": "message",
            "subject_id": str(message),
            "reason": "spam",
        },
    }
    return bodies.get(name.partition(" of ")[0])


def _for_later() -> dict[str, Any]:
    due_at = now() + timedelta(hours=1)
    return {"content": "hello", "nonce": str(new_id()), "due_at": due_at.isoformat()}


def outcome(response: Any) -> str:
    """`ok`, or the code of the problem."""
    if response.status_code < HTTPStatus.BAD_REQUEST:
        return "ok"
    assert response["Content-Type"] == "application/problem+json", response.content
    return str(response.json()["code"])


@pytest.mark.parametrize("visibility", ["public", "private"])
def test_routes_answer_each_role_as_the_table_says_and_refusals_change_nothing(
    visibility: str,
    published: RecordingPublisher,
    django_capture_on_commit_callbacks: Any,
) -> None:
    place = make_place(visibility=visibility)
    wrong: dict[str, tuple[object, ...]] = {}
    for name, right in ROUTES.items():
        if right.startswith("spaces:"):
            continue
        method, route = name.partition(" of ")[0].split(" ", 1)
        for role in COLUMNS:
            wanted = cell(right, visibility, role)
            with transaction.atomic():
                message = place.message(place.people[role] if "own" in name else None)
                before = {} if wanted == {"ok"} else fingerprint()
                with django_capture_on_commit_callbacks() as announced:
                    answer = call(
                        browser(place.sessions.get(role)),
                        method,
                        address(route, place, message.id),
                        body_of(name, place, message.id),
                    )
                if outcome(answer) not in wanted:
                    wrong[f"{role}: {name}"] = (wanted, answer.status_code, answer.content)
                elif wanted != {"ok"} and (changed(before) or announced or published.publications):
                    wrong[f"{role}: {name}"] = ("a refusal", changed(before), announced)
                transaction.set_rollback(True)
    assert not wrong


@pytest.mark.parametrize("visibility", ["public", "private"])
def test_routes_of_spaces_answer_restricted_blocked_and_banned_people_by_the_same_table(
    visibility: str, django_capture_on_commit_callbacks: Any
) -> None:
    place = make_place(visibility=visibility)
    wrong: dict[str, tuple[object, ...]] = {}
    for case in (right.removeprefix("spaces:") for right in ROUTES.values() if "spaces:" in right):
        asked = spaces.CALLS[case]
        path = "/api/v1" + asked.path.format(
            slug=place.space.slug, target=place.author.id, room=place.room.id
        )
        for role in NEW_HERE:
            wanted = spaces.expected(visibility, case, "member")
            if role == "site-banned":
                wanted = 401
            elif role == "restricted" and asked.method != "get":
                wanted = wanted if case in spaces.WITHOUT_ADDRESS else 403
            with transaction.atomic():
                before = fingerprint()
                with django_capture_on_commit_callbacks() as announced:
                    answer = call(
                        browser(place.sessions[role]),
                        asked.method.upper(),
                        path,
                        spaces.body_of(asked, place.room.id),
                    )
                if answer.status_code != wanted:
                    wrong[f"{role}: {case}"] = (answer.status_code, answer.content)
                elif wanted >= HTTPStatus.BAD_REQUEST and (changed(before) or announced):
                    wrong[f"{role}: {case}"] = ("a refusal", changed(before), announced)
                transaction.set_rollback(True)
    assert not wrong


def test_methods_that_a_route_does_not_carry_out_change_nothing() -> None:
    place = make_place()
    message = place.message()
    api = browser(place.sessions["owner"])
    before = fingerprint()
    for route, view in addresses():
        if not route.startswith("api/v1/"):
            continue
        path = address(route.removeprefix("api/v1/"), place, message.id)
        for method in set(METHODS) - methods_of(view):
            answer = call(api, method, path, {"role": "owner"})
            assert (answer.status_code, answer.json()["code"]) == (
                HTTPStatus.METHOD_NOT_ALLOWED,
                "request.method",
            ), (method, route)
    assert not changed(before)


def test_an_admin_edits_nobody_elses_words_by_guessing_ids() -> None:
    place = make_place(visibility="private")
    message = place.message()
    answer = call(
        browser(place.sessions["site admin"]),
        "PATCH",
        f"/api/v1/messages/{message.id}",
        {"content": "x"},
    )
    absent = call(
        browser(place.sessions["site admin"]),
        "PATCH",
        f"/api/v1/messages/{new_id()}",
        {"content": "x"},
    )
    assert answer.status_code == absent.status_code == HTTPStatus.NOT_FOUND


def test_pages_answer_everyone_alike_to_get_alone_and_change_nothing() -> None:
    place = make_place()
    before = fingerprint()
    for route, right in PAGES.items():
        path = page_path(route)
        answers = set()
        for role in ("guest", "stranger", "member", "site-banned"):
            api = browser(place.sessions.get(role))
            answers.add(api.get(path).status_code)
            for method in METHODS[1:]:
                assert call(api, method, path).status_code in (403, 404, 405), (role, method, path)
        assert len(answers) == 1, route
        assert (answers == {HTTPStatus.NOT_FOUND}) == (right == "nowhere"), route
    assert not changed(before)


def page_path(route: str) -> str:
    """An address that the pattern matches."""
    if route.startswith("^"):
        return "/_allauth/app/v1/account/phone" if "phone" in route else "/api/no"
    path = "/" + route.replace("<uuid:mail_id>", str(new_id()))
    return re.sub(r"<path:\w+>", "anything", path)


def test_guests_change_nothing_at_the_addresses_of_accounts() -> None:
    make_place()
    before = fingerprint()
    wrong: dict[str, tuple[object, ...]] = {}
    for route in sorted(account_routes()):
        wanted = ACCOUNTS[route.split("/", 2)[2]]
        for method in METHODS:
            if wanted.get(method) == HTTPStatus.OK:
                continue
            answer = call(Client(), method, f"/_allauth/{route}", {})
            refused = answer.status_code >= HTTPStatus.BAD_REQUEST
            if not refused or answer.status_code != wanted.get(method, answer.status_code):
                wrong[f"{method} {route}"] = (answer.status_code, answer.content[:200])
    assert not wrong
    assert not changed(before)


def test_nobody_but_site_admins_enters_the_django_admin() -> None:
    place = make_place()
    place.message()
    lists = [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for model in admin.site._registry
    ]
    before = fingerprint()
    for path in ["/django-admin/", *lists]:
        for role in COLUMNS:
            answer = browser(place.sessions.get(role)).get(path)
            if role == "site admin":
                assert answer.status_code == HTTPStatus.OK, path
            else:
                assert answer.status_code == HTTPStatus.FOUND, (path, role)
                assert answer["Location"].startswith("/django-admin/login/")
    assert not changed(before)
