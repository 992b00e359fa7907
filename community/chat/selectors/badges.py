"""Why a badge shows its number: the messages that a recount of the same place finds."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import connection

from community.chat.authors import authors_of
from community.chat.content import excerpt
from community.chat.limits import UNREAD_MAX
from community.chat.models import Message
from community.chat.search.rooms import readable_rooms
from community.chat.selectors.reads import IN_ROOM_OF, OF_OTHERS
from community.chat.selectors.thread_reads import IN_THREAD_OF, thread_readings
from community.chat.selectors.threads import listed
from community.people.payloads import Author
from community.people.selectors.relations import separated_from

SHOWN = 3
"""Messages that a badge names, and threads that the badge of all of them does."""


class UnreadMessage(msgspec.Struct, frozen=True, kw_only=True):
    """A message that counts, and how it begins."""

    id: UUID
    seq: int
    author: Author
    excerpt: str
    published_at: datetime | None


class Badge(msgspec.Struct, frozen=True, kw_only=True):
    """Why a room or thread shows `unread`, counted to 99.

    Everything up to `read_seq` is read. `marked`: somebody marked it unread by hand; that holds
    until something after position `held_at_seq` is read. `following`: threads count for followers
    only; of a room it is true. `first`: the first messages that count, at most three.
    """

    room: UUID
    thread: UUID | None
    unread: int
    read_seq: int
    held_at_seq: int | None
    marked: bool
    following: bool
    first: list[UnreadMessage]


_FOUND = """
SELECT w.read_seq, w.held_at_seq, w.following,
       CASE WHEN w.following THEN ARRAY(
           SELECT m.id FROM chat_message AS m
            WHERE {place} AND {of_others}
            ORDER BY m.seq LIMIT %s) ELSE '{{}}' END
  FROM ({reader}) AS w
"""
_IN_ROOM = _FOUND.format(
    place=IN_ROOM_OF,
    of_others=OF_OTHERS,
    reader="""
    SELECT v.user_id, v.room_id, COALESCE(p.read_seq, 0) AS read_seq, p.held_at_seq,
           true AS following
      FROM (SELECT %s::uuid AS user_id, %s::uuid AS room_id) AS v
      LEFT JOIN chat_readpointer AS p
        ON p.user_id = v.user_id AND p.room_id = v.room_id AND p.thread_id IS NULL
    """,
)
_IN_THREAD = _FOUND.format(
    place=IN_THREAD_OF,
    of_others=OF_OTHERS,
    reader="""
    SELECT v.user_id, v.thread_id, COALESCE(p.read_seq, 0) AS read_seq, p.held_at_seq,
           COALESCE(f.following, false) AS following
      FROM (SELECT %s::uuid AS user_id, %s::uuid AS thread_id) AS v
      LEFT JOIN chat_readpointer AS p ON p.user_id = v.user_id AND p.thread_id = v.thread_id
      LEFT JOIN chat_threadfollow AS f
        ON f.user_id = v.user_id AND f.thread_id = v.thread_id
    """,
)


def badge_of_room(user_id: UUID, room_id: UUID) -> Badge:
    """Of a room they may read; three queries at most."""
    return _badge(_IN_ROOM, user_id, room_id, room=room_id, thread=None)


def badge_of_thread(user_id: UUID, *, thread: UUID, room: UUID) -> Badge:
    """Of a thread they may read in that room; three queries at most."""
    return _badge(_IN_THREAD, user_id, thread, room=room, thread=thread)


def _badge(statement: str, user_id: UUID, place: UUID, *, room: UUID, thread: UUID | None) -> Badge:
    with connection.cursor() as cursor:
        cursor.execute(statement, [UNREAD_MAX, user_id, place])
        read_seq, held_at_seq, following, ids = cursor.fetchone()
    return Badge(
        room=room,
        thread=thread,
        unread=len(ids),
        read_seq=read_seq,
        held_at_seq=held_at_seq,
        marked=held_at_seq is not None,
        following=following,
        first=_first(ids[:SHOWN]),
    )


def _first(ids: Sequence[UUID]) -> list[UnreadMessage]:
    if not ids:
        return []
    rows = Message.objects.filter(id__in=ids).select_related("author__profile", "room")
    messages = sorted(rows, key=lambda one: one.seq or 0)
    authors = authors_of(messages)
    return [
        UnreadMessage(
            id=one.id,
            seq=one.seq or 0,
            author=authors[one.id],
            excerpt=excerpt(one.content),
            published_at=one.published_at,
        )
        for one in messages
    ]


class TitledBadge(msgspec.Struct, frozen=True, kw_only=True):
    """The badge of a thread beside its title, which is empty where a message began it."""

    title: str
    badge: Badge


class ThreadsBadge(msgspec.Struct, frozen=True, kw_only=True):
    """Why the threads somebody follows show `unread` together, counted to 99. `threads`: those of
    them that have something unread, the latest active first, at most three of `thread_count`.
    """

    unread: int
    thread_count: int
    threads: list[TitledBadge]


def badge_of_threads(user_id: UUID) -> ThreadsBadge:
    """Over followed threads of all readable rooms; four queries, and three for each one named."""
    rooms = [room.id for room in readable_rooms(user_id)]
    separated = separated_from([user_id]).get(user_id, frozenset())
    followed = listed(separated=separated).filter(
        follows__user=user_id, follows__following=True, room__in=rooms
    )
    known = list(followed.order_by("-active_at", "-id").values_list("id", "room_id", "title"))
    readings = thread_readings([(user_id, id) for id, _, _ in known])
    counts = [readings[(user_id, id)].unread for id, _, _ in known]
    unread = [one for one, count in zip(known, counts, strict=True) if count]
    return ThreadsBadge(
        unread=min(sum(counts), UNREAD_MAX),
        thread_count=len(unread),
        threads=[
            TitledBadge(title=title, badge=badge_of_thread(user_id, thread=id, room=room))
            for id, room, title in unread[:SHOWN]
        ],
    )
