"""Reading: pointers that only move forward, and "mark unread", which holds them back."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from community.chat.access import standings
from community.chat.events import ReadData
from community.chat.publications import read_advanced
from community.chat.selectors.reads import readings
from core.kernel.errors import CaryaError
from core.kernel.ids import new_id
from core.kernel.publish import publish_on_commit
from core.kernel.rooms import ROOM_NOT_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWish:
    """Someone has read `room` up to `seq`; or, with `rewind`, wants it unread from `seq` on."""

    user: UUID
    room: UUID
    seq: int
    rewind: bool = False


_ADVANCE = """
INSERT INTO chat_readpointer AS p (id, user_id, room_id, read_seq)
SELECT v.id, v.user_id, v.room_id, LEAST(v.seq, h.seq)
  FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::bigint[]) AS v(id, user_id, room_id, seq)
  JOIN chat_roomhead AS h ON h.room_id = v.room_id
 ORDER BY v.user_id, v.room_id
    ON CONFLICT (user_id, room_id) WHERE thread_id IS NULL DO UPDATE
   SET read_seq = excluded.read_seq, held_at_seq = NULL
 WHERE excluded.read_seq > p.read_seq
   AND excluded.read_seq > COALESCE(p.held_at_seq, 0)
RETURNING user_id, room_id
"""
_REWIND = """
INSERT INTO chat_readpointer AS p (id, user_id, room_id, read_seq, held_at_seq)
SELECT v.id, v.user_id, v.room_id, LEAST(GREATEST(v.seq, 1) - 1, h.seq),
       CASE WHEN v.seq <= h.seq THEN h.seq END
  FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::bigint[]) AS v(id, user_id, room_id, seq)
  JOIN chat_roomhead AS h ON h.room_id = v.room_id
 ORDER BY v.user_id, v.room_id
    ON CONFLICT (user_id, room_id) WHERE thread_id IS NULL DO UPDATE
   SET read_seq = excluded.read_seq, held_at_seq = excluded.held_at_seq
RETURNING user_id, room_id
"""


def move_pointers(wishes: Sequence[ReadWish]) -> list[int | CaryaError]:
    """Carry out a batch of wishes; per wish the unread count afterwards, or ROOM_NOT_FOUND.

    Advancing to a position already read, or to one a "mark unread" holds back, changes nothing.
    Rewinding past the head means "all read". The person's other sockets hear of every move.
    """
    known = standings([(wish.user, wish.room) for wish in wishes])
    allowed = [
        wish
        for wish in wishes
        if (s := known.get((wish.user, wish.room))) is not None and s.may_read
    ]
    with transaction.atomic():
        moved = _move([w for w in allowed if w.rewind], _REWIND)
        moved |= _move([w for w in allowed if not w.rewind], _ADVANCE)
        now_read = readings({(wish.user, wish.room) for wish in allowed})
        publish_on_commit(
            [
                read_advanced(
                    user,
                    ReadData(
                        room=room,
                        thread=None,
                        seq=now_read[(user, room)].read_seq,
                        unread=now_read[(user, room)].unread,
                    ),
                )
                for user, room in sorted(moved)
            ]
        )
    return [
        now_read[(wish.user, wish.room)].unread
        if (wish.user, wish.room) in now_read
        else ROOM_NOT_FOUND(field="room")
        for wish in wishes
    ]


def _move(wishes: Sequence[ReadWish], statement: str) -> set[tuple[UUID, UUID]]:
    """Run one of the two statements; of several wishes for a pair the last (or furthest) counts."""
    furthest: dict[tuple[UUID, UUID], int] = {}
    for wish in wishes:
        pair = (wish.user, wish.room)
        furthest[pair] = wish.seq if wish.rewind else max(wish.seq, furthest.get(pair, 0))
    if not furthest:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            statement,
            [
                [new_id() for _ in furthest],
                [user for user, _ in furthest],
                [room for _, room in furthest],
                list(furthest.values()),
            ],
        )
        return set(cursor.fetchall())
