"""Positions: the numbers that order every durable change of a room.

The counters are rows of `RoomHead`, locked in id order for the rest of the transaction, so that
numbers commit in order, without holes, and two batches can never wait for each other in a circle.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from community.chat.models import RoomHead
from core.kernel.sql import records


class Numbering:
    """The locked counters of some rooms. Must be used inside `transaction.atomic`; call `save`
    last.
    """

    def __init__(self, room_ids: Iterable[UUID]) -> None:
        if not transaction.get_connection().in_atomic_block:
            raise RuntimeError("positions are only taken inside a transaction")
        rows = (
            RoomHead.objects.select_for_update()
            .filter(room_id__in=set(room_ids))
            .order_by("room_id")
            .values_list("room_id", "seq")
        )
        self._seq: dict[UUID, int] = dict(rows)
        self._moved: dict[UUID, datetime | None] = {}

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
        with connection.cursor() as cursor:
            cursor.execute(
                """
                UPDATE chat_roomhead AS h
                   SET seq = v.seq, last_message_at = COALESCE(v.message_at, h.last_message_at)
                  FROM json_to_recordset(%s::json)
                    AS v(room_id uuid, seq bigint, message_at timestamptz)
                 WHERE h.room_id = v.room_id
                """,
                [records(moved)],
            )
        self._moved.clear()


def next_position(room_id: UUID) -> int:
    """Take one number for one change of one room; inside the change's transaction."""
    numbering = Numbering([room_id])
    seq = numbering.next(room_id)
    numbering.save()
    return seq
