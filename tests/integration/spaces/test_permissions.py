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
    "sort rooms": Call("put", "/spaces/{slug}/rooms/order", {"rooms": ["{room}"]}),
    "take out": Call("delete", "/spaces/{slug}/members/{target}"),
    "list invites": Call("get", "/spaces/{slug}/invites"),
    "invite": Call("post", "/spaces/{slug}/invites", {"uses_max": 3}),
    "revoke invite": Call("delete", "/spaces/{slug}/invites/{room}"),
    "look at invite": Call("get", "/invites/{slug}"),
    "accept invite": Call("post", "/invites/{slug}/accept"),
    "ask to join": Call("post", "/spaces/{slug}/request", {"answer": "I grow leeks"}),
    "withdraw request": Call("delete", "/spaces/{slug}/request"),
    "list requests": Call("get", "/spaces/{slug}/requests"),
    "decide request": Call("patch", "/spaces/{slug}/requests/{room}", {"approved": True}),
    "read room": Call("get", "/rooms/{room}"),
    "change room": Call("patch", "/rooms/{room}", {"topic": "New words"}),
    "slow mode": Call("patch", "/rooms/{room}", {"slow_mode_seconds": 30}),
}

# In the order of ROLES: guest, stranger, unverified, ex-member, banned, muted, member, moderator,
# admin, owner, site admin.
READ = (401, 200, 200, 200, 404, 200, 200, 200, 200, 200, 200)
MODERATE = (401, 403, 403, 403, 404, 403, 403, 200, 200, 200, 403)
MANAGE = (401, 403, 403, 403, 404, 403, 403, 403, 200, 200, 403)


def with_status(codes: tuple[int, ...], done: int) -> tuple[int, ...]:
    """The same answers, where 200 is `done`."""
    return tuple(done if code == 200 else code for code in codes)


PUBLIC = {
    "read space": READ,
    "change space": MANAGE,
    "archive space": with_status(MANAGE, 204),
    "change icon": with_status(MANAGE, 202),
    "remove icon": with_status(MANAGE, 204),
    "join": (401, 200, 403, 200, 404, 200, 200, 200, 200, 200, 200),
    "leave": (401, 404, 404, 404, 404, 204, 204, 204, 204, 409, 404),
    "list members": READ,
    "list banned": MODERATE,
    "give role": MANAGE,
    "mute": MODERATE,
    "ban": MODERATE,
    "approve": MODERATE,
    "list rooms": READ,
    "make room": with_status(MANAGE, 201),
    "sort rooms": MANAGE,
    "take out": with_status(MODERATE, 204),
    "list invites": MANAGE,
    "invite": with_status(MANAGE, 201),
    "revoke invite": with_status(MANAGE, 204),
    "look at invite": READ,
    "accept invite": (401, 200, 403, 200, 404, 200, 200, 200, 200, 200, 200),
    "ask to join": (401, 409, 403, 409, 404, 409, 409, 409, 409, 409, 409),
    "withdraw request": (401, *[404] * 10),
    "list requests": MODERATE,
    "decide request": with_status(MODERATE, 204),
    "read room": READ,
    "change room": MANAGE,
    "slow mode": MODERATE,
}
BY_INVITE = ("look at invite", "accept invite")
"""Open to whoever holds the code, however hidden the space is."""
WITHOUT_ADDRESS = ("leave", "withdraw request")
"""Open to people whose address is not verified."""
OUTSIDE = ("stranger", "ex-member", "site admin")


def expected(visibility: str, name: str, role: str) -> int:
    """A private space is not there for those outside; unverified ones may not even ask to write."""
    code = PUBLIC[name][ROLES.index(role)]
    if name in BY_INVITE:
        return code
    if visibility == "private" and role in OUTSIDE:
        return 404
    if visibility == "private" and role == "unverified":
        return 404 if CALLS[name].method == "get" or name in WITHOUT_ADDRESS else 403
    if visibility == "restricted" and name == "join" and code == 200 and role in OUTSIDE:
        return 403
    if visibility == "restricted" and name == "ask to join" and code == 409 and role in OUTSIDE:
        return 201
    return code


def ask(api: Any, call: Call, path: str, room: object = "") -> Any:
    """Make the request; icons are sent as forms, `{room}` in a list is filled in."""
    if path.endswith("/icon") and call.method == "put":
        form = {"file": SimpleUploadedFile("a.png", picture((8, 8)), "image/png")}
        return api.put(API + path, form, format="multipart")
    return getattr(api, call.method)(API + path, body_of(call, room))


def body_of(call: Call, room: object) -> dict[str, Any] | None:
    """The body, `{room}` in a list filled in."""
    if call.body is None:
        return None
    return {
        name: [one.format(room=room) for one in value] if isinstance(value, list) else value
        for name, value in call.body.items()
    }


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
                answer = ask(client(place.people[role]), call, path, place.room.id)
            if answer.status_code != expected(visibility, name, role):
                wrong[role] = (answer.status_code, answer.content)
            if answer.status_code >= 400:
                assert state() == before, role
                assert not announced, role
            transaction.set_rollback(True)
    assert not wrong


@pytest.mark.parametrize("name", [name for name in CALLS if "/spaces" in CALLS[name].path[:8]])
def test_a_hidden_space_answers_exactly_like_an_absent_one(name: str) -> None:
    place, call = cast(visibility="private"), CALLS[name]
    api = client(place.people["stranger"])
    answers = [
        ask(api, call, call.path.format(slug=slug, target=place.target.id, room=place.room.id))
        for slug in (place.space.slug, "there-is-none")
    ]
    hidden, absent = ({**answer.json(), "instance": ""} for answer in answers)
    assert hidden == absent
    assert hidden["code"] == "space.not_found"
