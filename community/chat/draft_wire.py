"""What chat takes on the socket about drafts."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from community.chat.actions.drafts import drop_draft, save_draft
from community.chat.draft_events import DraftPayload
from core.kernel.principal import Principal
from core.kernel.threads import in_thread
from core.kernel.wire import Data, Reply, command

Version = Annotated[int, Meta(ge=0, le=2**53)]


class SaveDraft(Data, frozen=True):
    """`version`: the one that this was written on top of; 0: of nothing."""

    room: UUID
    text: str
    version: Version
    thread: UUID | None = None
    reply_to: UUID | None = None


class DropDraft(Data, frozen=True):
    """`version`: drop it only if it is still at this one."""

    room: UUID
    thread: UUID | None = None
    version: Version | None = None


class DraftReply(Reply, frozen=True):
    """The draft in its present state; null: there is none, and there was none."""

    draft: DraftPayload | None


async def save(caller: Principal, data: SaveDraft) -> DraftReply:
    draft = await in_thread(
        save_draft,
        principal=caller,
        room=data.room,
        thread=data.thread,
        text=data.text,
        reply_to=data.reply_to,
        version=data.version,
    )
    return DraftReply(draft=draft)


async def drop(caller: Principal, data: DropDraft) -> DraftReply:
    draft = await in_thread(
        drop_draft,
        principal=caller,
        room=data.room,
        thread=data.thread,
        version=data.version,
    )
    return DraftReply(draft=draft)


command(
    "draft.save",
    data=SaveDraft,
    reply=DraftReply,
    handler=save,
    doc="Keep what was begun in a room or thread; only its writer ever sees it.",
)
command(
    "draft.drop",
    data=DropDraft,
    reply=DraftReply,
    handler=drop,
    doc="Discard the draft of a room or thread on all devices.",
)
