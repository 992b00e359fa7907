"""Who may call which route of spaces and rooms; what is refused changes nothing."""

from typing import Any, NamedTuple

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.integration.spaces.roles import ROLES, cast, state
from tests.support.files import picture
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db

LATER = "2099-01-01T00:00:00Z"


class Call(NamedTuple):
    """A request; `{slug}`, `{target}` and `{room}` stand for what the cast holds."""

    method: str
    path: str
    body: dict[str, Any] | None = None


CALLS = {
    "read space": Call("get", "/spaces/{slug}"),
    "change space": Call("patch", "/spaces/{slug}", {"description": "New words"}),
    "archive space": Call("delete", "/spaces/{slug}"),
    "change icon": Call("put", "/spaces/{slug}/icon"),
    "remove icon": Call("delete", "/spaces/{slug}/icon"),
    "join": Call("post", "/spaces/{slug}/join"),
    "leave": Call("post", "/spaces/{slug}/leave"),
    "list members": Call("get", "/spaces/{slug}/members"),
    "list banned": Call("get", "/spaces/{slug}/members?state=banned"),
    "give role": Call("patch", "/spaces/{slug}/members/{target}", {"role": "moderator"}),
    "mute": Call("patch", "/spaces/{slug}/members/{target}", {"muted_until": LATER}),
    "ban": Call("patch", "/spaces/{slug}/members/{target}", {"banned_until": LATER}),
    "approve": Call("patch", "/spaces/{slug}/members/{target}", {"approved": True}),
    "list rooms": Call("get", "/spaces/{slug}/rooms"),
    "make room": Call("post", "/spaces/{slug}/rooms", {"slug": "new", "name": "New"}),
    "read room": Call("get", "/rooms/{room}"),
    "change room": Call("patch", "/rooms/{room}", {"topic": "New words"}),
    "slow mode": Call("patch", "/rooms/{room}", {"slow_mode_seconds": 30}),
}

# In the order of ROLES: guest, stranger, unverified, ex-member, banned, muted, member, moderator,
# admin, owner, site admin.
READ = (401, 200, 200, 200, 404, 200, 200, 200, 200, 200, 200)
MODERATE = (401, 403, 403, 403, 404, 403, 403, 200, 200, 200, 403)
MANAGE = (401, 403, 403, 403, 404, 403, 403, 403, 200, 200, 403)
PUBLIC = {
    "read space": READ,
    "change space": MANAGE,
    "archive space": tuple(204 if code == 200 else code for code in MANAGE),
    "change icon": tuple(202 if code == 200 else code for code in MANAGE),
    "remove icon": tuple(204 if code == 200 else code for code in MANAGE),
    "join": (401, 200, 403, 200, 404, 200, 200, 200, 200, 200, 200),
    "leave": (401, 404, 404, 404, 404, 204, 204, 204, 204, 409, 404),
    "list members": READ,
    "list banned": MODERATE,
    "give role": MANAGE,
    "mute": MODERATE,
    "ban": MODERATE,
    "approve": MODERATE,
    "list rooms": READ,
    "make room": tuple(201 if code == 200 else code for code in MANAGE),
    "read room": READ,
    "change room": MANAGE,
    "slow mode": MODERATE,
}
OUTSIDE = ("stranger", "ex-member", "site admin")


def expected(visibility: str, name: str, role: str) -> int:
    """A private space is not there for those outside; unverified ones may not even ask to write."""
    code = PUBLIC[name][ROLES.index(role)]
    if visibility == "private" and role in OUTSIDE:
        return 404
    if visibility == "private" and role == "unverified":
        return 404 if CALLS[name].method == "get" or name == "leave" else 403
    if visibility == "restricted" and name == "join" and code == 200 and role in OUTSIDE:
        return 403
    return code


def ask(api: Any, call: Call, path: str) -> Any:
    """Make the request; icons are sent as forms."""
    if call.method == "put":
        form = {"file": SimpleUploadedFile("a.png", picture((8, 8)), "image/png")}
        return api.put(API + path, form, format="multipart")
    return getattr(api, call.method)(API + path, call.body)


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("visibility", ["public", "restricted", "private"])
def test_route_answers_each_role_as_the_table_says_and_refusals_change_nothing(
    visibility: str, name: str, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    place, call = cast(visibility=visibility), CALLS[name]
    path = call.path.format(slug=place.space.slug, target=place.target.id, room=place.room.id)
    before = state()
    wrong = {}
    for role in ROLES:
        with transaction.atomic():
            with django_capture_on_commit_callbacks() as announced:
                answer = ask(client(place.people[role]), call, path)
            if answer.status_code != expected(visibility, name, role):
                wrong[role] = (answer.status_code, answer.content)
            if answer.status_code >= 400:
                assert state() == before, role
                assert not announced, role
            transaction.set_rollback(True)
    assert not wrong


@pytest.mark.parametrize("name", [name for name in CALLS if "room" not in CALLS[name].path[:6]])
def test_a_hidden_space_answers_exactly_like_an_absent_one(name: str) -> None:
    place, call = cast(visibility="private"), CALLS[name]
    api = client(place.people["stranger"])
    answers = [
        ask(api, call, call.path.format(slug=slug, target=place.target.id, room=""))
        for slug in (place.space.slug, "there-is-none")
    ]
    hidden, absent = ({**answer.json(), "instance": ""} for answer in answers)
    assert hidden == absent
    assert hidden["code"] == "space.not_found"
