"""Opening and changing threads, and following them."""

from dataclasses import dataclass
from typing import TypedDict
from uuid import UUID

from django.db import transaction

from community.chat.access import Standing, message_and_standing, thread_for_reading
from community.chat.access import standing_for_reading as room_standing
from community.chat.actions.thread_counts import follow, recount
from community.chat.errors import (
    ANSWER_INVALID,
    MESSAGE_NOT_FOUND,
    THREAD_LOCKED,
    THREAD_NOT_FOUND,
    THREAD_NOT_YOURS,
    THREAD_PINS_FULL,
)
from community.chat.limits import PINS_PER_ROOM, THREAD_CHANGES, THREADS
from community.chat.models import Message, Thread, ThreadFollow
from community.chat.positions import Numbering
from community.chat.publications import thread_created, thread_updated
from community.chat.selectors.threads import loaded
from community.chat.thread_payloads import ThreadPayload, thread_payloads
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import INPUT_INVALID, NOT_PERMITTED, CaryaError
from core.kernel.gate import Settled, TextKind, gate
from core.kernel.ids import new_id
from core.kernel.principal import Principal
from core.kernel.publish import Publication, publish_on_commit
from core.kernel.review import NamedText, review_texts
from core.kernel.text import clean_line


class ThreadChanges(TypedDict, total=False):
    """The fields to change; what is missing stays. `answer` None takes the mark away."""

    title: str
    locked: bool
    pinned: bool
    resolved: bool
    archived: bool
    answer: UUID | None


@dataclass(frozen=True, slots=True)
class Created:
    """The thread, and whether it had been there before."""

    thread: ThreadPayload
    existing: bool = False


def create_thread(
    *, principal: Principal, room: UUID, parent: UUID | None = None, title: str = ""
) -> Created:
    """Open a thread from a message, or on its own under a title.

    A message has one thread: who asks for a second gets the first. ROOM_NOT_FOUND,
    MESSAGE_NOT_FOUND, `gate.rejected`, `rate.limited`.
    """
    standing = room_standing(principal.user_id, room)
    if refusal := standing.write_refusal(in_thread=parent is not None):
        raise refusal
    title = clean_line(title, field="title", limit=Thread.TITLE_CHARS, required=parent is None)
    if parent is not None:
        found = message_and_standing(principal.user_id, parent)[0]
        if found.room_id != room or found.state != Message.State.PUBLISHED:
            raise MESSAGE_NOT_FOUND(field="parent")
        if found.thread_id is not None and not found.also_in_room:
            raise INPUT_INVALID(field="parent", rule="is not itself a message of a thread")
        if earlier := _opened_by(parent):
            return Created(earlier, existing=True)
    if not principal.exempt and not standing.moderates:
        ratelimit.hit(THREADS, str(principal.user_id))
    id = new_id()
    settled = _review(standing, id, title)
    return _create(id, standing, parent=parent, title=title, settled=settled)


@transaction.atomic
def _create(
    id: UUID, standing: Standing, *, parent: UUID | None, title: str, settled: list[Settled]
) -> Created:
    room = standing.room
    numbering = Numbering([room.id])
    former: list[Publication] = []
    if parent is not None:
        if not Message.objects.filter(
            id=parent, state=Message.State.PUBLISHED, deleted_at=None
        ).exists():
            raise MESSAGE_NOT_FOUND(field="parent")
        if earlier := _opened_by(parent):
            return Created(earlier, existing=True)
        freed = Thread.objects.filter(parent=parent)
        told = dict(freed.values_list("id", "room_id"))
        freed.update(parent=None)
        former = recount(numbering, told)
    thread = Thread.objects.create(
        id=id,
        room=room,
        parent_id=parent,
        title=title,
        creator_id=standing.user.id,
        last_seq=numbering.next(room.id),
    )
    follow([(id, standing.user.id, room.id, thread.last_seq)])
    numbering.save()
    _settle(settled)
    payload = _payload(id)
    publish_on_commit([*former, thread_created(payload)])
    return Created(payload)


def update_thread(*, principal: Principal, thread: UUID, changes: ThreadChanges) -> ThreadPayload:
    """Change a thread; nothing changed is no position.

    Title, resolved, archived and answer are for who began it and moderators; the lock for
    moderators; the pin for these and for a trusted beginner. Marking an answer resolves, saying
    that it is not resolved takes the answer away. THREAD_NOT_FOUND, THREAD_NOT_YOURS,
    NOT_PERMITTED, THREAD_LOCKED, ANSWER_INVALID, THREAD_PINS_FULL, `gate.rejected`.
    """
    found, standing = thread_for_reading(principal.user_id, thread)
    if refusal := _change_refusal(found, standing, changes):
        raise refusal
    wanted = _cleaned(found, changes)
    if not principal.exempt:
        ratelimit.hit(THREAD_CHANGES, str(principal.user_id))
    new_title = wanted.get("title", found.title)
    settled = _review(standing, found.id, new_title) if new_title != found.title else []
    with transaction.atomic():
        return _update(found.id, found.room_id, wanted, settled, moderates=standing.moderates)


