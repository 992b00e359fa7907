"""Where something of one's own stands, in words: for lists over many rooms."""

from collections.abc import Collection
from uuid import UUID

import msgspec

from community.chat.access import standings
from community.chat.models import Thread
from community.people.selectors.relations import separated_from

Spot = tuple[UUID, UUID | None]
"""A room, and the thread of it that is meant."""


class Whereabouts(msgspec.Struct, frozen=True, kw_only=True):
    """Names of a place. `thread_title` is null for the room itself, empty for a thread without."""

    space: str
    room: str
    room_name: str
    room_emoji: str
    thread_title: str | None


def whereabouts(user: UUID, spots: Collection[Spot]) -> dict[Spot, Whereabouts]:
    """The names of places that `user` may read; others are missing. At most four queries."""
    known = standings([(user, room) for room, _ in spots])
    wanted = {thread for _, thread in spots if thread}
    titles: dict[UUID, str] = {}
    if wanted:
        separated = separated_from([user]).get(user, frozenset())
        titles = dict(
            Thread.objects.filter(id__in=wanted)
            .exclude(creator__in=separated)
            .values_list("id", "title")
        )
    found: dict[Spot, Whereabouts] = {}
    for room_id, thread in spots:
        standing = known.get((user, room_id))
        if standing is None or not standing.may_read or (thread and thread not in titles):
            continue
        room = standing.room
        found[(room_id, thread)] = Whereabouts(
            space=room.space.slug,
            room=room.slug,
            room_name=room.name,
            room_emoji=room.emoji,
            thread_title=titles[thread] if thread else None,
        )
    return found
