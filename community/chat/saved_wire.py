"""What chat takes on the socket about saved messages."""

from uuid import UUID

from community.chat.actions.saved import save_message, unsave_message
from core.kernel.principal import Principal
from core.kernel.threads import in_thread
from core.kernel.wire import EMPTY, Data, Empty, command


class SaveMessage(Data, frozen=True):
    message: UUID


async def save(caller: Principal, data: SaveMessage) -> Empty:
    await in_thread(save_message, principal=caller, message=data.message)
    return EMPTY


async def unsave(caller: Principal, data: SaveMessage) -> Empty:
    await in_thread(unsave_message, principal=caller, message=data.message)
    return EMPTY


command(
    "message.save",
    data=SaveMessage,
    reply=Empty,
    handler=save,
    doc="Save a message for oneself; at most 1,000. Only one's own sockets hear of it.",
)
command(
    "message.unsave",
    data=SaveMessage,
    reply=Empty,
    handler=unsave,
    doc="Let go of a saved message, readable or not.",
)
