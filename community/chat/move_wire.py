"""What chat takes on the socket about moving messages."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from community.chat.actions.moves import Moved, merge_threads, move_messages
from community.chat.actions.undo import undo_move
from community.chat.limits import MOVE_MAX
from community.chat.thread_payloads import ThreadPayload
from core.kernel.principal import Principal
from core.kernel.threads import in_thread
from core.kernel.wire import Data, Reply, command


class MoveMessages(Data, frozen=True):
    """Into `thread`; else into a new thread of `room` under `title`; else to the top level of
    `room`. Without `room`, where they are.
    """

    messages: Annotated[list[UUID], Meta(min_length=1, max_length=MOVE_MAX)]
    thread: UUID | None = None
    room: UUID | None = None
    title: str = ""


class MergeThread(Data, frozen=True):
    """Everything of `thread` goes `into` the other one."""

    thread: UUID
    into: UUID


class MoveRef(Data, frozen=True):
    move: UUID


class MoveReply(Reply, frozen=True):
    """How many messages `moved`, and until when the `move` can be undone."""

    move: UUID
    moved: int
    thread: ThreadPayload | None
    undo_until: datetime


class UndoReply(Reply, frozen=True):
    """How many messages went back."""

    moved: int


def move_reply(moved: Moved) -> MoveReply:
    """The answer to a move, on the socket and over REST."""
    return MoveReply(
        move=moved.id, moved=moved.amount, thread=moved.thread, undo_until=moved.undo_until
    )


async def move(caller: Principal, data: MoveMessages) -> MoveReply:
    moved = await in_thread(
        move_messages,
        principal=caller,
        messages=data.messages,
        thread=data.thread,
        room=data.room,
        title=data.title,
    )
    return move_reply(moved)


async def merge(caller: Principal, data: MergeThread) -> MoveReply:
    moved = await in_thread(merge_threads, principal=caller, thread=data.thread, into=data.into)
    return move_reply(moved)


async def undo(caller: Principal, data: MoveRef) -> UndoReply:
    return UndoReply(moved=await in_thread(undo_move, principal=caller, move=data.move))


command(
    "message.move",
    data=MoveMessages,
    reply=MoveReply,
    handler=move,
    doc="Move messages of a room into a thread, to the top level or to another room; moderators.",
)
command(
    "thread.merge",
    data=MergeThread,
    reply=MoveReply,
    handler=merge,
    doc="Merge a thread into another one, which its address then leads to; moderators.",
)
command(
    "move.undo",
    data=MoveRef,
    reply=UndoReply,
    handler=undo,
    doc="Undo a move or a merge within 24 hours; moderators.",
)
