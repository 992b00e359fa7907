"""Moderators move messages to a thread, to the top level or to another room, and merge threads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from community.chat.access import Standing, standing_for_reading, standings, thread_for_reading
from community.chat.actions.thread_counts import follow
from community.chat.actions.transfer import Transfer
from community.chat.errors import (
    MESSAGE_NOT_FOUND,
    MOVE_ELSEWHERE,
    MOVE_HAS_THREAD,
    MOVE_TOO_MANY,
    THREAD_NOT_FOUND,
)
from community.chat.limits import MERGE_MAX, MOVE_MAX, MOVES, UNDO_HOURS
from community.chat.models import Message, Move, ReadPointer, Thread, ThreadFollow
from community.chat.positions import Numbering
from community.chat.publications import thread_created
from community.chat.selectors.threads import loaded
from community.chat.thread_payloads import ThreadPayload, thread_payloads
from community.people.selectors.relations import separated_from
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import INPUT_INVALID, NOT_PERMITTED
from core.kernel.gate import Settled, TextKind, gate
from core.kernel.ids import new_id
from core.kernel.principal import Principal
from core.kernel.publish import Publication, publish_on_commit
from core.kernel.review import NamedText, review_texts
from core.kernel.text import clean_line

_PUBLISHED = Q(state=Message.State.PUBLISHED, deleted_at=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What was moved: how many messages, where to, and until when it can be undone."""

    id: UUID
    amount: int
    thread: ThreadPayload | None
    undo_until: datetime


def move_messages(
    *,
    principal: Principal,
    messages: Sequence[UUID],
    thread: UUID | None = None,
    room: UUID | None = None,
    title: str = "",
) -> Moved:
    """Move up to 100 published messages of one room: into `thread`; else into a new thread of
    `room` (where they are, when it is not given) under `title`; else to the top level of `room`.

    Threads that moved messages had opened are merged into the one they go to. MESSAGE_NOT_FOUND,
    THREAD_NOT_FOUND, ROOM_NOT_FOUND, NOT_PERMITTED, MOVE_ELSEWHERE, MOVE_HAS_THREAD, MOVE_TOO_MANY,
    INPUT_INVALID, `gate.rejected`.
    """
    wanted = list(dict.fromkeys(messages))
    if not 1 <= len(wanted) <= MOVE_MAX:
        raise MOVE_TOO_MANY(field="messages", limit=MOVE_MAX)
    source = _source(principal, wanted)
    if thread is not None:
        found, target = thread_for_reading(principal.user_id, thread)
        thread = found.id
    else:
        target = standing_for_reading(principal.user_id, room) if room else source
    _require_moderator(source, target)
    title = clean_line(title, field="title", limit=Thread.TITLE_CHARS) if thread is None else ""
    _count(principal)
    opened = new_id() if title else None
    settled = _review(target, opened, title) if opened else []
    with transaction.atomic():
        order = _Order(source, target, thread=thread, opened=opened, title=title)
        moved = order.carry_out(wanted)
        if settled:
            gate().settle(settled)
    return moved


def merge_threads(*, principal: Principal, thread: UUID, into: UUID) -> Moved:
    """Move everything of a thread into another one of the same space; it is listed no more, and its
    address leads to the other one.
    """
    found, source = thread_for_reading(principal.user_id, thread)
    other, target = thread_for_reading(principal.user_id, into)
    _require_moderator(source, target)
    if found.id == other.id:
        raise INPUT_INVALID(field="into", rule="is another thread")
    _count(principal)
    with transaction.atomic():
        order = _Order(source, target, thread=other.id, opened=None, title="")
        return order.carry_out([], merged=[found.id])


