"""Taking a published message out of sight until somebody has looked at it."""

from uuid import UUID

import msgspec
from django.db import transaction

from community.chat.actions.locking import locked_message
from community.chat.actions.thread_counts import recount
from community.chat.authors import authors_of
from community.chat.events import MessageHeld
from community.chat.models import Message
from community.chat.payloads import (
    MessagePayload,
    attachments_of,
    embeds_of,
    message_payload,
)
from community.chat.polls import poll_of
from community.chat.positions import Numbering
from community.chat.publications import message_updated, to_author
from core.kernel.gate import CATEGORY_WORDS
from core.kernel.publish import publish_on_commit


@transaction.atomic
def hide_message(*, message_id: UUID, category: str = "") -> bool:
    """Hide a published message at the next position and tell its author; false when it is none.

    Others see an empty place; `release_message` brings it back. Whether it should be hidden is the
    caller's to judge.
    """
    locked = locked_message(message_id)
    if locked is None or locked.message.deleted_at is not None:
        return False
    message = locked.message
    if message.state != Message.State.PUBLISHED:
        return False
    payload = move_to(Message.State.HIDDEN, message, locked.numbering)
    own = msgspec.structs.replace(
        payload,
        content=message.content,
        attachments=attachments_of(message),
        embeds=embeds_of(message),
        poll=poll_of(message),
    )
    publish_on_commit([to_author(MessageHeld, own, reason=CATEGORY_WORDS.get(category, ""))])
    return True


def move_to(state: Message.State, message: Message, numbering: Numbering) -> MessagePayload:
    """Hide or show a message that has its place; `message` must be locked."""
    message.state = state
    message.last_seq = numbering.next(message.room_id)
    message.save(update_fields=["state", "last_seq"])
    thread = {message.thread_id: message.room_id} if message.thread_id else {}
    threads = recount(numbering, thread)
    numbering.save()
    payload = message_payload(message, authors_of([message])[message.id])
    updated = message_updated(payload, counts=state == Message.State.PUBLISHED)
    publish_on_commit([updated, *threads])
    return payload
