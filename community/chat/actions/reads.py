"""Reading: pointers that only move forward, and "mark unread", which holds them back."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from community.chat.access import Standing, standings
from community.chat.errors import THREAD_NOT_FOUND
from community.chat.events import ReadData
from community.chat.models import Thread
from community.chat.publications import read_advanced
from community.chat.selectors.reads import readings
from community.chat.selectors.thread_reads import thread_readings
from community.people.selectors.relations import separated_from
from core.kernel.errors import CaryaError
from core.kernel.ids import new_id
from core.kernel.publish import publish_on_commit
from core.kernel.rooms import ROOM_NOT_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWish:
    """Someone has read `room`, or one `thread` of it, up to `seq`; or, with `rewind`, wants it
    unread from `seq` on.
    """

    user: UUID
    room: UUID
    seq: int
    thread: UUID | None = None
    rewind: bool = False

    @property
    def place(self) -> "Place":
        """Whose pointer it moves."""
        return (self.user, self.room, self.thread)


Place = tuple[UUID, UUID, UUID | None]
"""Person, room, thread."""

_VALUES = """
  FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::uuid[], %s::bigint[])
    AS v(id, user_id, room_id, thread_id, seq)
  JOIN chat_roomhead AS h ON h.room_id = v.room_id
 ORDER BY v.user_id, v.room_id, v.thread_id
"""
_ADVANCE = f"""
INSERT INTO chat_readpointer AS p (id, user_id, room_id, thread_id, read_seq)
SELECT v.id, v.user_id, v.room_id, v.thread_id, LEAST(v.seq, h.seq) {_VALUES}
    ON CONFLICT {{target}} DO UPDATE
   SET read_seq = excluded.read_seq, held_at_seq = NULL
 WHERE excluded.read_seq > p.read_seq
   AND excluded.read_seq > COALESCE(p.held_at_seq, 0)
RETURNING user_id, room_id, thread_id
"""  # noqa: S608 - statements of ours
_REWIND = f"""
INSERT INTO chat_readpointer AS p (id, user_id, room_id, thread_id, read_seq, held_at_seq)
SELECT v.id, v.user_id, v.room_id, v.thread_id, LEAST(GREATEST(v.seq, 1) - 1, h.seq),
       CASE WHEN v.seq <= h.seq THEN h.seq END {_VALUES}
    ON CONFLICT {{target}} DO UPDATE
   SET read_seq = excluded.read_seq, held_at_seq = excluded.held_at_seq
RETURNING user_id, room_id, thread_id
"""  # noqa: S608 - statements of ours
_OF_ROOM = "(user_id, room_id) WHERE thread_id IS NULL"
_OF_THREAD = "(user_id, thread_id) WHERE thread_id IS NOT NULL"


def move_pointers(wishes: Sequence[ReadWish]) -> list[int | CaryaError]:
    """Carry out a batch of wishes; per wish the unread count afterwards, ROOM_NOT_FOUND or
    THREAD_NOT_FOUND.

    Advancing to a position already read, or to one a "mark unread" holds back, changes nothing.
    Rewinding past the head means "all read". The person's other sockets hear of every move.
    """
    known = standings([(wish.user, wish.room) for wish in wishes])
    threads = _readable_threads(wishes)
    refused = {
        wish.place: refusal for wish in wishes if (refusal := _refusal(wish, known, threads))
    }
    allowed = [wish for wish in wishes if wish.place not in refused]
    with transaction.atomic():
        moved = _move([w for w in allowed if w.rewind], _REWIND)
        moved |= _move([w for w in allowed if not w.rewind], _ADVANCE)
        now_read = _readings({wish.place for wish in allowed})
        publish_on_commit(
            [
                read_advanced(
                    user,
                    ReadData(
                        room=room,
                        thread=thread,
                        seq=now_read[(user, room, thread)][0],
                        unread=now_read[(user, room, thread)][1],
                    ),
                )
                for user, room, thread in sorted(moved, key=str)
            ]
        )
    return [refused.get(w.place) or now_read[w.place][1] for w in wishes]


def _refusal(
    wish: ReadWish,
    known: Mapping[tuple[UUID, UUID], Standing],
    threads: Mapping[UUID, tuple[UUID, frozenset[UUID]]],
) -> CaryaError | None:
    standing = known.get((wish.user, wish.room))
    if standing is None or not standing.may_read:
        return ROOM_NOT_FOUND(field="room")
    if wish.thread is None:
        return None
    room, hidden_from = threads.get(wish.thread, (None, frozenset()))
    return (
        THREAD_NOT_FOUND(field="thread") if room != wish.room or wish.user in hidden_from else None
    )


def _readable_threads(wishes: Sequence[ReadWish]) -> dict[UUID, tuple[UUID, frozenset[UUID]]]:
    """Of each thread its room, and who may not see it; no query without threads."""
    wanted = {wish.thread for wish in wishes if wish.thread}
    if not wanted:
        return {}
    readers = {wish.user for wish in wishes if wish.thread}
    separated = separated_from(readers)
    rows = Thread.objects.filter(id__in=wanted).values_list("id", "room_id", "creator_id")
    return {
        id: (room, frozenset(user for user in readers if creator in separated.get(user, ())))
        for id, room, creator in rows
    }


def _readings(places: Set[Place]) -> dict[Place, tuple[int, int]]:
    """Position and unread count of each place; one query for rooms, one for threads."""
    rooms = readings({(user, room) for user, room, thread in places if thread is None})
    threads = thread_readings([(user, thread) for user, _, thread in places if thread is not None])
    found: dict[Place, tuple[int, int]] = {}
    for user, room, thread in places:
        reading = rooms[(user, room)] if thread is None else threads[(user, thread)]
        found[(user, room, thread)] = (reading.read_seq, reading.unread)
    return found


def _move(wishes: Sequence[ReadWish], statement: str) -> set[Place]:
    """Run one of the two statements, for rooms and for threads; of several wishes for a place the
    last (or furthest) counts.
    """
    furthest: dict[Place, int] = {}
    for wish in wishes:
        place = wish.place
        furthest[place] = wish.seq if wish.rewind else max(wish.seq, furthest.get(place, 0))
    of_rooms = {place: seq for place, seq in furthest.items() if place[2] is None}
    of_threads = {place: seq for place, seq in furthest.items() if place[2] is not None}
    return _run(of_rooms, statement, _OF_ROOM) | _run(of_threads, statement, _OF_THREAD)


def _run(furthest: Mapping[Place, int], statement: str, target: str) -> set[Place]:
    if not furthest:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            statement.format(target=target),
            [
                [new_id() for _ in furthest],
                [user for user, _, _ in furthest],
                [room for _, room, _ in furthest],
                [thread for _, _, thread in furthest],
                list(furthest.values()),
            ],
        )
        return set(cursor.fetchall())
