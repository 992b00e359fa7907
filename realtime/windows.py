"""Windows over a room's people by name: what one look at Redis finds in them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from core.kernel.redis_client import redis_client
from realtime.roll import (
    StatusRow,
    after,
    alive,
    names_key,
    person_in,
    room_key,
    status_key,
    status_of,
)

PAGE = 50
"""People of one window when it is opened; it may grow to twice as many."""


class Window(NamedTuple):
    """A stretch of a room's people by name: from `start` up to before `until`.

    Both are positions, as `entry` and `after` of the roll make them; "" is the beginning, None the
    end. One that is being opened takes `PAGE` people, and ends behind the last of them if there are
    more.
    """

    room: UUID
    start: str = ""
    until: str | None = None
    opening: bool = True


class Stretch(NamedTuple):
    """What a window holds: people by their entry, in order; where it ends, None at the end."""

    people: dict[str, tuple[UUID, StatusRow]]
    until: str | None
    online: int


def read_windows(windows: Sequence[Window]) -> list[Stretch]:
    """What these windows hold now; at most three round trips for any number of them.

    Invisible people are in none, whatever the sets say.
    """
    pipeline = redis_client().pipeline(transaction=False)
    for window in windows:
        pipeline.zrange(
            names_key(window.room),
            f"[{window.start}" if window.start else "-",
            f"({window.until}" if window.until is not None else "+",
            bylex=True,
            offset=0,
            num=PAGE + 1 if window.opening else 2 * PAGE,
        )
        pipeline.zcount(room_key(window.room), alive(), "+inf")
    answers = pipeline.execute()
    listed = [[name.decode() for name in names] for names in answers[::2]]
    seen, known = _check(windows, listed)
    since = alive()
    stretches: list[Stretch] = []
    gone: defaultdict[UUID, list[str]] = defaultdict(list)
    for window, names, scores, count in zip(windows, listed, seen, answers[1::2], strict=True):
        until = window.until
        if window.opening and len(names) > PAGE:
            until = after(names[PAGE - 1])
            del names[PAGE:], scores[PAGE:]
        people: dict[str, tuple[UUID, StatusRow]] = {}
        for name, score in zip(names, scores, strict=True):
            user = person_in(name)
            if score is None or score < since:
                gone[window.room].append(name)
            elif known[user].shown:
                people[name] = (user, known[user])
        stretches.append(Stretch(people, until, count))
    strike(gone)
    return stretches


def strike(names: Mapping[UUID, Collection[str]]) -> None:
    """Take entries out of rooms' names; one round trip, none for nothing."""
    if not names:
        return
    pipeline = redis_client().pipeline(transaction=False)
    for room, entries in names.items():
        pipeline.zrem(names_key(room), *entries)
    pipeline.execute()


def _check(
    windows: Sequence[Window], listed: Sequence[Sequence[str]]
) -> tuple[list[list[float | None]], dict[UUID, StatusRow]]:
    """Signs of life by window, and statuses; one round trip."""
    users = list({person_in(name) for names in listed for name in names})
    if not users:
        return [[] for _ in windows], {}
    pipeline = redis_client().pipeline(transaction=False)
    asked = [index for index, names in enumerate(listed) if names]
    for index in asked:
        people = [str(person_in(name)) for name in listed[index]]
        pipeline.zmscore(room_key(windows[index].room), people)
    pipeline.mget([status_key(user) for user in users])
    *scores, rows = pipeline.execute()
    found: list[list[float | None]] = [[] for _ in windows]
    for index, one in zip(asked, scores, strict=True):
        found[index] = one
    return found, dict(zip(users, map(status_of, rows), strict=True))
