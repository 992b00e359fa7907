"""Guessed ids tell nothing; fields that nobody may set are refused; leaving closes every door."""

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import msgspec
import pytest
from asgiref.sync import sync_to_async

from community.spaces.access import space_for_moderating, space_for_reading
from community.spaces.actions.members import ban_member, leave_space
from community.spaces.models import Membership, Space
from core.accounts.models import User
from core.kernel import publish
from core.kernel.errors import CaryaError
from core.kernel.ids import new_id
from core.kernel.wire import COMMANDS as REGISTRY
from realtime import bindings
from realtime.dispatch import decode
from realtime.protocol.frames import Request
from tests.integration.security.place import changed, fingerprint, make_place, outsider
from tests.integration.security.routes import api_routes
from tests.integration.security.sockets import tab
from tests.integration.security.table import ROUTES
from tests.integration.security.test_commands import data_of
from tests.integration.security.test_routes import address, body_of, browser, call

FORBIDDEN = (
    "id",
    "author",
    "user_id",
    "owner",
    "trust",
    "last_seq",
    "state",
    "verified_at",
    "is_superuser",
    "created_at",
    "my_role",
)
BODILESS = {
    "POST realtime/ticket",
    "POST spaces/<slug:slug>/join",
    "POST invites/<str:code>/accept",
    "POST spaces/<slug:slug>/leave",
    "PUT messages/<uuid:message_id>/reactions/<str:emoji>",
    "PUT threads/<uuid:thread_id>/follow",
    "POST moves/<uuid:move_id>/undo",
    "PUT messages/<uuid:message_id>/pin",
    "PUT messages/<uuid:message_id>/saved",
    "POST scheduled/<uuid:scheduled_id>/send",
    "POST messages/<uuid:message_id>/poll/close",
}
OWN = {
    "GET messages/<uuid:message_id>/saved",
    "DELETE messages/<uuid:message_id>/saved",
    "message.unsave",
}
"""About what the caller keeps, wherever it came from: no error for anybody, and the same answer."""
LATER = datetime(2099, 1, 1, tzinfo=UTC)
SPACE_BODIES: dict[str, dict[str, Any]] = {
    "PATCH spaces/<slug:slug>": {"description": "New words"},
    "PATCH spaces/<slug:slug>/members/<uuid:user>": {"approved": True},
    "POST spaces/<slug:slug>/rooms": {"slug": "new", "name": "New"},
    "POST spaces/<slug:slug>/invites": {"uses_max": 3},
    "POST spaces/<slug:slug>/request": {"answer": "I grow leeks"},
    "PATCH spaces/<slug:slug>/requests/<uuid:request_id>": {"approved": True},
    "PUT spaces/<slug:slug>/rooms/order": {"rooms": []},
    "PATCH rooms/<uuid:room_id>": {"topic": "New words"},
}


@pytest.mark.django_db
@pytest.mark.parametrize(("visibility", "role"), [("private", "stranger"), ("public", "banned")])
def test_a_hidden_thing_answers_exactly_like_an_absent_one(visibility: str, role: str) -> None:
    place = make_place(visibility=visibility)
    message, api = place.message(), browser(place.sessions[role])
    absent_place = make_place(visibility=visibility)
    absent_place.room.id = absent_place.space.id = absent = new_id()
    absent_place.space.slug = "there-is-none"
    for name in ROUTES:
        method, route = name.partition(" of ")[0].split(" ", 1)
        if "<slug" not in route and "_id>" not in route and route != "reports":
            continue
        bodies = SPACE_BODIES
        hidden = call(
            api,
            method,
            address(route, place, message.id),
            bodies.get(name) or body_of(name, place, message.id),
        )
        nowhere = call(
            api,
            method,
            address(route, absent_place, absent),
            bodies.get(name) or body_of(name, absent_place, absent),
        )
        assert hidden.status_code == nowhere.status_code, name
        if name in OWN:
            assert hidden.content == nowhere.content, name
            continue
        assert hidden.status_code == HTTPStatus.NOT_FOUND, name
        assert {**hidden.json(), "instance": ""} == {**nowhere.json(), "instance": ""}, name


@pytest.mark.django_db
def test_people_behind_a_block_answer_exactly_like_absent_ones() -> None:
    place = make_place()
    api = browser(place.sessions["blocked"])
    hidden = api.get(f"/api/v1/users/{place.author.username}")
    nowhere = api.get("/api/v1/users/nobody-here")
    assert hidden.status_code == nowhere.status_code == HTTPStatus.NOT_FOUND
    assert {**hidden.json(), "instance": ""} == {**nowhere.json(), "instance": ""}


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("realtime_process")
@pytest.mark.parametrize(("visibility", "role"), [("private", "stranger"), ("public", "banned")])
async def test_commands_about_hidden_things_answer_exactly_like_about_absent_ones(
    visibility: str, role: str
) -> None:
    place = await sync_to_async(make_place)(visibility=visibility)
    message = await sync_to_async(place.message)()
    for name, spec in REGISTRY.items():
        given = data_of(name, place, message)
        named = {"room", "message", "messages", "thread", "move", "scheduled"}
        fields = named & set(given)
        if not fields or name == "room.unsubscribe":
            continue
        # A socket each: together they would be faster than one may ask.
        async with tab(place.sessions[role]) as socket:
            await socket.ask(spec.type, given)
            hidden = socket.frames[-1]
            await socket.ask(spec.type, {**given, **_absent(fields)})
            nowhere = socket.frames[-1]
        if name in OWN:
            assert hidden["ok"], name
            assert {**hidden, "re": ""} == {**nowhere, "re": ""}, name
            continue
        if name != "typing.start":  # once in three seconds
            assert hidden["error"] == nowhere["error"], name
        assert not hidden["ok"], name


