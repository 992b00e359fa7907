"""Closing polls: by their author or a moderator, or by themselves when their time has come."""

from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import QuerySet

from community.chat.access import message_and_standing
from community.chat.actions.locking import locked_message
from community.chat.authors import authors_of
from community.chat.errors import MESSAGE_NOT_FOUND, POLL_NOT_FOUND
from community.chat.limits import VOTES
from community.chat.models import Message
from community.chat.payloads import message_payload
from community.chat.polls import poll_of, put_poll
from community.chat.positions import Numbering
from community.chat.publications import message_updated
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import NOT_PERMITTED
from core.kernel.principal import Principal
from core.kernel.publish import publish_on_commit

BATCH = 100
"""Polls of one room that close in one transaction."""


def close_poll(*, principal: Principal, message: UUID) -> None:
    """Close the poll of a published message early; one that is closed stays so.

    MESSAGE_NOT_FOUND, POLL_NOT_FOUND, NOT_PERMITTED for those who neither asked nor moderate.
    """
    found, standing = message_and_standing(principal.user_id, message)
    if refusal := standing.account_refusal():
        raise refusal
    if found.author_id != principal.user_id and not standing.moderates:
        raise NOT_PERMITTED()
    if refusal := standing.react_refusal():
        raise refusal
    if poll_of(found) is None:
        raise POLL_NOT_FOUND(field="message")
    if not principal.exempt:
        ratelimit.hit(VOTES, str(principal.user_id))
    close_published(message_id=found.id)


@transaction.atomic
def close_published(*, message_id: UUID) -> int:
    """Close the poll of a published message; how many were open, 0 or 1. MESSAGE_NOT_FOUND.

    Who may do so is the caller's to check.
    """
    locked = locked_message(message_id)
    if locked is None or locked.message.deleted_at is not None:
        raise MESSAGE_NOT_FOUND(field="message")
    if locked.message.state != Message.State.PUBLISHED:
        raise MESSAGE_NOT_FOUND(field="message")
    return _close([locked.message], locked.numbering, at=now())


def close_due(*, at: datetime) -> int:
    """Close published polls whose time has come; returns how many.

    Votes are refused from the closing time on, whenever this runs.
    """
    rooms = _due(at).order_by().values_list("room_id", flat=True).distinct()
    count = 0
    for room in list(rooms):
        while closed := _close_batch(room, at):
            count += closed
    return count


def keep_open(message: Message, *, at: datetime) -> None:
    """Let a poll that is published only now, its time over while it was held, stay open for as long
    as its author had given it. The caller saves it.
    """
    poll = poll_of(message)
    if poll is None or poll.closes_at is None or poll.closes_at > at:
        return
    closes_at = at + (poll.closes_at - message.created_at)
    put_poll(message, msgspec.structs.replace(poll, closes_at=closes_at))


def _due(at: datetime) -> QuerySet[Message]:
    return Message.objects.filter(
        poll_due_at__lte=at, state=Message.State.PUBLISHED, deleted_at=None
    )


@transaction.atomic
def _close_batch(room: UUID, at: datetime) -> int:
    """One batch of one room; looked at again under the lock, so that none is closed twice."""
    numbering = Numbering([room])
    due = (
        _due(at)
        .filter(room=room)
        .select_for_update(of=("self",))
        .select_related("author__profile", "room")
        .order_by("id")
    )
    return _close(list(due[:BATCH]), numbering, at=at)


def _close(messages: list[Message], numbering: Numbering, *, at: datetime) -> int:
    """Close what is open among locked messages, each at a position of its own."""
    closing = []
    for message in messages:
        poll = poll_of(message)
        if poll is None or poll.closed_at is not None:
            continue
        closed_at = min(at, poll.closes_at) if poll.closes_at else at
        put_poll(message, msgspec.structs.replace(poll, closed_at=closed_at))
        message.last_seq = numbering.next(message.room_id)
        closing.append(message)
    Message.objects.bulk_update(closing, ["poll", "poll_due_at", "last_seq"])
    numbering.save()
    authors = authors_of(closing)
    publish_on_commit([message_updated(message_payload(one, authors[one.id])) for one in closing])
    return len(closing)
