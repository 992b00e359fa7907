"""Unread counts of threads: always a recount, and only for those who follow them."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from community.chat.limits import UNREAD_MAX
from community.chat.selectors.reads import OF_OTHERS
from core.kernel.sql import uuid_array


class ThreadReading(NamedTuple):
    """Whether someone follows a thread, how far they have read it, and what is left, up to 99."""

    following: bool
    read_seq: int
    unread: int


NOTHING = ThreadReading(False, 0, 0)

IN_THREAD_OF = "m.thread_id = w.thread_id"
_COUNT = f"""
SELECT w.user_id, w.thread_id, w.following, w.read_seq,
       CASE WHEN w.following THEN (
    SELECT count(*) FROM (
        SELECT 1 FROM chat_message AS m
         WHERE {IN_THREAD_OF} AND {OF_OTHERS}
         LIMIT %s) AS unread) ELSE 0 END
  FROM (
    SELECT v.user_id, v.thread_id, COALESCE(p.read_seq, 0) AS read_seq,
           COALESCE(f.following, false) AS following
      FROM unnest(%s::uuid[], %s::uuid[]) AS v(user_id, thread_id)
      LEFT JOIN chat_readpointer AS p ON p.user_id = v.user_id AND p.thread_id = v.thread_id
      LEFT JOIN chat_threadfollow AS f
        ON f.user_id = v.user_id AND f.thread_id = v.thread_id) AS w
"""  # noqa: S608 - conditions of ours


def thread_readings(
    pairs: Collection[tuple[UUID, UUID]],
) -> dict[tuple[UUID, UUID], ThreadReading]:
    """Readings of (user, thread) pairs; one query."""
    if not pairs:
        return {}
    users, threads = uuid_array(u for u, _ in pairs), uuid_array(t for _, t in pairs)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [UNREAD_MAX, users, threads])
        return {(row[0], row[1]): ThreadReading(*row[2:]) for row in cursor.fetchall()}
