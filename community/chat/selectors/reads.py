"""Unread counts: always a recount, never a counter that could drift."""

from collections.abc import Collection, Sequence
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from community.chat.limits import UNREAD_MAX
from community.chat.models import ReadPointer


class Reading(NamedTuple):
    """How far someone has read a room, and what is left, counted to 99."""

    read_seq: int
    unread: int


OF_OTHERS = """
m.seq > w.read_seq AND m.state = 'published' AND m.deleted_at IS NULL
           AND m.author_id <> w.user_id
           AND NOT EXISTS (
               SELECT 1 FROM people_relation AS r
                WHERE r.kind = 'block'
                  AND ((r.user_id = w.user_id AND r.other_id = m.author_id)
                    OR (r.other_id = w.user_id AND r.user_id = m.author_id)))
"""
"""Which messages `m` of a place count for the reader and pointer in `w`: every badge asks this."""
IN_ROOM_OF = "m.room_id = w.room_id AND (m.thread_id IS NULL OR m.also_in_room)"
_COUNT = f"""
SELECT w.user_id, w.room_id, w.read_seq, (
    SELECT count(*) FROM (
        SELECT 1 FROM chat_message AS m
         WHERE {IN_ROOM_OF} AND {OF_OTHERS}
         LIMIT %s) AS unread)
  FROM (
    SELECT v.user_id, v.room_id, COALESCE(p.read_seq, 0) AS read_seq
      FROM unnest(%s::uuid[], %s::uuid[]) AS v(user_id, room_id)
      LEFT JOIN chat_readpointer AS p
        ON p.user_id = v.user_id AND p.room_id = v.room_id AND p.thread_id IS NULL) AS w
"""  # noqa: S608 - conditions of ours


def readings(pairs: Collection[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], Reading]:
    """Readings of (user, room) pairs; one query."""
    if not pairs:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            _COUNT, [UNREAD_MAX, [user for user, _ in pairs], [room for _, room in pairs]]
        )
        return {
            (user, room): Reading(read_seq, unread)
            for user, room, read_seq, unread in cursor.fetchall()
        }


def unread_counts(user_id: UUID, room_ids: Sequence[UUID]) -> dict[UUID, Reading]:
    """One person's readings by room; one query."""
    found = readings([(user_id, room) for room in room_ids])
    return {room: reading for (_, room), reading in found.items()}


def read_positions(
    user_ids: Collection[UUID], room_ids: Collection[UUID]
) -> dict[tuple[UUID, UUID], int]:
    """Read pointers of users in rooms; pairs without one are missing. One query."""
    rows = ReadPointer.objects.filter(
        user__in=user_ids, room__in=room_ids, thread=None
    ).values_list("user_id", "room_id", "read_seq")
    return {(user, room): seq for user, room, seq in rows}
