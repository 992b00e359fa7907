"""The mechanics of moving messages: between threads of a room they change, to another room they are
written anew and leave a tombstone that leads there.

Everything runs inside one transaction with both rooms' counters locked.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from community.chat.actions.thread_counts import Opening, follow, open_threads, recount
from community.chat.authors import authors_of
from community.chat.models import Message, Room, Thread
from community.chat.payloads import message_payload, tombstone
from community.chat.positions import Numbering
from community.chat.publications import message_created, message_deleted, message_updated
from community.chat.selectors.quotes import quotes_for
from core.kernel.ids import new_id
from core.kernel.publish import Publication
from core.kernel.sql import records

Trace = dict[str, Any]
"""Where a message was: `id`, `thread`, `also_in_room`, in another room its `copy`, `answer` when it
was its thread's accepted one; `silent` when nobody could read it. Or a thread that was `opened`.
"""


class Transfer:
    """One move to `thread` of `target`, or to its top level; `publications` gather what to tell."""

    def __init__(self, numbering: Numbering, *, target: Room, thread: UUID | None) -> None:
        self._numbering = numbering
        self._target, self._thread = target, thread
        self._touched: dict[UUID, UUID] = {thread: target.id} if thread else {}
        self.publications: list[Publication] = []
        self.traces: list[Trace] = []

    def within(
        self,
        messages: Sequence[Message],
        places: Iterable[UUID | None],
        *,
        shown: Collection[UUID] = (),
    ) -> None:
        """Move published messages of the target room itself, each to the thread beside it, or to
        the top level; those `shown` stand in the room too.
        """
        answers = _answers(messages)
        for message, place in zip(messages, places, strict=True):
            self.traces.append(_trace(message, answers))
            self._leave(message)
            message.thread_id, message.also_in_room = place, message.id in shown
            message.last_seq = self._numbering.next(message.room_id)
            if place:
                self._touched[place] = message.room_id
        Message.objects.bulk_update(messages, ["thread", "also_in_room", "last_seq"])
        self._tell_changed(messages)

    def across(self, messages: Sequence[Message], *, at: datetime) -> list[Message]:
        """Write published messages of another room anew in the target; returns the copies."""
        ids = {message.id: new_id() for message in messages}
        copies = [self._copy(message, ids, at=at) for message in messages]
        Message.objects.bulk_create(copies)
        answers = _answers(messages)
        for message in messages:
            self.traces.append({**_trace(message, answers), "copy": str(ids[message.id])})
            self._leave(message)
            self._bury(message, ids[message.id], at=at)
        _store_buried(messages)
        carry(ids)
        self._tell_buried(messages)
        self._tell_new(copies)
        return copies

    def revive(self, pairs: Sequence[tuple[Message, Message]], *, at: datetime) -> None:
        """Undo `across`: originals come back as their copies are now, copies lead to them."""
        for original, copy in pairs:
            self._leave(copy)
            if original.thread_id:
                self._touched[original.thread_id] = original.room_id
            original.deleted_at = original.moved_to = None
            for name in _CONTENT:
                setattr(original, name, getattr(copy, name))
            original.last_seq = self._numbering.next(original.room_id)
            self._bury(copy, original.id, at=at)
        originals, copies = [o for o, _ in pairs], [c for _, c in pairs]
        Message.objects.bulk_update(originals, ["deleted_at", "moved_to", "last_seq", *_CONTENT])
        _store_buried(copies)
        carry({copy.id: original.id for original, copy in pairs})
        self._tell_buried(copies)
        self._tell_changed(originals)

    def open_for(self, messages: Sequence[Message]) -> None:
        """In a room where every top-level message opens a thread, open those that are missing."""
        if self._thread is not None or not self._target.auto_thread or not messages:
            return
        ids = [one.id for one in messages]
        have = set(Thread.objects.filter(parent__in=ids).values_list("parent_id", flat=True))
        authors = authors_of(messages)
        openings = [
            Opening(message=one.id, room=one.room_id, author=authors[one.id], at=one.published_at)
            for one in messages
            if one.published_at and one.id not in have
        ]
        self.publications += open_threads(self._numbering, openings)
        parents = [one.message for one in openings]
        opened = Thread.objects.filter(parent__in=parents).values_list("id", flat=True)
        self.traces += [{"opened": str(id)} for id in opened]

    def along(self, messages: QuerySet[Message], places: Mapping[UUID, UUID] | None = None) -> None:
        """What nobody can read (held, hidden, deleted) goes to the thread too, or each to its own
        of `places`. Where one left an empty place, it takes a position, and the place goes along.
        """
        rows = list(
            messages.select_for_update(of=("self",))
            .select_related("author__profile", "room")
            .order_by("seq")
        )
        for message in rows:
            self.traces.append(
                {"id": str(message.id), "thread": str(message.thread_id), "silent": True}
            )
            message.thread_id = places[message.id] if places else self._thread
            if message.seq is not None:
                message.last_seq = self._numbering.next(message.room_id)
        Message.objects.bulk_update(rows, ["thread", "last_seq"])
        empty = [one for one in rows if one.seq is not None]
        told = len(self.publications)
        self._tell_buried([one for one in empty if one.deleted_at is not None])
        self._tell_changed([one for one in empty if one.deleted_at is None])
        self.publications[told:] = sorted(self.publications[told:], key=lambda one: one.seq or 0)

    @property
    def amount(self) -> int:
        """How many messages went, as people see it."""
        return len([one for one in self.traces if "also_in_room" in one])

    def touch(self, threads: dict[UUID, UUID]) -> None:
        """Threads (id → room) that changed otherwise, to be counted and announced too."""
        self._touched.update(threads)

    def finish(self) -> None:
        """Count every touched thread afresh and write the counters back; last of all."""
        self.publications += recount(self._numbering, self._touched)
        self._numbering.save()

    def follow_as(self, messages: Iterable[Message]) -> None:
        """Who wrote what is now in the thread follows it."""
        if self._thread is not None:
            follow(
                (self._thread, one.author_id, self._target.id, one.last_seq or 0)
                for one in messages
                if one.room_id == self._target.id
            )

    def _leave(self, message: Message) -> None:
        if message.thread_id:
            self._touched[message.thread_id] = message.room_id

    def _copy(self, message: Message, ids: dict[UUID, UUID], *, at: datetime) -> Message:
        """Every column but those of place and position."""
        values = {field.attname: getattr(message, field.attname) for field in _COLUMNS}
        copy = Message(**values)
        copy.id, copy.nonce = ids[message.id], new_id()
        copy.room, copy.thread_id, copy.also_in_room = self._target, self._thread, False
        copy.reply_to_id = ids.get(message.reply_to_id) if message.reply_to_id else None
        copy.seq = copy.last_seq = self._numbering.next(self._target.id, message_at=at)
        copy.published_at, copy.pinned = at, False
        copy.moved_from, copy.moved_to = message.id, None
        copy.author = message.author
        return copy

    def _bury(self, message: Message, to: UUID, *, at: datetime) -> None:
        message.deleted_at, message.moved_to, message.pinned = at, to, False
        message.last_seq = self._numbering.next(message.room_id)

    def _tell_changed(self, messages: Sequence[Message]) -> None:
        authors = authors_of(messages)
        self.publications += [
            message_updated(
                message_payload(one, authors[one.id]), counts=one.state == Message.State.PUBLISHED
            )
            for one in messages
        ]

    def _tell_buried(self, messages: Sequence[Message]) -> None:
        self.publications += [
            message_deleted(tombstone(one), author=one.author_id) for one in messages
        ]

    def _tell_new(self, copies: Sequence[Message]) -> None:
        authors, quotes = authors_of(copies), quotes_for(copies, separated=frozenset())
        for one in copies:
            mine = {id: quote for id, quote in quotes.items() if id == one.reply_to_id}
            self.publications.append(message_created(message_payload(one, authors[one.id]), mine))


_CONTENT = (
    "content",
    "edited_at",
    "reaction_counts",
    "kind",
    "attachments",
    "embeds",
    "embeds_removed",
    "poll",
    "poll_due_at",
)
"""What may have changed about a message while it stood in another room."""
_CARRIED = (
    "chat_reaction",
    "chat_messageedit",
    "chat_attachment",
    "chat_vote",
    "chat_savedmessage",
)
_COLUMNS = [field for field in Message._meta.concrete_fields if not field.generated]


def carry(ids: dict[UUID, UUID]) -> None:
    """Let what belongs to each message go to the one that stands for it now: reactions, edits,
    uploads, saves.
    """
    if not ids:
        return
    rows = records([{"old": old, "new": new} for old, new in ids.items()])
    with connection.cursor() as cursor:
        for table in _CARRIED:
            cursor.execute(
                f"UPDATE {table} AS t SET message_id = v.new"  # noqa: S608 - names of ours
                " FROM json_to_recordset(%s::json) AS v(old uuid, new uuid)"
                " WHERE t.message_id = v.old",
                [rows],
            )


def _trace(message: Message, answers: frozenset[UUID]) -> Trace:
    trace: Trace = {
        "id": str(message.id),
        "thread": str(message.thread_id) if message.thread_id else None,
        "also_in_room": message.also_in_room,
    }
    return {**trace, "answer": True} if message.id in answers else trace


def _answers(messages: Sequence[Message]) -> frozenset[UUID]:
    """Which of them are the accepted answers of the threads they stand in."""
    threads = {one.thread_id for one in messages if one.thread_id}
    if not threads:
        return frozenset()
    found = Thread.objects.filter(id__in=threads, answer__isnull=False)
    return frozenset(found.values_list("answer_id", flat=True))


def _store_buried(messages: Sequence[Message]) -> None:
    Message.objects.bulk_update(messages, ["deleted_at", "moved_to", "pinned", "last_seq"])
