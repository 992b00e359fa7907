"""Drafts as they stand on the wire; they go to nobody but their writer."""

from datetime import datetime
from uuid import UUID

import msgspec

from community.chat.models import StoredDraft
from core.kernel.publish import Publication
from core.kernel.wire import Audience, Event, encode, event, user_topic


class DraftPayload(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the composer of a room, or of a thread; an empty `text`: nothing any more.

    `version` only grows, over removals too; `id` names the stored draft.
    """

    id: UUID
    room: UUID
    thread: UUID | None
    text: str
    reply_to: UUID | None
    version: int
    updated_at: datetime


class DraftData(msgspec.Struct, frozen=True, kw_only=True):
    """A draft in its present state."""

    draft: DraftPayload


@event(audience=Audience.USER)
class DraftUpdated(Event, frozen=True, tag="draft.updated"):
    """The person wrote, sent or discarded a draft, here or on another device."""

    data: DraftData


def draft_payload(draft: StoredDraft) -> DraftPayload:
    """A stored draft for its writer."""
    return DraftPayload(
        id=draft.id,
        room=draft.room_id,
        thread=draft.thread_id,
        text=draft.text,
        reply_to=draft.reply_to,
        version=draft.version,
        updated_at=draft.updated_at,
    )


def draft_updated(user: UUID, draft: DraftPayload) -> Publication:
    """A draft in its present state, for all sockets of its writer."""
    frame = encode(DraftUpdated(data=DraftData(draft=draft)))
    return Publication(topic=user_topic(user), frame=frame)
