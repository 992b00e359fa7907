"""Presence: who opens a room learns who is there already, not only who comes and goes later."""

from collections.abc import Callable

import pytest

from community.chat.models import Room
from community.people.actions.relations import relate
from community.people.models import Profile
from core.accounts.models import User
from core.kernel.ids import new_id
from realtime import roll
from tests.integration.realtime.sockets import Frame, enter, sign_in
from tests.support.factories import member
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.django_db(transaction=True)
Servers = tuple[ServerProcess, ServerProcess]


def person(room: Room) -> User:
    return member(room, user__exempt_from_limits=True)


def test_who_opens_a_room_is_told_who_is_there(two_servers: Servers, room: Room) -> None:
    first, second = person(room), person(room)
    with enter(two_servers[0], first, room) as one:
        one.event("presence.changed", where=lambda f: f["data"].get("online") == 1)
        one.ask("presence.set", status="away", text="tea")
        with enter(two_servers[1], second, room) as two:
            told = two.event("presence.changed", where=about(first))
            assert told["data"] == {"user": str(first.id), "status": "away", "text": "tea"}


def test_who_opens_a_room_is_not_told_of_people_a_block_separates_them_from(
    two_servers: Servers, room: Room
) -> None:
    first, second, third = person(room), person(room), person(room)
    relate(user=second, kind="block", other=first.id)
    with enter(two_servers[0], first, room) as one, enter(two_servers[0], third, room):
        one.event("presence.changed", where=lambda f: f["data"].get("online") == 2)
        with enter(two_servers[1], second, room) as two:
            two.event("presence.changed", where=about(third))
            two.event("presence.changed", where=lambda f: f["data"].get("online") == 3)
            assert [f for f in two.frames if "data" in f and about(first)(f)] == []


def test_a_crowded_room_tells_numbers_only(
    redis_client: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roll, "WINDOW", 2)
    quiet, crowded = new_id(), new_id()
    some, more = [new_id() for _ in range(2)], [new_id() for _ in range(3)]
    roll.mark([roll.Mark(quiet, user, present=True) for user in some])
    roll.mark([roll.Mark(crowded, user, present=True) for user in more])
    found = roll.who_is_in([quiet, crowded])
    assert set(found[quiet]) == set(some)
    assert found[crowded] == {}


def test_who_looks_hears_across_processes_who_comes_changes_and_goes(
    two_servers: Servers, room: Room
) -> None:
    first, second = person(room), person(room)
    with enter(two_servers[0], first, room) as one:
        one.event("presence.changed", where=lambda f: f["data"].get("online") == 1)
        seen = one.ask("presence.look", room=room.id)
        assert [p["user"]["id"] for p in seen["people"]] == [str(first.id)]
        assert (seen["next"], seen["online"]) == (None, 1)
        with enter(two_servers[1], second, room) as two:
            came = one.event("presence.changed", where=lambda f: "person" in f["data"])
            assert came["data"]["person"]["username"] == second.username
            two.ask("presence.set", status="invisible")
            # Once to the room, once to who looks.
            for _ in range(2):
                one.event("presence.changed", where=about(second, "offline"))
    with enter(two_servers[0], first, room) as one, enter(two_servers[1], second, room):
        seen = one.ask("presence.look", room=room.id)
        assert str(second.id) not in [p["user"]["id"] for p in seen["people"]]


def test_in_a_crowd_only_who_looks_hears_names(two_servers: Servers, room: Room) -> None:
    crowd = [roll.Mark(room.id, new_id(), present=True, name="someone") for _ in range(300)]
    roll.mark(crowd)
    first, second, third = person(room), person(room), person(room)
    with enter(two_servers[0], first, room) as one:
        one.event("presence.changed", where=lambda f: f["data"].get("online") == 301)
        assert one.ask("presence.look", room=room.id, start=_name(third))["online"] == 301
        with enter(two_servers[0], second, room) as two:
            with enter(two_servers[0], third, room):
                came = one.event("presence.changed", where=about(third))
                assert came["data"]["person"]["id"] == str(third.id)
            one.event("presence.changed", where=about(third, "offline"))
            assert two.is_open()
            heard = [f["data"] for f in two.frames if f["type"] == "presence.changed"]
            assert [data for data in heard if "user" in data] == []
        assert [f for f in one.frames if f["data"].get("user") == str(second.id)] == []


def test_looking_needs_an_open_room(two_servers: Servers, room: Room) -> None:
    one_person = person(room)
    with sign_in(two_servers[0], one_person) as one:
        assert one.refused("presence.look", room=room.id)["code"] == "room.not_subscribed"
        one.ask("room.subscribe", room=room.id)
        refusal = one.refused("presence.look", room=room.id, start="x" * 201)
        assert (refusal["code"], refusal["field"]) == ("input.invalid", "start")


def _name(user: User) -> str:
    return Profile.objects.get(user=user).display_name


def about(user: User, status: str | None = None) -> Callable[[Frame], bool]:
    def matches(frame: Frame) -> bool:
        data = frame["data"]
        return data.get("user") == str(user.id) and status in (None, data["status"])

    return matches
