"""Rules, question, colour, search, and taking members out."""

from typing import Any

import msgspec
import pytest
from pytest_django import DjangoAssertNumQueries

from community.chat.models import Room
from community.spaces.models import Membership, Space
from core.accounts.models import User
from core.kernel.ids import new_id
from core.kernel.publish import AccessChanged, RoomListed
from tests.integration.spaces.roles import state
from tests.support.factories import MembershipFactory, RoomFactory, SpaceFactory, UserFactory
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def space() -> Space:
    return SpaceFactory()


@pytest.fixture
def owner(space: Space) -> User:
    return MembershipFactory(space=space, role="owner").user


def change(owner: User, space: Space, **body: Any) -> Any:
    return client(owner).patch(f"{API}/spaces/{space.slug}", body)


def test_rules_keep_their_order_and_lose_stray_spaces(space: Space, owner: User) -> None:
    answer = change(owner, space, rules=["Be  kind ", "No spam"], question="Why?", colour="leaf")
    shown = answer.json()
    assert shown["rules"] == ["Be kind", "No spam"]
    assert (shown["question"], shown["colour"]) == ("Why?", "leaf")


def test_members_hear_how_a_changed_space_looks_and_who_may_write_in_an_archived_one(
    space: Space, owner: User, published: RecordingPublisher
) -> None:
    RoomFactory(space=space, read_level="admin")
    room = RoomFactory(space=space, position=1)
    assert change(owner, space, name="Orchard").status_code == 200
    [order] = published.orders
    assert isinstance(order, RoomListed)
    assert order.room == room.id
    frame = msgspec.json.decode(order.to_readers)
    assert (frame["type"], frame["data"]["space"]["name"]) == ("space.updated", "Orchard")
    published.orders.clear()
    assert change(owner, space, archived=True).status_code == 200
    told = [order for order in published.orders if isinstance(order, RoomListed)]
    types = sorted(msgspec.json.decode(order.to_readers)["type"] for order in told)
    assert types == ["room.listed", "room.listed", "space.updated"]


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"rules": ["fine", "x [block]"]}, "gate.rejected", "rules"),
        ({"rules": ["fine", "x [hold]"]}, "gate.rejected", "rules"),
        ({"rules": ["fine", " "]}, "input.invalid", "rules"),
        ({"rules": ["x"] * 16}, "input.invalid", "rules"),
        ({"rules": ["x" * 201]}, "input.invalid", "rules"),
        ({"question": "x [block]"}, "gate.rejected", "question"),
        ({"question": "x" * 201}, "input.invalid", "question"),
        ({"colour": "beige"}, "input.invalid", "colour"),
    ],
)
def test_settings_refused_name_the_field_and_change_nothing(
    space: Space, owner: User, fields: dict[str, Any], code: str, field: str
) -> None:
    before = state()
    answer = change(owner, space, name="Other", **fields)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer.json()["field"].partition(".")[0] == field
    assert state() == before


def test_a_new_space_has_a_room_to_talk_in(published: RecordingPublisher) -> None:
    user = UserFactory()
    client(user).post(f"{API}/spaces", {"slug": "garden", "name": "Garden", "colour": "plum"})
    room = Room.objects.get()
    assert (room.space.slug, room.slug, room.is_default) == ("garden", "general", True)
    assert [order.room for order in published.orders if isinstance(order, RoomListed)] == [room.id]
    assert client(user).get(f"{API}/rooms/{room.id}").json()["can_write"] is True


def test_members_of_a_space_that_becomes_restricted_go_on_writing(
    space: Space, owner: User
) -> None:
    room, member = RoomFactory(space=space), MembershipFactory(space=space).user
    gone = MembershipFactory(space=space, left_at="2020-01-01T00:00:00Z").user
    assert change(owner, space, visibility="restricted").status_code == 200
    assert client(member).get(f"{API}/rooms/{room.id}").json()["can_write"] is True
    assert not Membership.objects.get(user=gone).approved