class _Order:
    """One move, carried out inside a transaction."""

    def __init__(
        self,
        source: Standing,
        target: Standing,
        *,
        thread: UUID | None,
        opened: UUID | None,
        title: str,
    ) -> None:
        self._source, self._target, self._title = source.room, target.room, title
        self._actor, self._at = source.user.id, now()
        self._numbering = Numbering([source.room.id, target.room.id])
        self._thread, self._opened = thread or opened, opened is not None
        if thread and not Thread.objects.filter(id=thread, merged_into=None).exists():
            raise THREAD_NOT_FOUND(field="thread")

    def carry_out(self, ids: Sequence[UUID], *, merged: Sequence[UUID] = ()) -> Moved:
        """Move the messages named, and all of `merged` threads and those the named had opened."""
        named = self._locked(Q(id__in=ids))
        if len(named) != len(ids):
            raise MESSAGE_NOT_FOUND(field="messages")
        merging = [*merged, *self._own_threads(ids)]
        followed = self._locked(Q(thread__in=merging) & ~Q(id__in=ids)) if merging else []
        moving = [one for one in (*named, *followed) if not self._there(one)]
        if len(moving) > MERGE_MAX:
            raise MOVE_TOO_MANY(field="messages", limit=MERGE_MAX)
        if not moving and not merging:
            raise INPUT_INVALID(field="messages", rule="are there already")
        transfer = Transfer(self._numbering, target=self._target, thread=self._thread)
        if self._opened:
            transfer.publications.append(self._open(moving[0]))
        if self._source.id == self._target.id:
            transfer.within(moving, [self._thread] * len(moving))
            placed = moving
        else:
            placed = transfer.across(moving, at=self._at)
            self._close_behind(transfer, moving)
        transfer.open_for(placed)
        transfer.follow_as(placed)
        self._merge(merging, transfer)
        transfer.finish()
        publish_on_commit(transfer.publications)
        return self._recorded(transfer, merging, kind="move" if ids else "merge")

    def _locked(self, which: Q) -> list[Message]:
        rows = Message.objects.select_for_update(of=("self",)).filter(
            which, _PUBLISHED, room=self._source
        )
        return list(rows.select_related("author__profile", "room").order_by("seq"))

    def _there(self, message: Message) -> bool:
        same = message.room_id == self._target.id and message.thread_id == self._thread
        return same and not message.also_in_room

    def _own_threads(self, ids: Sequence[UUID]) -> list[UUID]:
        """Threads that the named messages had opened and that go with them."""
        own = Thread.objects.filter(parent__in=ids, merged_into=None)
        if self._thread is None:
            if self._source.id != self._target.id and own.filter(message_count__gt=0).exists():
                raise MOVE_HAS_THREAD(field="messages")
            return []
        found = list(own.values_list("id", flat=True))
        if self._thread in found:
            raise INPUT_INVALID(field="messages", rule="hold the message this thread began with")
        return found

    def _open(self, first: Message) -> Publication:
        assert self._thread is not None
        Thread.objects.create(
            id=self._thread,
            room=self._target,
            title=self._title,
            creator_id=first.author_id,
            last_seq=self._numbering.next(self._target.id),
        )
        follow([(self._thread, first.author_id, self._target.id, first.seq or 0)])
        return thread_created(_payload(self._thread))

    def _close_behind(self, transfer: Transfer, moved: Sequence[Message]) -> None:
        """Threads that began with messages which went away alone: empty, and archived now."""
        if self._thread is not None:
            return
        own = Thread.objects.filter(
            parent__in=[one.id for one in moved], merged_into=None, archived_at=None
        )
        transfer.touch(dict.fromkeys(own.values_list("id", flat=True), self._source.id))
        own.update(archived_at=self._at)

    def _merge(self, merging: list[UUID], transfer: Transfer) -> None:
        """Threads that are empty now lead to the one that took their messages."""
        if not merging or self._thread is None:
            return
        here = self._source.id == self._target.id
        leading = Thread.objects.filter(
            Q(id__in=merging) | Q(merged_into__in=merging), room__in=[self._source, self._target]
        )
        transfer.touch(dict(leading.values_list("id", "room_id")))
        leading.update(merged_into=self._thread, pinned=False)
        if here:
            transfer.along(Message.objects.filter(thread__in=merging))
        users = ThreadFollow.objects.filter(thread__in=merging, following=True)
        pointers = ReadPointer.objects.filter(thread__in=merging).order_by("-read_seq")
        read = dict(pointers.values_list("user_id", "read_seq")) if here else {}
        follow(
            (self._thread, user, self._target.id, read.get(user, self._target.head.seq))
            for user in users.values_list("user_id", flat=True)
        )

    def _recorded(self, transfer: Transfer, merging: list[UUID], *, kind: str) -> Moved:
        move = Move.objects.create(
            kind=kind,
            room=self._source,
            target=self._target,
            thread_id=self._thread,
            opened=self._opened,
            actor_id=self._actor,
            messages=transfer.traces,
            merged=[str(id) for id in merging],
            created_at=self._at,
        )
        return Moved(
            id=move.id,
            amount=transfer.amount,
            thread=_payload(self._thread) if self._thread else None,
            undo_until=self._at + timedelta(hours=UNDO_HOURS),
        )


def _source(principal: Principal, messages: list[UUID]) -> Standing:
    """The one readable room of all messages; MESSAGE_NOT_FOUND otherwise."""
    rows = list(
        Message.objects.filter(_PUBLISHED, id__in=messages).values_list("room_id", "author_id")
    )
    rooms = {room for room, _ in rows}
    known = standings([(principal.user_id, room) for room in rooms])
    hidden = separated_from([principal.user_id]).get(principal.user_id, frozenset())
    seen = [
        room
        for room, author in rows
        if author not in hidden
        and (standing := known.get((principal.user_id, room)))
        and standing.may_read
    ]
    if len(seen) != len(messages):
        raise MESSAGE_NOT_FOUND(field="messages")
    if len(rooms) > 1:
        raise INPUT_INVALID(field="messages", rule="come from one room")
    return known[(principal.user_id, rooms.pop())]


def _require_moderator(source: Standing, target: Standing) -> None:
    for standing in (source, target):
        if refusal := standing.account_refusal():
            raise refusal
        if not standing.moderates:
            raise NOT_PERMITTED()
        if refusal := standing.write_refusal():
            raise refusal
    if source.room.space_id != target.room.space_id:
        raise MOVE_ELSEWHERE(field="room")


def _count(principal: Principal) -> None:
    if not principal.exempt:
        ratelimit.hit(MOVES, str(principal.user_id))


def _payload(thread: UUID) -> ThreadPayload:
    return thread_payloads(loaded(Thread.objects.filter(id=thread)).values())[0]


def _review(standing: Standing, thread: UUID, title: str) -> list[Settled]:
    return review_texts(
        author=standing.user.id,
        subject=thread,
        texts=[NamedText(TextKind.THREAD_TITLE, "title", title)],
        space=standing.room.space_id,
        room=standing.room.id,
        trust=standing.trust,
    )
