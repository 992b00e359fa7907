"""Lists of rooms stay true for members who have none of the rooms open, on every process."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from typing import Any, NamedTuple

import pytest

from community.chat.models import Room
from community.spaces.access import space_for_managing
from community.spaces.actions.members import set_role
from community.spaces.models import Space
from core.accounts.models import User
from tests.integration.realtime.sockets import Frame, Socket, sign_in
from tests.support.factories import MembershipFactory, SpaceFactory, UserFactory
from tests.support.gates import RejectAllGate, bound
from tests.support.processes import ServerProcess
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)
SOON = 1.0
Servers = tuple[ServerProcess, ServerProcess]


class Place(NamedTuple):
    """A space, its admin, and live sockets: two of members, one of somebody else."""

    space: Space
    admin: User
    members: list[User]
    near: Socket
    far: Socket
    outsider: Socket


@pytest.fixture(params=["public", "restricted", "private"])
def place(request: Any, two_servers: Servers, transactional_db: None) -> Iterator[Place]:
    space = SpaceFactory(visibility=request.param)
    admin = MembershipFactory(space=space, role="admin").user
    members = [MembershipFactory(space=space, approved=True).user for _ in range(2)]
    with ExitStack() as live:
        near = live.enter_context(sign_in(two_servers[0], members[0]))
        far = live.enter_context(sign_in(two_servers[1], members[1]))
        outsider = live.enter_context(sign_in(two_servers[0], UserFactory()))
        yield Place(space, admin, members, near, far, outsider)


def make(place: Place, **fields: Any) -> Frame:
    """Make a room over REST."""
    path = f"{API}/spaces/{place.space.slug}/rooms"
    answer = client(place.admin).post(path, {"slug": "plants", "name": "Plants", **fields})
    assert answer.status_code == 201, answer.json()
    room: Frame = answer.json()
    return room


def change(place: Place, room: Frame, **fields: Any) -> None:
    answer = client(place.admin).patch(f"{API}/rooms/{room['id']}", fields)
    assert answer.status_code == 200, answer.json()


def listed(socket: Socket) -> Frame:
    """The room as the next `room.listed` shows it, which must come soon."""
    frame = socket.event("room.listed", within=SOON)
    assert frame["room"] == frame["data"]["room"]["id"]
    return {**frame["data"]["room"], "can_write": frame["data"]["can_write"]}


def test_a_new_room_reaches_every_member_and_nobody_else(place: Place) -> None:
    room = make(place, topic="Green things")
    for socket in (place.near, place.far):
        shown = listed(socket)
        assert (shown["name"], shown["topic"], shown["can_write"]) == (
            "Plants",
            "Green things",
            True,
        )
        assert set(shown) <= set(room)
        assert socket.event("room.head")["data"] == {"head": 0, "unread": 0}
    place.outsider.quiet("room.listed", during=0.5)


def test_messages_in_a_new_room_count_as_unread_without_opening_it(place: Place) -> None:
    room = make(place)
    listed(place.near), listed(place.far)
    place.near.ask("room.subscribe", room=room["id"])
    place.near.ask(
        "message.post", room=room["id"], content="hi", nonce="01990000-0000-7000-8000-000000000001"
    )
    head = place.far.event("room.head", where=lambda frame: frame["data"]["head"] == 1)
    assert head["data"]["unread"] == 1


def test_a_changed_room_reaches_members_who_have_it_not_open(place: Place) -> None:
    room = make(place)
    listed(place.near), listed(place.far)
    for fields in ({"name": "Trees"}, {"archived": True}, {"archived": False}, {"position": 7}):
        change(place, room, **fields)
        for socket in (place.near, place.far):
            shown = listed(socket)
            assert {name: shown[name] for name in fields} == fields
            assert shown["can_write"] is not shown["archived"]
    place.outsider.quiet("room.listed", during=0.3)


def test_a_room_for_moderators_only_leaves_the_lists_of_members_and_comes_back(
    place: Place, two_servers: Servers
) -> None:
    moderator = MembershipFactory(space=place.space, role="moderator").user
    room = make(place)
    with sign_in(two_servers[1], moderator) as above:
        for socket in (place.near, place.far):
            listed(socket)
        change(place, room, read_level="moderator", name="Secret")
        for socket in (place.near, place.far):
            assert socket.event("room.closed", within=SOON)["room"] == room["id"]
        assert listed(above)["name"] == "Secret"
        change(place, room, topic="for us")
        assert listed(above)["topic"] == "for us"
        place.near.quiet("room.listed", during=0.4)
        change(place, room, read_level="anyone", name="Open")
        assert [listed(socket)["name"] for socket in (place.near, place.far)] == ["Open", "Open"]


def test_a_room_only_moderators_write_in_is_shown_so(place: Place) -> None:
    make(place, kind="announcement")
    assert [listed(socket)["can_write"] for socket in (place.near, place.far)] == [False, False]


def test_a_refused_room_is_shown_to_nobody(place: Place) -> None:
    with bound(RejectAllGate()):
        path = f"{API}/spaces/{place.space.slug}/rooms"
        answer = client(place.admin).post(path, {"slug": "plants", "name": "Plants"})
    assert answer.status_code == 422
    assert not Room.objects.exists()
    place.near.quiet("room.listed", during=0.4)


def _is_of(room: str, frame: Frame) -> bool:
    return bool(frame["room"] == room)


def test_a_new_room_reaches_members_whose_role_changes_at_the_same_moment(place: Place) -> None:
    standing = space_for_managing(place.admin, place.space.slug)
    for turn in range(6):
        room = make(place, slug=f"room-{turn}", name=f"Room {turn}")
        set_role(
            standing=standing,
            user=place.members[turn % 2].id,
            role="moderator" if turn < 2 else "member",
        )
        deadline = time.monotonic() + SOON
        for socket in (place.near, place.far):
            frame = socket.event(
                "room.listed",
                within=max(0.1, deadline - time.monotonic()),
                where=partial(_is_of, room["id"]),
            )
            assert frame["data"]["can_write"]
