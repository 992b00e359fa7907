"""Positions: the numbers that order every durable change of a room.

The counters are rows of `RoomHead`, locked in id order for the rest of the transaction, so that
numbers commit in order, without holes, and two batches can never wait for each other in a circle.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db import transaction
from django.db.backends.utils import CursorWrapper

from core.kernel.sql import prepared_cursor, records, uuid_array

_LOCK = """
SELECT room_id, seq FROM chat_roomhead WHERE room_id = ANY(%s::uuid[]) ORDER BY room_id FOR UPDATE
"""
_SAVE = """
UPDATE chat_roomhead AS h
   SET seq = v.seq, last_message_at = COALESCE(v.message_at, h.last_message_at)
  FROM json_to_recordset(%s::json) AS v(room_id uuid, seq bigint, message_at timestamptz)
 WHERE h.room_id = v.room_id
"""


class Numbering:
    """The locked counters of some rooms. Must be used inside `transaction.atomic`; call `save`
    last.
    """

    def __init__(self, room_ids: Iterable[UUID]) -> None:
        if not transaction.get_connection().in_atomic_block:
            raise RuntimeError("positions are only taken inside a transaction")
        self._locked: CursorWrapper = prepared_cursor()
        self._locked.execute(_LOCK, [uuid_array(set(room_ids))])
        self._moved: dict[UUID, datetime | None] = {}

    @cached_property
    def _seq(self) -> dict[UUID, int]:
        """Read at first use, so that the lock can share a round trip."""
        with self._locked as cursor:
            return dict(cursor.fetchall())

    def __contains__(self, room_id: UUID) -> bool:
        return room_id in self._seq

    def next(self, room_id: UUID, *, message_at: datetime | None = None) -> int:
        """Take the room's next number; `message_at` when it is a new message's."""
        self._seq[room_id] += 1
        self._moved[room_id] = message_at or self._moved.get(room_id)
        return self._seq[room_id]

    def save(self) -> None:
        """Write the moved counters back in one statement."""
        if not self._moved:
            return
        moved = [
            {"room_id": room, "seq": self._seq[room], "message_at": at}
            for room, at in self._moved.items()
        ]
        with prepared_cursor() as cursor:
            cursor.execute(_SAVE, [records(moved)])
        self._moved.clear()


def next_position(room_id: UUID) -> int:
    """Take one number for one change of one room; inside the change's transaction."""
    numbering = Numbering([room_id])
    seq = numbering.next(room_id)
    numbering.save()
    return seq