@transaction.atomic
def settle_thread(*, thread: UUID, room: UUID, changes: ThreadChanges) -> ThreadPayload:
    """Lock, pin, resolve or archive a thread of `room`, or take that back; no texts.

    Who may do so is the caller's to check. THREAD_NOT_FOUND, THREAD_PINS_FULL.
    """
    return _update(thread, room, changes, [], moderates=True)


def _update(
    id: UUID, room: UUID, wanted: ThreadChanges, settled: list[Settled], *, moderates: bool
) -> ThreadPayload:
    numbering = Numbering([room])
    thread = loaded(Thread.objects.filter(id=id, merged_into=None)).get(id)
    if thread is None:
        raise THREAD_NOT_FOUND(field="thread")
    if thread.locked and not moderates:
        raise THREAD_LOCKED(field="thread")
    changed = _apply(thread, wanted)
    _settle(settled)
    if not changed:
        return thread_payloads([thread])[0]
    thread.last_seq = numbering.next(thread.room_id)
    thread.save(update_fields=[*changed, "last_seq"])
    numbering.save()
    payload = thread_payloads([thread])[0]
    publish_on_commit([thread_updated(payload)])
    return payload


def _apply(thread: Thread, wanted: ThreadChanges) -> list[str]:
    """Set the new values; the names of the columns that differ now."""
    fields = ("title", "locked", "pinned", "resolved_at", "archived_at", "answer_id")
    before = {name: getattr(thread, name) for name in fields}
    at = now()
    thread.title = wanted.get("title", thread.title)
    thread.locked = wanted.get("locked", thread.locked)
    if wanted.get("pinned") and not thread.pinned:
        _require_pin_room(thread)
    thread.pinned = wanted.get("pinned", thread.pinned)
    if "archived" in wanted:
        thread.archived_at = (thread.archived_at or at) if wanted["archived"] else None
    if "answer" in wanted:
        thread.answer_id = _answer(thread, wanted["answer"])
        thread.resolved_at = (thread.resolved_at or at) if thread.answer_id else thread.resolved_at
    if "resolved" in wanted:
        thread.resolved_at = (thread.resolved_at or at) if wanted["resolved"] else None
        thread.answer_id = thread.answer_id if wanted["resolved"] else None
    return [name for name in fields if getattr(thread, name) != before[name]]


def _answer(thread: Thread, message: UUID | None) -> UUID | None:
    if message is None:
        return None
    published = Message.objects.filter(
        id=message, thread=thread.id, state=Message.State.PUBLISHED, deleted_at=None
    )
    if not published.exists():
        raise ANSWER_INVALID(field="answer")
    return message


def _require_pin_room(thread: Thread) -> None:
    pinned = Thread.objects.filter(room=thread.room_id, pinned=True, merged_into=None).count()
    if pinned >= PINS_PER_ROOM:
        raise THREAD_PINS_FULL(field="pinned", limit=PINS_PER_ROOM)


def _change_refusal(
    thread: Thread, standing: Standing, changes: ThreadChanges
) -> CaryaError | None:
    if refusal := standing.write_refusal(in_thread=True):
        return refusal
    if standing.moderates:
        return None
    if "locked" in changes:
        return NOT_PERMITTED(field="locked")
    if thread.creator_id != standing.user.id:
        return THREAD_NOT_YOURS(field="thread")
    if "pinned" in changes and standing.trust != "trusted":
        return NOT_PERMITTED(field="pinned")
    return THREAD_LOCKED(field="thread") if thread.locked else None


def _cleaned(thread: Thread, changes: ThreadChanges) -> ThreadChanges:
    if "title" not in changes:
        return changes
    title = clean_line(
        changes["title"],
        field="title",
        limit=Thread.TITLE_CHARS,
        required=thread.parent_id is None,
    )
    return {**changes, "title": title}


def follow_thread(*, principal: Principal, thread: UUID) -> None:
    """Follow a thread that one may read; what was written before is read."""
    found, standing = thread_for_reading(principal.user_id, thread)
    with transaction.atomic():
        ThreadFollow.objects.filter(user=standing.user.id, thread=found).update(following=True)
        follow([(found.id, standing.user.id, found.room_id, standing.room.head.seq)])


def unfollow_thread(*, principal: Principal, thread: UUID) -> None:
    """Follow it no more; writing in it does not follow it again."""
    found, standing = thread_for_reading(principal.user_id, thread)
    ThreadFollow.objects.update_or_create(
        user_id=standing.user.id, thread=found, defaults={"following": False}
    )


def _opened_by(parent: UUID) -> ThreadPayload | None:
    found = list(loaded(Thread.objects.filter(parent=parent, merged_into=None)).values())
    return thread_payloads(found)[0] if found else None


def _payload(id: UUID) -> ThreadPayload:
    return thread_payloads(loaded(Thread.objects.filter(id=id)).values())[0]


def _review(standing: Standing, thread: UUID, title: str) -> list[Settled]:
    return review_texts(
        author=standing.user.id,
        subject=thread,
        texts=[NamedText(TextKind.THREAD_TITLE, "title", title)],
        space=standing.room.space_id,
        room=standing.room.id,
        trust=standing.trust,
    )


def _settle(settled: list[Settled]) -> None:
    if settled:
        gate().settle(settled)