def _absent(fields: set[str]) -> dict[str, Any]:
    """Ids of nothing, for each field."""
    return {name: [str(new_id())] if name == "messages" else str(new_id()) for name in fields}


@pytest.mark.django_db
def test_fields_that_nobody_may_set_are_refused_by_every_writing_route() -> None:
    place = make_place()
    message, api = place.message(place.people["owner"]), browser(place.sessions["owner"])
    writing = {name for name in api_routes() if not name.startswith(("GET", "DELETE"))}
    before = fingerprint()
    for name in sorted(writing - BODILESS):
        method, route = name.split(" ", 1)
        body = SPACE_BODIES.get(name) or body_of(name, place, message.id)
        assert body is not None, f"{name} has no body in this test"
        for field in FORBIDDEN:
            answer = call(api, method, address(route, place, message.id), {**body, field: "owner"})
            assert answer.status_code == 422, (name, field, answer.content)
            assert field in answer.content.decode(), (name, field)
    assert not changed(before)


@pytest.mark.django_db
def test_fields_sent_where_none_are_asked_change_nothing() -> None:
    place = make_place()
    api = browser(place.sessions["stranger"])
    answer = call(
        api,
        "POST",
        f"/api/v1/spaces/{place.space.slug}/join",
        {"role": "owner", "trust": "trusted"},
    )
    assert answer.status_code == HTTPStatus.OK
    joined = Membership.objects.get(space=place.space, user=place.people["stranger"])
    assert (joined.role, joined.trust) == ("member", "new")


@pytest.mark.parametrize("name", sorted(REGISTRY))
@pytest.mark.parametrize("field", ["role", "author", "verified_at"])
def test_fields_that_nobody_may_set_are_refused_by_every_command(name: str, field: str) -> None:
    class Named:
        id = new_id()

    class Somewhere:
        room = Named

    data = {**data_of(name, Somewhere, Named), field: "owner"}  # type: ignore[arg-type]
    with pytest.raises(CaryaError) as caught:
        decode(Request(id="1", type=name, data=msgspec.Raw(msgspec.json.encode(data))))
    assert (caught.value.code, caught.value.field) == ("input.invalid", field)


@pytest.mark.django_db
def test_public_to_private_hides_history_members_and_presence_at_once() -> None:
    place = make_place()
    message, (_, session) = place.message(), outsider()
    api = browser(session)
    paths = [
        f"/api/v1/rooms/{place.room.id}",
        f"/api/v1/rooms/{place.room.id}/messages",
        f"/api/v1/rooms/{place.room.id}/changes",
        f"/api/v1/messages/{message.id}",
        f"/api/v1/spaces/{place.space.slug}",
        f"/api/v1/spaces/{place.space.slug}/members",
        f"/api/v1/spaces/{place.space.slug}/rooms",
    ]
    assert {api.get(path).status_code for path in paths} == {HTTPStatus.OK}
    changed_space = call(
        browser(place.sessions["owner"]),
        "PATCH",
        f"/api/v1/spaces/{place.space.slug}",
        {"visibility": "private"},
    )
    assert changed_space.status_code == HTTPStatus.OK
    assert {api.get(path).status_code for path in paths} == {HTTPStatus.NOT_FOUND}
    assert not [
        one
        for one in api.get("/api/v1/spaces").json()["results"]
        if one["slug"] == place.space.slug
    ]


def _hide(place: Any, reader: User) -> None:
    call(
        browser(place.sessions["owner"]),
        "PATCH",
        f"/api/v1/spaces/{place.space.slug}",
        {"visibility": "private"},
    )


def _ban(place: Any, reader: User) -> None:
    moderator = User.objects.get(pk=place.people["moderator"].pk)
    standing = space_for_moderating(moderator, place.space.slug)
    ban_member(standing=standing, user=reader.id, until=LATER)


def _leave(place: Any, reader: User) -> None:
    leave_space(standing=space_for_reading(reader, place.space.slug))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("realtime_process")
@pytest.mark.parametrize(
    ("visibility", "role", "cut"),
    [
        ("public", "stranger", _hide),
        ("private", "member", _ban),
        ("public", "member", _ban),
        ("private", "member", _leave),
    ],
)
async def test_who_loses_access_hears_no_more_over_socket_and_rest(
    visibility: str, role: str, cut: Any
) -> None:
    place = await sync_to_async(make_place)(visibility=visibility)
    room, reader = str(place.room.id), place.people[role]
    previous = publish.bind(bindings.publisher())
    try:
        async with tab(place.sessions[role]) as socket, tab(place.sessions["owner"]) as writer:
            assert await socket.ask("room.subscribe", {"room": room}) == "ok"
            assert reader is not None
            await sync_to_async(cut)(place, reader)
            while socket.frames[-1].get("type") != "room.closed":
                await socket.next()
            post = {"room": room, "content": "for members", "nonce": str(new_id())}
            assert await writer.ask("message.post", post) == "ok"
            assert await socket.ask("room.subscribe", {"room": room}) == "room.not_found"
            assert await socket.ask("room.sync", {"room": room, "since": 0}) == "room.not_found"
            assert not [one for one in socket.frames if "for members" in str(one)]
    finally:
        publish.bind(previous)
    api = browser(place.sessions[role])
    answer = await sync_to_async(api.get)(f"/api/v1/rooms/{room}/messages")
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert await sync_to_async(Space.objects.count)() == 1
