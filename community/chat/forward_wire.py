"""What chat takes on the socket about forwarding."""

from uuid import UUID

from community.chat.actions.forwards import forwarded_content, refusals_named
from community.chat.posting import posting
from community.chat.stages import Draft
from community.chat.wire import MessagePosted, State
from core.kernel.principal import Principal
from core.kernel.threads import in_thread
from core.kernel.wire import Data, command


class ForwardMessage(Data, frozen=True):
    """Into `room`, or a `thread` of it, under an own `comment` of at most 2,000 characters.

    `nonce` is the client's UUIDv7, as in `message.post`.
    """

    message: UUID
    room: UUID
    nonce: UUID
    thread: UUID | None = None
    comment: str = ""


async def forward(caller: Principal, data: ForwardMessage) -> MessagePosted:
    content = await in_thread(
        forwarded_content,
        principal=caller,
        message=data.message,
        room=data.room,
        comment=data.comment,
    )
    draft = Draft(
        principal=caller, room=data.room, content=content, nonce=data.nonce, thread=data.thread
    )
    with refusals_named():
        posted = await posting().post(draft)
    state: State = "published" if posted.message.state == "published" else "held"
    return MessagePosted(state=state, message=posted.message, duplicate=posted.duplicate)


command(
    "message.forward",
    data=ForwardMessage,
    reply=MessagePosted,
    handler=forward,
    doc="Quote a message somewhere else. It goes no further than those who could read it anyway.",
)
