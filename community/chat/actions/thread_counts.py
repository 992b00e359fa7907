"""What messages do to their threads: counts, latest author, followers, opening and reopening.

Everything here runs inside the transaction that changes the messages, with the room's counter
locked, takes one position per thread, and answers the publications that announce it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import connection

from community.chat.models import Message, Thread
from community.chat.positions import Numbering
from community.chat.publications import thread_created, thread_updated
from community.chat.selectors.threads import loaded
from community.chat.thread_payloads import thread_authors, thread_payload, thread_payloads
from community.people.payloads import Author
from core.kernel.ids import new_id
from core.kernel.publish import Publication
from core.kernel.sql import records


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A message that was just published in `thread`."""

    thread: Thread
    author: Author
    seq: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A top-level message, just published, that opens a thread of its own."""

    message: UUID
    room: UUID
    author: Author
    at: datetime


class _FollowRow(msgspec.Struct, frozen=True, kw_only=True):
    id: UUID
    pointer: UUID
    thread_id: UUID
    user_id: UUID
    room_id: UUID
    seq: int


_WRITE = """
UPDATE chat_thread AS t
   SET message_count = v.amount, last_message_at = v.at, active_at = v.at,
       last_author_id = v.author, last_seq = v.seq, archived_at = NULL
  FROM json_to_recordset(%s::json)
    AS v(id uuid, amount int, at timestamptz, author uuid, seq bigint)
 WHERE t.id = v.id
"""
_RECOUNT = """
UPDATE chat_thread AS t
   SET message_count = c.amount, last_message_at = c.at, last_author_id = c.author,
       active_at = COALESCE(c.at, t.created_at), last_seq = v.seq,
       answer_id = (
           SELECT a.id FROM chat_message AS a
            WHERE a.id = t.answer_id AND a.thread_id = t.id
              AND a.state = 'published' AND a.deleted_at IS NULL)
  FROM json_to_recordset(%s::json) AS v(id uuid, seq bigint)
 CROSS JOIN LATERAL (
    SELECT count(*) AS amount,
           (array_agg(m.published_at ORDER BY m.seq DESC))[1] AS at,
           (array_agg(m.author_id ORDER BY m.seq DESC))[1] AS author
      FROM chat_message AS m
     WHERE m.thread_id = v.id AND m.state = 'published' AND m.deleted_at IS NULL) AS c
 WHERE t.id = v.id
"""
_FOLLOW = """
WITH v AS (
    SELECT * FROM json_to_recordset(%s::json) AS v(
        id uuid, pointer uuid, thread_id uuid, user_id uuid, room_id uuid, seq bigint)),
followed AS (
    INSERT INTO chat_threadfollow (id, thread_id, user_id, following)
    SELECT id, thread_id, user_id, true FROM v ORDER BY user_id, thread_id
        ON CONFLICT (user_id, thread_id) DO NOTHING
    RETURNING user_id, thread_id)
INSERT INTO chat_readpointer (id, user_id, room_id, thread_id, read_seq)
SELECT v.pointer, v.user_id, v.room_id, v.thread_id, v.seq
  FROM v JOIN followed USING (user_id, thread_id)
    ON CONFLICT (user_id, thread_id) WHERE thread_id IS NOT NULL DO NOTHING
"""


def threads_for_writing(ids: Collection[UUID]) -> dict[UUID, Thread]:
    """Threads by id with what their payload needs; one query, none without ids."""
    if not ids:
        return {}
    return loaded(Thread.objects.filter(id__in=ids, merged_into=None))


def note_written(numbering: Numbering, written: Sequence[Written]) -> list[Publication]:
    """Count new messages of threads, reopen these, let authors follow them.

    Three statements for any number of messages: counts, follows, badges. The threads come from
    `threads_for_writing` in this transaction, so that their counts are true.
    """
    if not written:
        return []
    latest: dict[UUID, Written] = {}
    for one in written:
        latest[one.thread.id] = one
        one.thread.message_count += 1
    for one in latest.values():
        thread = one.thread
        thread.last_message_at = thread.active_at = one.at
        thread.last_seq = numbering.next(thread.room_id)
        thread.archived_at = None
    rows = [
        {
            "id": id,
            "amount": one.thread.message_count,
            "at": one.at,
            "author": one.author.id,
            "seq": one.thread.last_seq,
        }
        for id, one in latest.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [records(rows)])
    follow((one.thread.id, one.author.id, one.thread.room_id, one.seq) for one in written)
    authors = thread_authors(one.thread for one in latest.values())
    return [
        thread_updated(thread_payload(one.thread, (authors[id][0], one.author)))
        for id, one in latest.items()
    ]


def recount(numbering: Numbering, rooms: dict[UUID, UUID]) -> list[Publication]:
    """Count threads (id → room) afresh, after anything but a plain new message.

    An answer that is no longer there is taken away.
    """
    if not rooms:
        return []
    rows = [{"id": id, "seq": numbering.next(rooms[id])} for id in sorted(rooms)]
    with connection.cursor() as cursor:
        cursor.execute(_RECOUNT, [records(rows)])
    return _announced(rooms)


def open_threads(numbering: Numbering, openings: Sequence[Opening]) -> list[Publication]:
    """Open a thread for each message; two statements for any number."""
    if not openings:
        return []
    threads = [
        Thread(
            id=new_id(),
            room_id=one.room,
            parent_id=one.message,
            creator_id=one.author.id,
            active_at=one.at,
            created_at=one.at,
            last_seq=numbering.next(one.room),
        )
        for one in openings
    ]
    Thread.objects.bulk_create(threads)
    follow((one.id, one.creator_id, one.room_id, one.last_seq) for one in threads)
    return [
        thread_created(thread_payload(thread, (opening.author, None)))
        for thread, opening in zip(threads, openings, strict=True)
    ]


def after_release(numbering: Numbering, message: Message, author: Author) -> list[Publication]:
    """What publishing a message that was held does: it counts now, or opens its thread."""
    assert message.seq is not None and message.published_at is not None
    if message.thread_id is not None:
        Thread.objects.filter(id=message.thread_id).update(archived_at=None)
        follow([(message.thread_id, message.author_id, message.room_id, message.seq)])
        return recount(numbering, {message.thread_id: message.room_id})
    if not message.room.auto_thread:
        return []
    opening = Opening(
        message=message.id, room=message.room_id, author=author, at=message.published_at
    )
    return open_threads(numbering, [opening])


def follow(wanted: Iterable[tuple[UUID, UUID, UUID, int]]) -> None:
    """Let people follow threads `(thread, user, room, seq)`, read up to `seq`; one statement.

    Whoever decided about a thread before is left alone.
    """
    rows = {(thread, user): (room, seq) for thread, user, room, seq in wanted}
    if not rows:
        return
    values = [
        _FollowRow(
            id=new_id(), pointer=new_id(), thread_id=thread, user_id=user, room_id=room, seq=seq
        )
        for (thread, user), (room, seq) in rows.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(_FOLLOW, [records(values)])


def _announced(ids: Iterable[UUID]) -> list[Publication]:
    """The threads as they are now, by position."""
    found = loaded(Thread.objects.filter(id__in=list(ids)))
    ordered = sorted(found.values(), key=lambda thread: thread.last_seq)
    return [thread_updated(payload) for payload in thread_payloads(ordered)]
