"""Windows over the people of a room: what they hold, and what one costs however large the room."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import redis

from community.chat.models import Room
from community.people.models import Profile
from core.accounts.models import User
from core.kernel.ids import new_id
from realtime import looks, roll
from realtime.windows import PAGE, Window, read_windows
from tests.support.factories import member

pytestmark = pytest.mark.django_db
CROWD = 3_000


def come(room: Room, *people: User) -> None:
    roll.mark([roll.Mark(room.id, one.id, present=True, name=_name(one)) for one in people])


def _name(user: User) -> str:
    return Profile.objects.get(user=user).display_name


def named(room: Room, name: str) -> User:
    return member(room, user__profile=name)


def names(sight: looks.Sight) -> list[str]:
    return [roll.name_in(at) for at in sight.people]


def look(room: Room, start: str = "", until: str | None = None) -> looks.Sight:
    [sight] = looks._look_at([(Window(room.id, start, until, opening=until is None), {})])
    return sight


@contextmanager
def commands(client: redis.Redis) -> Iterator[list[str]]:
    """Names of the Redis commands that anyone sends meanwhile."""
    seen: list[str] = []
    with client.monitor() as monitor:  # type: ignore[no-untyped-call]
        yield seen
        client.echo("enough")
        for one in monitor.listen():
            name = str(one["command"]).split(" ", 1)[0].upper()
            if name == "ECHO":
                return
            if name not in ("CLIENT", "HELLO", "SELECT"):
                seen.append(name)


def test_a_window_costs_the_same_in_a_crowd(
    room: Room, redis_client: redis.Redis, django_assert_num_queries: Any
) -> None:
    """Three thousand online: four commands in two round trips, two queries in one."""
    crowd = [named(room, f"Ann {number:02}") for number in range(PAGE)]
    come(room, *crowd)
    roll.mark(
        [roll.Mark(room.id, new_id(), present=True, name=f"B {n}") for n in range(CROWD - PAGE)]
    )
    with commands(redis_client) as sent, django_assert_num_queries(2):
        sight = look(room)
    assert sent == ["ZRANGE", "ZCOUNT", "ZMSCORE", "MGET"]
    assert (len(sight.people), sight.online) == (PAGE, CROWD)
    with commands(redis_client) as sent, django_assert_num_queries(0):
        window = Window(room.id, "", sight.until, opening=False)
        assert looks._look_at([(window, sight.people)] * 2) == [sight, sight]
    assert sent == ["ZRANGE", "ZCOUNT"] * 2 + ["ZMSCORE"] * 2 + ["MGET"]


def test_coming_and_going_costs_a_few_commands_for_any_number(
    room: Room, redis_client: redis.Redis
) -> None:
    people = [new_id() for _ in range(200)]
    with commands(redis_client) as sent:
        roll.mark([roll.Mark(room.id, one, present=True, name="mia") for one in people])
    assert sent == ["MGET", "ZADD", "ZADD", "EXPIRE", "EXPIRE"]
    with commands(redis_client) as sent:
        roll.mark([roll.Mark(room.id, one, present=False, name="mia") for one in people])
    assert sent == ["MGET", "ZREM", "ZREM"]
    assert roll.online([room.id]) == {room.id: 0}
    assert redis_client.exists(roll.names_key(room.id)) == 0


def test_one_window_follows_the_other_without_gap_or_repetition(room: Room) -> None:
    people = [named(room, f"{letter}{number:02}") for letter in "bAc" for number in range(40)]
    come(room, *people)
    found: list[str] = []
    start: str | None = ""
    while start is not None:
        sight = look(room, start)
        assert len(sight.people) <= PAGE
        found += names(sight)
        start = sight.until
    assert found == [f"{letter}{number:02}" for letter in "abc" for number in range(40)]


def test_a_window_begins_at_any_name(room: Room) -> None:
    come(room, *[named(room, name) for name in ("Ada", "Berta", "Émile", "Zoë")])
    assert names(look(room, roll.position("BER"))) == ["berta", "zoë", "émile"]


def test_invisible_people_are_in_no_window_whatever_the_sets_say(room: Room) -> None:
    mia, ben = named(room, "Mia"), named(room, "Ben")
    come(room, mia, ben)
    roll.keep_status(mia.id, roll.StatusRow("invisible", "boo"))
    assert names(look(room)) == ["ben"]
    assert set(roll.who_is_in([room.id])[room.id]) == {ben.id}
    come(room, mia)
    assert roll.online([room.id]) == {room.id: 1}


def test_what_a_killed_process_left_is_dropped_by_whoever_looks(
    room: Room, redis_client: redis.Redis
) -> None:
    mia, ben = named(room, "Mia"), named(room, "Ben")
    come(room, mia, ben)
    long_ago = time.time() - roll.STALE_SECONDS - 1
    redis_client.zadd(roll.room_key(room.id), {str(mia.id): long_ago})
    assert names(look(room)) == ["ben"]
    assert redis_client.zcard(roll.names_key(room.id)) == 1


def test_a_name_that_is_no_longer_shown_is_struck(room: Room, redis_client: redis.Redis) -> None:
    mia = named(room, "Mia")
    roll.mark([roll.Mark(room.id, mia.id, present=True, name=name) for name in ("Mimi", "Mia")])
    assert names(look(room)) == ["mia"]
    assert redis_client.zcard(roll.names_key(room.id)) == 1


def test_who_may_not_read_the_room_is_in_no_window(room: Room) -> None:
    mia = member(room, user__status=User.Status.BANNED)
    come(room, mia)
    assert look(room).people == {}


def test_an_opened_window_takes_in_who_comes_between(room: Room) -> None:
    come(room, *[named(room, f"a{number:02}") for number in range(PAGE + 1)])
    sight = look(room)
    come(room, named(room, "a10b"), named(room, "z"))
    again = look(room, "", sight.until)
    assert set(names(again)) - set(names(sight)) == {"a10b"}


@pytest.mark.parametrize("windows", [[], [Window(new_id())]])
def test_nothing_to_look_at_is_no_error(windows: list[Window]) -> None:
    assert [sight.people for sight in read_windows(windows)] == [{}] * len(windows)
