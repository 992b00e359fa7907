"""Rooms as one person sees them."""

from collections.abc import Sequence

from community.chat.access import Standing
from community.chat.models import Room
from community.chat.payloads import RoomPayload, room_payload
from community.chat.selectors.reads import Reading, unread_counts
from community.spaces.access import SpaceStanding
from community.spaces.models import Membership
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.presence import presence


class RoomForReader(RoomPayload, frozen=True, kw_only=True):
    """A room beside what depends on the reader: position, presence and what is left to read."""

    can_write: bool
    head: int
    online: int
    read_seq: int
    unread: int


def rooms_of_space(standing: SpaceStanding, *, archived: bool = False) -> list[RoomForReader]:
    """The space's rooms that the person may read, in order; two queries for any number of rooms.

    `archived`: those that were archived instead of those that were not.
    """
    rooms = (
        Room.objects.filter(space=standing.space, archived_at__isnull=not archived)
        .select_related("head", "space")
        .order_by("position", "name", "id")
    )
    before = [Standing(room, standing.user, standing.membership, standing.at) for room in rooms]
    return rooms_for_reader([one for one in before if one.may_read])


def rooms_of_spaces(user: User) -> list[RoomForReader]:
    """Rooms in use of every space the person belongs to, by space and in order; three queries."""
    mine = {
        membership.space_id: membership
        for membership in Membership.objects.filter(user=user, left_at=None)
    }
    rooms = (
        Room.objects.filter(space__in=mine, archived_at=None)
        .select_related("head", "space")
        .order_by("space", "position", "name", "id")
    )
    at = now()
    before = [Standing(room, user, mine[room.space_id], at) for room in rooms]
    return rooms_for_reader([one for one in before if one.may_read])


def rooms_for_reader(standings: Sequence[Standing]) -> list[RoomForReader]:
    """Readable rooms of one person, in the same order; one query. Heads must be loaded."""
    if not standings:
        return []
    ids = [standing.room.id for standing in standings]
    readings = unread_counts(standings[0].user.id, ids)
    online = presence().online(ids)
    return [
        _for_reader(standing, readings[standing.room.id], online.get(standing.room.id, 0))
        for standing in standings
    ]


def _for_reader(standing: Standing, reading: Reading, online: int) -> RoomForReader:
    shared = room_payload(standing.room)
    return RoomForReader(
        **{name: getattr(shared, name) for name in shared.__struct_fields__},
        can_write=standing.write_refusal() is None,
        head=standing.room.head.seq,
        online=online,
        read_seq=reading.read_seq,
        unread=reading.unread,
    )
