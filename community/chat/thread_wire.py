"""What chat takes on the socket about threads, pins and moves."""

from uuid import UUID

from msgspec import UNSET, UnsetType

from community.chat.actions.pins import pin_message
from community.chat.actions.threads import (
    ThreadChanges,
    create_thread,
    follow_thread,
    unfollow_thread,
    update_thread,
)
from community.chat.thread_payloads import ThreadPayload
from core.kernel.principal import Principal
from core.kernel.threads import in_thread
from core.kernel.wire import EMPTY, Data, Empty, Reply, command

_CHANGES = ("title", "locked", "pinned", "resolved", "archived", "answer")


class CreateThread(Data, frozen=True):
    """`parent` is the message it starts from; without one it needs a title."""

    room: UUID
    parent: UUID | None = None
    title: str = ""


class UpdateThread(Data, frozen=True):
    """What is missing stays; `answer` null takes the mark away."""

    thread: UUID
    title: str | UnsetType = UNSET
    locked: bool | UnsetType = UNSET
    pinned: bool | UnsetType = UNSET
    resolved: bool | UnsetType = UNSET
    archived: bool | UnsetType = UNSET
    answer: UUID | UnsetType | None = UNSET


class ThreadRef(Data, frozen=True):
    thread: UUID


class PinMessage(Data, frozen=True):
    message: UUID


class ThreadReply(Reply, frozen=True):
    """The thread in its present state."""

    thread: ThreadPayload


async def create(caller: Principal, data: CreateThread) -> ThreadReply:
    created = await in_thread(
        create_thread, principal=caller, room=data.room, parent=data.parent, title=data.title
    )
    return ThreadReply(thread=created.thread)


async def update(caller: Principal, data: UpdateThread) -> ThreadReply:
    given = {name: getattr(data, name) for name in _CHANGES}
    changes: ThreadChanges = {k: v for k, v in given.items() if v is not UNSET}  # type: ignore[assignment]
    thread = await in_thread(update_thread, principal=caller, thread=data.thread, changes=changes)
    return ThreadReply(thread=thread)


async def follow(caller: Principal, data: ThreadRef) -> Empty:
    await in_thread(follow_thread, principal=caller, thread=data.thread)
    return EMPTY


async def unfollow(caller: Principal, data: ThreadRef) -> Empty:
    await in_thread(unfollow_thread, principal=caller, thread=data.thread)
    return EMPTY


async def pin(caller: Principal, data: PinMessage) -> Empty:
    await in_thread(pin_message, principal=caller, message=data.message, pinned=True)
    return EMPTY


async def unpin(caller: Principal, data: PinMessage) -> Empty:
    await in_thread(pin_message, principal=caller, message=data.message, pinned=False)
    return EMPTY


command(
    "message.pin",
    data=PinMessage,
    reply=Empty,
    handler=pin,
    doc="Pin a message in its room; moderators only, at most 50 in a room.",
)
command(
    "message.unpin",
    data=PinMessage,
    reply=Empty,
    handler=unpin,
    doc="Unpin a message.",
)
command(
    "thread.create",
    data=CreateThread,
    reply=ThreadReply,
    handler=create,
    doc="Open a thread from a message, or on its own under a title. A message has one thread.",
)
command(
    "thread.update",
    data=UpdateThread,
    reply=ThreadReply,
    handler=update,
    doc="Change a thread: title, lock, pin, resolved, archived, accepted answer.",
)
command(
    "thread.follow",
    data=ThreadRef,
    reply=Empty,
    handler=follow,
    doc="Follow a thread: it counts what is unread in it, from now on.",
)
command(
    "thread.unfollow",
    data=ThreadRef,
    reply=Empty,
    handler=unfollow,
    doc="Follow a thread no more; writing in it does not follow it again.",
)
