"""What chat takes on the socket about scheduled messages."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from community.chat.actions.messages import review
from community.chat.actions.scheduled import (
    ScheduledChanges,
    cancel_scheduled,
    change_scheduled,
    schedule_message,
)
from community.chat.actions.scheduled_due import admit_due, claim_now, finish_due
from community.chat.draft_wire import Version
from community.chat.scheduled_events import ScheduledPayload
from core.kernel.principal import Principal
from core.kernel.threads import in_thread
from core.kernel.wire import EMPTY, Data, Empty, Reply, command

Moment = Annotated[datetime, Meta(tz=True)]


class ScheduleMessage(Data, frozen=True):
    """`nonce` is the client's UUIDv7; sending again with the same one is safe. `draft`: the version
    of the stored draft it was written as, which goes with it.
    """

    room: UUID
    content: str
    due_at: Moment
    nonce: UUID
    thread: UUID | None = None
    reply_to: UUID | None = None
    also_in_room: bool = False
    draft: Version | None = None


class ChangeScheduled(Data, frozen=True):
    """What is missing stays."""

    scheduled: UUID
    content: str | UnsetType = UNSET
    due_at: Moment | UnsetType = UNSET


class ScheduledRef(Data, frozen=True):
    scheduled: UUID


class ScheduledReply(Reply, frozen=True):
    """The scheduled message in its present state."""

    scheduled: ScheduledPayload


async def create(caller: Principal, data: ScheduleMessage) -> ScheduledReply:
    scheduled = await in_thread(
        schedule_message,
        principal=caller,
        room=data.room,
        thread=data.thread,
        reply_to=data.reply_to,
        also_in_room=data.also_in_room,
        content=data.content,
        due_at=data.due_at,
        nonce=data.nonce,
        draft=data.draft,
    )
    return ScheduledReply(scheduled=scheduled)


async def update(caller: Principal, data: ChangeScheduled) -> ScheduledReply:
    changes: ScheduledChanges = {}
    if data.content is not UNSET:
        changes["content"] = data.content
    if data.due_at is not UNSET:
        changes["due_at"] = data.due_at
    scheduled = await in_thread(
        change_scheduled, principal=caller, scheduled=data.scheduled, changes=changes
    )
    return ScheduledReply(scheduled=scheduled)


async def cancel(caller: Principal, data: ScheduledRef) -> Empty:
    await in_thread(cancel_scheduled, principal=caller, scheduled=data.scheduled)
    return EMPTY


async def send(caller: Principal, data: ScheduledRef) -> ScheduledReply:
    claimed = await in_thread(claim_now, principal=caller, scheduled=data.scheduled)
    due = await in_thread(admit_due, claimed)
    # The gate may take most of a second: no thread waits for it.
    reviewed = await review(due.admitted) if due.admitted else []
    [scheduled] = await in_thread(finish_due, due, reviewed)
    return ScheduledReply(scheduled=scheduled)


command(
    "scheduled.create",
    data=ScheduleMessage,
    reply=ScheduledReply,
    handler=create,
    doc="Have a message posted later; permission and the gate are asked when it is due.",
)
command(
    "scheduled.update",
    data=ChangeScheduled,
    reply=ScheduledReply,
    handler=update,
    doc="Change text or time of a scheduled message that waits or has failed.",
)
command(
    "scheduled.cancel",
    data=ScheduledRef,
    reply=Empty,
    handler=cancel,
    doc="Never send a scheduled message.",
)
command(
    "scheduled.send",
    data=ScheduledRef,
    reply=ScheduledReply,
    handler=send,
    doc="Send a scheduled message now; what became of it stands in the answer.",
)
