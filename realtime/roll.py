"""The roll of a room in Redis: who is there, by their last sign of life and by name.

Two sorted sets a room. `presence:<room>` is the truth: people by the time of their last sign of
life. `presence-names:<room>` holds the same people in the order of their names, so that a window of
the list costs the same in a room of ten and of ten thousand; what a killed process leaves in it is
dropped by whoever looks there next. What people set lives in a key of each person.
"""

import time
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

import msgspec
import redis

from core.kernel.redis_client import redis_client, redis_key

STALE_SECONDS = 60
WINDOW = 200
"""Rooms of up to so many people tell everyone every name."""
NAME_CHARS = 80
STATUS_TTL = 30 * 24 * 3600
_ENDS = "\0"
"""Between name and id: sorts before whatever goes on in a longer name."""


class StatusRow(msgspec.Struct, frozen=True, array_like=True):
    """What a person set: status and text."""

    status: str = "online"
    text: str = ""

    @property
    def shown(self) -> bool:
        """Whether others may know that the person is there."""
        return self.status != "invisible"


class Mark(NamedTuple):
    """Somebody came (`present`) or went; `name` as they show it."""

    room: UUID
    user: UUID
    present: bool
    name: str = ""


_status_decoder = msgspec.json.Decoder(StatusRow)


def room_key(room: UUID) -> str:
    """People of the room by their last sign of life."""
    return redis_key("presence", str(room))


def names_key(room: UUID) -> str:
    """People of the room by name."""
    return redis_key("presence-names", str(room))


def status_key(user: UUID) -> str:
    """What the person set."""
    return redis_key("status", str(user))


def sort_name(name: str) -> str:
    """The name as lists are ordered by it: without case, one spelling of each letter."""
    return unicodedata.normalize("NFKC", name).casefold()[:NAME_CHARS]


def entry(user: UUID, name: str) -> str:
    """A person's place among the names of a room."""
    return f"{sort_name(name)}{_ENDS}{user}"


def position(start: str) -> str:
    """Where a list begins: at a position given before, or at a name or the beginning of one."""
    return start if _ENDS in start else sort_name(start)


def after(position: str) -> str:
    """The first place behind an entry."""
    return position + _ENDS


def person_in(position: str) -> UUID:
    """The person of an entry."""
    return UUID(position.rpartition(_ENDS)[2])


def name_in(position: str) -> str:
    """The sort name of an entry."""
    return position.partition(_ENDS)[0]


def statuses(users: Sequence[UUID]) -> dict[UUID, StatusRow]:
    """What these people set; one round trip."""
    if not users:
        return {}
    rows = redis_client().mget([status_key(user) for user in users])
    return dict(zip(users, map(status_of, rows), strict=True))


def status_of(row: bytes | str | None) -> StatusRow:
    """What a person set, as Redis keeps it; who set nothing is online."""
    return _status_decoder.decode(row) if row else StatusRow()


def keep_status(user: UUID, status: StatusRow) -> None:
    """Keep what a person set for 30 days."""
    redis_client().set(status_key(user), msgspec.json.encode(status), ex=STATUS_TTL)


def online(rooms: Sequence[UUID]) -> dict[UUID, int]:
    """How many are in each room; one round trip."""
    pipeline = redis_client().pipeline(transaction=False)
    for room in rooms:
        pipeline.zcount(room_key(room), alive(), "+inf")
    return dict(zip(rooms, pipeline.execute(), strict=True))


def who_is_in(rooms: Sequence[UUID]) -> dict[UUID, dict[UUID, StatusRow]]:
    """People in these rooms and their statuses, none for rooms of more than `WINDOW`.

    Two round trips for any number of rooms.
    """
    pipeline = redis_client().pipeline(transaction=False)
    for room in rooms:
        pipeline.zrangebyscore(room_key(room), alive(), "+inf", start=0, num=WINDOW + 1)
    found = [[UUID(user.decode()) for user in users] for users in pipeline.execute()]
    shown = [users if len(users) <= WINDOW else [] for users in found]
    known = statuses(list({user for users in shown for user in users}))
    return {
        room: {user: known[user] for user in users if known[user].shown}
        for room, users in zip(rooms, shown, strict=True)
    }


def mark(marks: Sequence[Mark]) -> list[StatusRow]:
    """Write who came and went, in order; returns what each person set last, on any device.

    People who became invisible through another process do not come. Two round trips.
    """
    known = statuses(list({one.user for one in marks}))
    people: defaultdict[UUID, dict[UUID, bool]] = defaultdict(dict)
    names: defaultdict[UUID, dict[str, bool]] = defaultdict(dict)
    for one in marks:
        there = one.present and known[one.user].shown
        people[one.room][one.user] = there
        names[one.room][entry(one.user, one.name)] = there
    now = time.time()
    pipeline = redis_client().pipeline(transaction=False)
    for room, rows in people.items():
        came = {str(user): now for user, there in rows.items() if there}
        came_names = {name: 0 for name, there in names[room].items() if there}
        if came:
            pipeline.zadd(room_key(room), came)
            pipeline.zadd(names_key(room), came_names)
            _keep(pipeline, room)
        if went := [str(user) for user, there in rows.items() if not there]:
            pipeline.zrem(room_key(room), *went)
        if went_names := [name for name, there in names[room].items() if not there]:
            pipeline.zrem(names_key(room), *went_names)
    pipeline.execute()
    return [known[one.user] for one in marks]


def renew(rooms: Mapping[UUID, Mapping[UUID, str]]) -> None:
    """A sign of life of these people (names by person), and an end of the stale; one round trip."""
    now = time.time()
    pipeline = redis_client().pipeline(transaction=False)
    for room, people in rooms.items():
        pipeline.zadd(room_key(room), {str(user): now for user in people})
        pipeline.zadd(names_key(room), {entry(user, name): 0 for user, name in people.items()})
        pipeline.zremrangebyscore(room_key(room), "-inf", now - STALE_SECONDS)
        _keep(pipeline, room)
    pipeline.execute()


def alive() -> float:
    """Who gave no sign of life since is not there."""
    return time.time() - STALE_SECONDS


def _keep(pipeline: "redis.client.Pipeline", room: UUID) -> None:
    """An empty room is forgotten after ten minutes."""
    pipeline.expire(room_key(room), STALE_SECONDS * 10)
    pipeline.expire(names_key(room), STALE_SECONDS * 10)
