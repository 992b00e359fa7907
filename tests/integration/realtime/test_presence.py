"""Presence: who opens a room learns who is there already, not only who comes and goes later."""

from collections.abc import Callable

import pytest

from community.chat.models import Room
from community.people.actions.relations import relate
from core.accounts.models import User
from core.kernel.ids import new_id
from realtime import presence
from tests.integration.realtime.sockets import Frame, enter
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
    monkeypatch.setattr(presence, "WINDOW", 2)
    quiet, crowded = new_id(), new_id()
    some, more = [new_id() for _ in range(2)], [new_id() for _ in range(3)]
    presence.mark([presence.Mark(quiet, user, present=True) for user in some])
    presence.mark([presence.Mark(crowded, user, present=True) for user in more])
    found = presence.who_is_in([quiet, crowded])
    assert set(found[quiet]) == set(some)
    assert found[crowded] == {}


def about(user: User) -> Callable[[Frame], bool]:
    def matches(frame: Frame) -> bool:
        return bool(frame["data"].get("user") == str(user.id))

    return matches
