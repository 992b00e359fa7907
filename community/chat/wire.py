"""What chat takes on the socket."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from community.chat.actions.deletions import delete_message
from community.chat.actions.edits import admit_edit, commit_edit, review_edit
from community.chat.actions.reactions import ReactionWish, set_reactions
from community.chat.actions.reads import ReadWish, move_pointers
from community.chat.limits import ATTACHMENTS_MAX, EDITS, REACTIONS
from community.chat.payloads import MessagePayload
from community.chat.polls import NewPoll
from community.chat.posting import posting
from community.chat.stages import Draft
from core.kernel import ratelimit
from core.kernel.batching import Batcher
from core.kernel.errors import CaryaError
from core.kernel.loops import PerLoop
from core.kernel.principal import Principal
from core.kernel.threads import in_thread
from core.kernel.wire import EMPTY, Data, Empty, Reply, command

FLUSH_MAX = 256
Seq = Annotated[int, Meta(ge=0, le=2**53)]
State = Literal["published", "held"]


class AskedPoll(Data, frozen=True):
    """2 to 10 options of up to 100 characters; `multiple`: one may choose several. `closes_at`: 5
    minutes to 30 days ahead; without one it is open until somebody closes it.
    """

    options: list[str]
    multiple: bool = False
    closes_at: Annotated[datetime, Meta(tz=True)] | None = None


class PostMessage(Data, frozen=True):
    """`nonce` is the client's UUIDv7; sending again with the same one is safe.

    `also_in_room`: what is posted in a thread stands in the room's timeline too. `poll`: the
    message asks something, and `content` is the question. `draft`: the version of the stored draft
    it was written as, which goes with it on all devices.
    """

    room: UUID
    content: str
    nonce: UUID
    thread: UUID | None = None
    reply_to: UUID | None = None
    also_in_room: bool = False
    attachments: Annotated[list[UUID], Meta(max_length=ATTACHMENTS_MAX)] = []
    poll: AskedPoll | None = None
    draft: Seq | None = None


class MessagePosted(Reply, frozen=True):
    """`state` is "published" or "held"; `duplicate`: this nonce had been posted before."""

    state: State
    message: MessagePayload
    duplicate: bool


class EditMessage(Data, frozen=True):
    message: UUID
    content: str


class MessageEdited(Reply, frozen=True):
    """While an edit is held, `message` is still the old one."""

    state: State
    message: MessagePayload


class DeleteMessage(Data, frozen=True):
    message: UUID


class SetReaction(Data, frozen=True):
    message: UUID
    emoji: str


class MoveRead(Data, frozen=True):
    room: UUID
    seq: Seq
    thread: UUID | None = None


class ReadMoved(Reply, frozen=True):
    """What is left unread, counted to 99."""

    unread: int


def _new_poll(asked: AskedPoll) -> NewPoll:
    return NewPoll(options=tuple(asked.options), multiple=asked.multiple, closes_at=asked.closes_at)


async def post(caller: Principal, data: PostMessage) -> MessagePosted:
    draft = Draft(
        principal=caller,
        room=data.room,
        content=data.content,
        nonce=data.nonce,
        thread=data.thread,
        reply_to=data.reply_to,
        also_in_room=data.also_in_room,
        attachments=tuple(data.attachments),
        poll=_new_poll(data.poll) if data.poll else None,
        draft=data.draft,
    )
    posted = await posting().post(draft)
    state: State = "published" if posted.message.state == "published" else "held"
    return MessagePosted(state=state, message=posted.message, duplicate=posted.duplicate)


async def edit(caller: Principal, data: EditMessage) -> MessageEdited:
    admitted = await in_thread(
        admit_edit, principal=caller, message=data.message, content=data.content
    )
    if not caller.exempt:
        await ratelimit.hit_async(EDITS, str(caller.user_id))
    reviewed = await review_edit(admitted)
    state, message = await in_thread(commit_edit, reviewed)
    return MessageEdited(state=state, message=message)


async def delete(caller: Principal, data: DeleteMessage) -> Empty:
    await in_thread(delete_message, principal=caller, message=data.message)
    return EMPTY


async def _flush_reactions(wishes: Sequence[ReactionWish]) -> Sequence[CaryaError | None]:
    return await in_thread(set_reactions, wishes)


async def _flush_reads(wishes: Sequence[ReadWish]) -> Sequence[int | CaryaError]:
    return await in_thread(move_pointers, wishes)


_reactions: PerLoop[Batcher[ReactionWish, None]] = PerLoop(
    lambda: Batcher(_flush_reactions, limit=FLUSH_MAX)
)
_reads: PerLoop[Batcher[ReadWish, int]] = PerLoop(lambda: Batcher(_flush_reads, limit=FLUSH_MAX))


async def _react(caller: Principal, data: SetReaction, *, added: bool) -> Empty:
    if not caller.exempt:
        await ratelimit.hit_async(REACTIONS, str(caller.user_id))
    await _reactions.get()(
        ReactionWish(principal=caller, message=data.message, emoji=data.emoji, added=added)
    )
    return EMPTY


async def add_reaction(caller: Principal, data: SetReaction) -> Empty:
    return await _react(caller, data, added=True)


async def remove_reaction(caller: Principal, data: SetReaction) -> Empty:
    return await _react(caller, data, added=False)


async def advance(caller: Principal, data: MoveRead) -> ReadMoved:
    wish = ReadWish(user=caller.user_id, room=data.room, thread=data.thread, seq=data.seq)
    return ReadMoved(unread=await _reads.get()(wish))


async def rewind(caller: Principal, data: MoveRead) -> ReadMoved:
    wish = ReadWish(
        user=caller.user_id, room=data.room, thread=data.thread, seq=data.seq, rewind=True
    )
    return ReadMoved(unread=await _reads.get()(wish))


command(
    "message.post",
    data=PostMessage,
    reply=MessagePosted,
    handler=post,
    doc="Post a message. It passes the gate and is stored before anyone sees it.",
)
command(
    "message.edit",
    data=EditMessage,
    reply=MessageEdited,
    handler=edit,
    doc="Edit one's own message within 24 hours; the new text passes the gate.",
)
command(
    "message.delete",
    data=DeleteMessage,
    reply=Empty,
    handler=delete,
    doc="Delete one's own message or, as a moderator, anyone's.",
)
command(
    "reaction.add",
    data=SetReaction,
    reply=Empty,
    handler=add_reaction,
    doc="Put an emoji on a message; a message has at most 20 different ones.",
)
command(
    "reaction.remove",
    data=SetReaction,
    reply=Empty,
    handler=remove_reaction,
    doc="Take one's emoji off a message.",
)
command(
    "read.advance",
    data=MoveRead,
    reply=ReadMoved,
    handler=advance,
    doc="Say that everything up to `seq` has been read; pointers never move back.",
)
command(
    "read.rewind",
    data=MoveRead,
    reply=ReadMoved,
    handler=rewind,
    doc="Mark unread from `seq` on; with head + 1, mark all read. Survives opening the room.",
)
