"""Scheduled messages as they stand on the wire; they go to nobody but their author."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from community.chat.models import ScheduledMessage
from core.kernel.publish import Publication
from core.kernel.wire import Audience, Event, encode, event, one_of, user_topic


class ScheduledPayload(msgspec.Struct, frozen=True, kw_only=True):
    """A message that goes out at `due_at`, and what became of it.

    `problem` says in a sentence why it failed, `problem_code` for programs; both are empty
    otherwise. `message` is what it became.
    """

    id: UUID
    room: UUID
    thread: UUID | None
    reply_to: UUID | None
    also_in_room: bool
    content: str
    due_at: datetime
    state: Annotated[str, one_of(ScheduledMessage.State.values)]
    problem_code: str
    problem: str
    attempts: int
    message: UUID | None
    updated_at: datetime


class ScheduledData(msgspec.Struct, frozen=True, kw_only=True):
    """A scheduled message in its present state."""

    scheduled: ScheduledPayload


@event(audience=Audience.USER)
class ScheduledUpdated(Event, frozen=True, tag="scheduled.updated"):
    """A message of the person was scheduled, changed, sent, held, cancelled, or not sent."""

    data: ScheduledData


def scheduled_payload(scheduled: ScheduledMessage) -> ScheduledPayload:
    """A scheduled message for its author."""
    return ScheduledPayload(
        id=scheduled.id,
        room=scheduled.room_id,
        thread=scheduled.thread_id,
        reply_to=scheduled.reply_to,
        also_in_room=scheduled.also_in_room,
        content=scheduled.content,
        due_at=scheduled.due_at,
        state=scheduled.state,
        problem_code=scheduled.problem_code,
        problem=scheduled.problem,
        attempts=scheduled.attempts,
        message=scheduled.message,
        updated_at=scheduled.updated_at,
    )


def scheduled_updated(scheduled: ScheduledMessage) -> Publication:
    """A scheduled message in its present state, for all sockets of its author."""
    data = ScheduledData(scheduled=scheduled_payload(scheduled))
    return Publication(
        topic=user_topic(scheduled.author_id), frame=encode(ScheduledUpdated(data=data))
    )
