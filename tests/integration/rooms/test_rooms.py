"""Making, changing and listing rooms."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from community.chat.models import Room, RoomHead
from community.spaces.models import Space
from core.accounts.models import User
from core.kernel.ids import new_id
from core.kernel.publish import RoomAccessChanged, RoomListed
from tests.integration.spaces.roles import rows_of
from tests.support.factories import (
    MembershipFactory,
    RoomFactory,
    SpaceFactory,
    UserFactory,
    member,
)
from tests.support.gates import RejectAllGate, bound
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def space() -> Space:
    return SpaceFactory()


@pytest.fixture
def admin(space: Space) -> User:
    return MembershipFactory(space=space, role="admin").user


def make(user: User, space: Space, /, **fields: Any) -> Any:
    return client(user).post(
        f"{API}/spaces/{space.slug}/rooms", {"slug": "plants", "name": "Plants", **fields}
    )


def change(user: User, room: Room, /, **body: Any) -> Any:
    return client(user).patch(f"{API}/rooms/{room.id}", body)


def rows() -> Any:
    return rows_of(Room, RoomHead)


def test_create_room_makes_its_counter_too(
    space: Space, admin: User, published: RecordingPublisher
) -> None:
    answer = make(admin, space, topic="Green things", emoji="🌱", slow_mode_seconds=5)
    assert answer.status_code == 201
    shown = answer.json()
    assert (shown["name"], shown["topic"], shown["emoji"]) == ("Plants", "Green things", "🌱")
    assert (shown["head"], shown["unread"], shown["can_write"]) == (0, 0, True)
    assert RoomHead.objects.get().room_id == Room.objects.get().id
    assert not published.publications
    assert [getattr(order, "room", None) for order in published.orders] == [Room.objects.get().id]


BAD_FIELDS = [
    ({"name": ""}, "input.invalid", "name"),
    ({"name": "\u200b"}, "input.invalid", "name"),
    ({"name": "x [block]"}, "gate.rejected", "name"),
    ({"name": "x [hold]"}, "gate.rejected", "name"),
    ({"topic": "x [block]"}, "gate.rejected", "topic"),
    ({"topic": "x" * 251}, "input.invalid", "topic"),
    ({"emoji": "ab"}, "input.invalid", "emoji"),
    ({"kind": "dm"}, "input.invalid", "kind"),
    ({"read_level": "king"}, "input.invalid", "read_level"),
    ({"slow_mode_seconds": 21_601}, "input.invalid", "slow_mode_seconds"),
    ({"slow_mode_seconds": -1}, "input.invalid", "slow_mode_seconds"),
    ({"position": "first"}, "input.invalid", "position"),
    ({"last_seq": 9}, "input.invalid", "last_seq"),
    ({"seq": 9}, "input.invalid", "seq"),
    ({"space": str(new_id())}, "input.invalid", "space"),
]


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        *BAD_FIELDS,
        ({"slug": "No"}, "input.invalid", "slug"),
        ({"archived": True}, "input.invalid", "archived"),
    ],
)
def test_create_room_refused_names_the_field_and_leaves_nothing(
    fields: dict[str, Any],
    code: str,
    field: str,
    space: Space,
    admin: User,
    published: RecordingPublisher,
) -> None:
    answer = make(admin, space, **fields)
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (422, code, field)
    assert not Room.objects.exists()
    assert not RoomHead.objects.exists()
    assert not published.publications
    assert not published.orders


@pytest.mark.parametrize(("fields", "code", "field"), BAD_FIELDS)
def test_update_room_refused_names_the_field_and_takes_no_position(
    fields: dict[str, Any],
    code: str,
    field: str,
    space: Space,
    admin: User,
    published: RecordingPublisher,
) -> None:
    room = RoomFactory(space=space)
    before = rows()
    answer = change(admin, room, **{"position": 3, "is_default": True, **fields})
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (422, code, field)
    assert rows() == before
    assert not published.publications
    assert not published.orders


def test_create_room_with_a_taken_slug_is_a_conflict(space: Space, admin: User) -> None:
    RoomFactory(space=space, slug="plants")
    RoomFactory(slug="plants")
    answer = make(admin, space)
    assert (answer.status_code, answer.json()["code"]) == (409, "room.slug_taken")
    assert Room.objects.filter(space=space).count() == 1


def test_update_room_takes_the_next_position_and_is_announced(
    space: Space, admin: User, published: RecordingPublisher
) -> None:
    room = RoomFactory(space=space, head=4)
    answer = change(admin, room, name="Better", topic="Words")
    assert answer.json()["head"] == 5
    room.refresh_from_db()
    assert (room.name, room.last_seq, room.head.seq) == ("Better", 5, 5)
    [frame] = published.frames
    assert (frame["type"], frame["seq"], frame["room"]) == ("room.updated", 5, str(room.id))
    shown = frame["data"]["room"]
    assert (shown["name"], shown["topic"]) == ("Better", "Words")
    assert not {"can_write", "unread", "read_seq", "online"} & shown.keys()
    assert published.publications[0].item
    assert [type(order) for order in published.orders] == [RoomListed]


def test_update_room_that_changes_nothing_takes_no_position(
    space: Space, admin: User, published: RecordingPublisher
) -> None:
    room = RoomFactory(space=space)
    before = rows()
    assert change(admin, room, name=room.name, slow_mode_seconds=0).status_code == 200
    assert rows() == before
    assert not published.publications
    assert not published.orders


@pytest.mark.parametrize(
    "body",
    [
        {"read_level": "moderator"},
        {"write_level": "admin"},
        {"kind": "announcement"},
        {"archived": True},
    ],
)
def test_changed_access_has_every_subscriber_checked_again(
    body: dict[str, Any], space: Space, admin: User, published: RecordingPublisher
) -> None:
    room = RoomFactory(space=space)
    assert change(admin, room, **body).status_code == 200
    assert published.types == ["room.updated"]
    assert [type(order) for order in published.orders] == [RoomListed, RoomAccessChanged]
    assert {getattr(order, "room", None) for order in published.orders} == {room.id}


def test_a_new_default_room_replaces_the_former_one_in_both_rooms(
    space: Space, admin: User, published: RecordingPublisher
) -> None:
    former, room = RoomFactory(space=space, is_default=True), RoomFactory(space=space)
    elsewhere = RoomFactory(is_default=True)
    change(admin, room, is_default=True)
    assert set(Room.objects.filter(is_default=True)) == {room, elsewhere}
    assert [frame["room"] for frame in published.frames] == [str(former.id), str(room.id)]
    make(admin, space, is_default=True)
    assert list(
        Room.objects.filter(space=space, is_default=True).values_list("slug", flat=True)
    ) == ["plants"]


def test_a_rejecting_gate_leaves_no_change_and_no_event(
    space: Space, admin: User, published: RecordingPublisher
) -> None:
    room = RoomFactory(space=space)
    before = rows()
    with bound(RejectAllGate()):
        assert change(admin, room, topic="Words", archived=True).status_code == 422
        assert make(admin, space).status_code == 422
    assert rows() == before
    assert not published.publications
    assert not published.orders


def test_archived_room_can_be_read_and_only_brought_back(space: Space, admin: User) -> None:
    room = RoomFactory(space=space)
    user = member(room)
    assert change(admin, room, archived=True).json()["archived"] is True
    assert client(user).get(f"{API}/rooms/{room.id}").json()["can_write"] is False
    assert change(admin, room, topic="Words").json()["code"] == "room.archived"
    path = f"{API}/spaces/{space.slug}/rooms"
    assert client(user).get(path).json()["results"] == []
    assert len(client(user).get(f"{path}?archived=true").json()["results"]) == 1
    assert change(admin, room, archived=False).json()["can_write"] is True


@pytest.mark.parametrize(
    ("fields", "writers"),
    [
        ({}, {"member", "moderator", "admin"}),
        ({"kind": "announcement"}, {"moderator", "admin"}),
        ({"write_level": "moderator"}, {"moderator", "admin"}),
        ({"write_level": "admin"}, {"admin"}),
    ],
)
def test_can_write_follows_kind_and_level(
    fields: dict[str, Any], writers: set[str], space: Space
) -> None:
    room = RoomFactory(space=space, **fields)
    found = set()
    for role in ("member", "moderator", "admin"):
        user = MembershipFactory(space=space, role=role).user
        if client(user).get(f"{API}/rooms/{room.id}").json()["can_write"]:
            found.add(role)
    assert found == writers
    assert client(UserFactory()).get(f"{API}/rooms/{room.id}").json()["can_write"] is False


def test_members_of_a_restricted_space_write_once_they_are_approved() -> None:
    space = SpaceFactory(visibility="restricted")
    room = RoomFactory(space=space)
    for approved in (False, True):
        user = MembershipFactory(space=space, approved=approved).user
        shown = client(user).get(f"{API}/rooms/{room.id}").json()
        assert shown["can_write"] is approved


def test_rooms_above_ones_level_are_not_there(space: Space) -> None:
    room = RoomFactory(space=space, read_level="moderator")
    RoomFactory(space=space, name="open")
    user = member(room)
    hidden = client(user).get(f"{API}/rooms/{room.id}")
    absent = client(user).get(f"{API}/rooms/{new_id()}")
    assert hidden.status_code == 404
    assert {**hidden.json(), "instance": ""} == {**absent.json(), "instance": ""}
    listed = client(user).get(f"{API}/spaces/{space.slug}/rooms").json()["results"]
    assert [room["name"] for room in listed] == ["open"]


def test_rooms_are_listed_in_order_with_four_queries_however_many(
    space: Space, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = MembershipFactory(space=space).user
    for number in range(3):
        RoomFactory(space=space, position=3 - number, name=f"room {number}", head=number)
    api, path = client(user), f"{API}/spaces/{space.slug}/rooms"
    with django_assert_num_queries(4):
        rooms = api.get(path).json()["results"]
    assert [room["name"] for room in rooms] == ["room 2", "room 1", "room 0"]
    assert [room["head"] for room in rooms] == [2, 1, 0]
    for number in range(10):
        RoomFactory(space=space, head=number)
        MembershipFactory(space=space)
    with django_assert_num_queries(4):
        assert len(api.get(path).json()["results"]) == 13