def test_spaces_and_members_are_found_by_name(space: Space, owner: User) -> None:
    SpaceFactory(slug="leeks", name="Growing leeks")
    SpaceFactory(slug="hidden-leeks", visibility="private")
    api = client(owner)
    found = api.get(f"{API}/spaces?q=LEEK").json()["results"]
    assert [one["slug"] for one in found] == ["leeks"]
    MembershipFactory(space=space, user=UserFactory(username="mia", profile="Mia Maple"))
    MembershipFactory(space=space, user=UserFactory(username="bob", profile="Bob"))
    members = api.get(f"{API}/spaces/{space.slug}/members?q=map").json()["results"]
    assert [one["user"]["username"] for one in members] == ["mia"]
    assert api.get(f"{API}/spaces?q={'x' * 81}").json()["field"] == "q"


def test_taking_a_member_out_ends_membership_and_approval_but_is_no_ban(
    space: Space, owner: User, published: RecordingPublisher
) -> None:
    user = MembershipFactory(space=space, role="moderator", approved=True).user
    path = f"{API}/spaces/{space.slug}/members/{user.id}"
    assert client(owner).delete(path).status_code == 204
    row = Membership.objects.get(user=user)
    assert (row.role, row.approved, row.banned_until) == ("member", False, None)
    assert row.left_at is not None
    assert published.types == ["member.updated"]
    assert published.orders == [AccessChanged(user=user.id)]
    assert client(owner).delete(path).json()["code"] == "member.not_found"
    assert client(user).post(f"{API}/spaces/{space.slug}/join").status_code == 200


def test_nobody_takes_out_their_equals(space: Space, owner: User) -> None:
    moderators = [MembershipFactory(space=space, role="moderator").user for _ in range(2)]
    before = state()
    for target in (moderators[1], owner):
        path = f"{API}/spaces/{space.slug}/members/{target.id}"
        assert client(moderators[0]).delete(path).json()["code"] == "member.outranks_you"
    assert state() == before


def test_rooms_are_sorted_at_once_and_lists_hear_of_those_that_moved(
    space: Space, owner: User, published: RecordingPublisher
) -> None:
    rooms = [RoomFactory(space=space, position=place) for place in range(4)]
    RoomFactory(space=space, archived_at="2020-01-01T00:00:00Z")
    wanted = [rooms[1], rooms[0], rooms[2], rooms[3]]
    answer = client(owner).put(
        f"{API}/spaces/{space.slug}/rooms/order", {"rooms": [str(room.id) for room in wanted]}
    )
    assert [row["id"] for row in answer.json()["results"]] == [str(room.id) for room in wanted]
    assert {frame["room"] for frame in published.frames} == {str(room.id) for room in rooms[:2]}
    assert set(published.types) == {"room.updated"}
    assert len([order for order in published.orders if isinstance(order, RoomListed)]) == 2


def test_an_order_that_forgets_or_repeats_a_room_changes_nothing(space: Space, owner: User) -> None:
    rooms = [str(RoomFactory(space=space, position=place).id) for place in range(2)]
    elsewhere = str(RoomFactory().id)
    before = state()
    for order in (rooms[:1], [rooms[0], rooms[0]], [*rooms, elsewhere], [*rooms, str(new_id())]):
        answer = client(owner).put(f"{API}/spaces/{space.slug}/rooms/order", {"rooms": order})
        assert (answer.status_code, answer.json()["field"]) == (422, "rooms")
    assert state() == before


def test_rooms_of_all_ones_spaces_come_in_one_list(
    space: Space, owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    RoomFactory()
    rooms = {str(RoomFactory(space=space).id)}
    RoomFactory(space=space, read_level="admin")
    RoomFactory(space=space, archived_at="2020-01-01T00:00:00Z")
    other = SpaceFactory(visibility="private")
    member = MembershipFactory(space=other).user
    MembershipFactory(space=space, user=member)
    rooms.add(str(RoomFactory(space=other).id))
    api = client(member)
    with django_assert_num_queries(3):
        listed = api.get(f"{API}/me/rooms").json()["results"]
    assert {row["id"] for row in listed} == rooms
