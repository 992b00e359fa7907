"""Reading threads: lists by keyset, with what is left to read for one person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from community.chat.models import Message, Thread, ThreadFollow
from community.chat.payloads import Quotes
from community.chat.selectors.quotes import quotable, quotes_of
from community.chat.selectors.thread_reads import NOTHING, ThreadReading, thread_readings
from community.chat.thread_payloads import ThreadPayload, thread_payloads

FILTERS = ("open", "resolved", "unanswered", "archived", "mine")
OPEN = Q(resolved_at=None, archived_at=None)


class ThreadForReader(ThreadPayload, frozen=True, kw_only=True):
    """A thread beside what depends on the reader."""

    following: bool
    read_seq: int
    unread: int


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page of threads ends: by pin, then time, then id."""

    pinned: bool
    at: datetime
    id: UUID


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """Threads in order; `end` is where the next page begins, None on the last."""

    threads: list[Thread]
    end: Cursor | None


def loaded(threads: QuerySet[Thread]) -> dict[UUID, Thread]:
    """A query of threads, carried out with everything `thread_payloads` needs, by id."""
    found = threads.select_related("creator__profile", "last_author__profile", "room")
    return {thread.id: thread for thread in found}


def listed(*, separated: frozenset[UUID]) -> QuerySet[Thread]:
    """Threads that lists show at all: not merged, not begun by someone a block stands before."""
    threads = Thread.objects.filter(merged_into=None)
    return threads.exclude(creator__in=separated) if separated else threads


def threads_of_room(
    room_id: UUID,
    *,
    chosen: str | None,
    user_id: UUID,
    separated: frozenset[UUID],
    limit: int,
    after: Cursor | None,
    words: str = "",
) -> ThreadPage:
    """One page of a room's threads; one query.

    `chosen` is one of `FILTERS`; without it, all that are not archived. `words`: only those whose
    title or first message has them. Latest activity first, pinned ones before the others;
    unanswered ones oldest first.
    """
    threads = listed(separated=separated).filter(room=room_id)
    if words:
        threads = threads.filter(_named(words, separated))
    if chosen == "unanswered":
        return _oldest(unanswered(threads), limit=limit, after=after)
    return _latest(_chosen(threads, chosen, user_id), limit=limit, after=after, pins=True)


def followed_threads(
    user_id: UUID,
    *,
    rooms: Sequence[UUID],
    separated: frozenset[UUID],
    limit: int,
    after: Cursor | None,
) -> ThreadPage:
    """One page of what a person follows in `rooms`, latest activity first; one query."""
    mine = ThreadFollow.objects.filter(user=user_id, following=True).values("thread")
    threads = listed(separated=separated).filter(id__in=mine, room__in=rooms)
    return _latest(threads, limit=limit, after=after, pins=False)


def rooms_of_followed(user_id: UUID) -> list[UUID]:
    """The rooms where a person follows threads; one query."""
    follows = ThreadFollow.objects.filter(user=user_id, following=True)
    return list(follows.order_by().values_list("thread__room", flat=True).distinct())


def unanswered(threads: QuerySet[Thread]) -> QuerySet[Thread]:
    """Open questions in which nobody but the asker has written; their parents are still there."""
    others = Message.objects.filter(
        thread=OuterRef("id"), state=Message.State.PUBLISHED, deleted_at=None
    ).exclude(author=OuterRef("creator"))
    return threads.filter(
        OPEN, ~Exists(others), answer=None, locked=False, parent__deleted_at=None
    ).exclude(parent=None)


def for_reader(user_id: UUID, threads: Sequence[Thread]) -> list[ThreadForReader]:
    """Threads in the same order with one person's reading; two queries."""
    readings = thread_readings([(user_id, thread.id) for thread in threads])
    return [
        _for_reader(payload, readings.get((user_id, payload.id), NOTHING))
        for payload in thread_payloads(threads)
    ]


def parents_of(threads: Sequence[Thread], *, separated: frozenset[UUID]) -> Quotes:
    """How the parents begin, without authors a block separates from the reader; two queries."""
    ids = {thread.parent_id for thread in threads if thread.parent_id}
    return quotes_of(m for m in quotable(ids) if m.author_id not in separated) if ids else {}


def opened_by(message_ids: Sequence[UUID]) -> list[Thread]:
    """The threads that messages opened; one query."""
    if not message_ids:
        return []
    return list(loaded(Thread.objects.filter(parent__in=message_ids, merged_into=None)).values())


def _named(words: str, separated: frozenset[UUID]) -> Q:
    readable = Q(parent__state=Message.State.PUBLISHED, parent__deleted_at=None)
    if separated:
        readable &= ~Q(parent__author__in=separated)
    return Q(title__icontains=words) | (Q(parent__content__icontains=words) & readable)


def _chosen(threads: QuerySet[Thread], chosen: str | None, user_id: UUID) -> QuerySet[Thread]:
    if chosen == "open":
        return threads.filter(OPEN)
    if chosen == "resolved":
        return threads.filter(resolved_at__isnull=False)
    if chosen == "archived":
        return threads.filter(archived_at__isnull=False)
    if chosen == "mine":
        mine = ThreadFollow.objects.filter(user=user_id, following=True).values("thread")
        return threads.filter(id__in=mine)
    return threads.filter(archived_at=None)


def _latest(
    threads: QuerySet[Thread], *, limit: int, after: Cursor | None, pins: bool
) -> ThreadPage:
    if after is not None:
        later = Q(active_at__lt=after.at) | Q(active_at=after.at, id__lt=after.id)
        if pins:
            unpinned = Q(pinned=False) if after.pinned else Q(pk__in=[])
            later = (Q(pinned=after.pinned) & later) | unpinned
        threads = threads.filter(later)
    order = [*(["-pinned"] if pins else []), "-active_at", "-id"]
    return _page(threads.order_by(*order), limit, lambda one: one.active_at)


def _oldest(threads: QuerySet[Thread], *, limit: int, after: Cursor | None) -> ThreadPage:
    if after is not None:
        threads = threads.filter(
            Q(created_at__gt=after.at) | Q(created_at=after.at, id__gt=after.id)
        )
    return _page(threads.order_by(F("created_at"), F("id")), limit, lambda one: one.created_at)


def _page(
    threads: QuerySet[Thread], limit: int, time_of: Callable[[Thread], datetime]
) -> ThreadPage:
    found = list(loaded(threads[: limit + 1]).values())
    shown = found[:limit]
    if len(found) <= limit:
        return ThreadPage(shown, None)
    last = shown[-1]
    return ThreadPage(shown, Cursor(last.pinned, time_of(last), last.id))


def _for_reader(thread: ThreadPayload, reading: ThreadReading) -> ThreadForReader:
    return ThreadForReader(
        **{name: getattr(thread, name) for name in thread.__struct_fields__},
        following=reading.following,
        read_seq=reading.read_seq,
        unread=reading.unread,
    )
