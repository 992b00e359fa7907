"""Pinning: messages that moderators keep at hand, at most 50 a room."""

from uuid import UUID

from django.db import transaction

from community.chat.access import message_and_standing
from community.chat.actions.locking import locked_message
from community.chat.authors import authors_of
from community.chat.errors import MESSAGE_NOT_FOUND, PINS_FULL
from community.chat.limits import PINS, PINS_PER_ROOM
from community.chat.models import Message
from community.chat.payloads import message_payload
from community.chat.publications import message_updated
from core.kernel import ratelimit
from core.kernel.errors import NOT_PERMITTED
from core.kernel.principal import Principal
from core.kernel.publish import publish_on_commit


def pin_message(*, principal: Principal, message: UUID, pinned: bool) -> None:
    """Pin a published message of one's room, or unpin it; what is so already stays so.

    MESSAGE_NOT_FOUND, NOT_PERMITTED for those who do not moderate, PINS_FULL.
    """
    found, standing = message_and_standing(principal.user_id, message)
    if refusal := standing.account_refusal():
        raise refusal
    if not standing.moderates:
        raise NOT_PERMITTED()
    if refusal := standing.write_refusal():
        raise refusal
    if not principal.exempt:
        ratelimit.hit(PINS, str(principal.user_id))
    _pin(found.id, pinned=pinned)


@transaction.atomic
def _pin(message_id: UUID, *, pinned: bool) -> None:
    locked = locked_message(message_id)
    message = locked.message if locked else None
    if locked is None or message is None or message.deleted_at is not None:
        raise MESSAGE_NOT_FOUND(field="message")
    if message.state != Message.State.PUBLISHED:
        raise MESSAGE_NOT_FOUND(field="message")
    if message.pinned == pinned:
        return
    already = Message.objects.filter(room=message.room_id, pinned=True)
    if pinned and already.count() >= PINS_PER_ROOM:
        raise PINS_FULL(field="message", limit=PINS_PER_ROOM)
    message.pinned = pinned
    message.last_seq = locked.numbering.next(message.room_id)
    message.save(update_fields=["pinned", "last_seq"])
    locked.numbering.save()
    payload = message_payload(message, authors_of([message])[message.id])
    publish_on_commit([message_updated(payload)])
