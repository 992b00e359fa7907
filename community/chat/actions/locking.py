"""Locks of the message path, always in the same order: the room's counter, then the message."""

from dataclasses import dataclass
from uuid import UUID

from community.chat.models import Message
from community.chat.positions import Numbering


@dataclass(frozen=True, slots=True)
class LockedMessage:
    """A message nobody else changes until the transaction ends, and its room's counter."""

    message: Message
    numbering: Numbering


def locked_message(message_id: UUID) -> LockedMessage | None:
    """Lock a message and its room's counter; None if it does not exist. Three queries."""
    room_id = Message.objects.filter(id=message_id).values_list("room_id", flat=True).first()
    if room_id is None:
        return None
    numbering = Numbering([room_id])
    message = (
        Message.objects.select_for_update(of=("self",))
        .select_related("author__profile", "room", "thread")
        .get(id=message_id)
    )
    return LockedMessage(message, numbering)
