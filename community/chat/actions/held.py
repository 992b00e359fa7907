"""What moderators do with held messages: release at that moment's position, or reject."""

from uuid import UUID

from django.db import transaction

from community.chat.actions.edits import apply_edit
from community.chat.actions.locking import LockedMessage, locked_message
from community.chat.actions.previews import preview_later
from community.chat.actions.thread_counts import after_release
from community.chat.authors import authors_of
from community.chat.errors import MESSAGE_NOT_HELD
from community.chat.events import MessageRejected, MessageReleased
from community.chat.models import Message, MessageEdit
from community.chat.payloads import MessagePayload, message_payload
from community.chat.publications import message_created, to_author
from community.chat.selectors.quotes import quotes_for
from core.kernel.clock import now
from core.kernel.gate import CATEGORY_WORDS
from core.kernel.publish import publish_on_commit


@transaction.atomic
def release_message(*, message_id: UUID) -> MessagePayload:
    """Publish a held message, or apply a held edit; MESSAGE_NOT_HELD if there is none any more.

    Who may do so is the caller's to check.
    """
    locked = _locked(message_id)
    message, numbering = locked.message, locked.numbering
    if message.state == Message.State.PUBLISHED:
        return _release_edit(locked)
    if message.state != Message.State.HELD:
        raise MESSAGE_NOT_HELD(field="message")
    at = now()
    message.state = Message.State.PUBLISHED
    message.seq = message.last_seq = numbering.next(message.room_id, message_at=at)
    message.published_at = at
    message.save(update_fields=["state", "seq", "last_seq", "published_at"])
    payload = message_payload(message, authors_of([message])[message.id])
    quotes = quotes_for([message], separated=frozenset())
    threads = after_release(numbering, message, payload.author)
    numbering.save()
    publish_on_commit(
        [message_created(payload, quotes), *threads, to_author(MessageReleased, payload)]
    )
    preview_later([payload])
    return payload


@transaction.atomic
def reject_message(*, message_id: UUID, category: str = "") -> MessagePayload:
    """Refuse a held message or a held edit; nobody but the author hears of it."""
    message = _locked(message_id).message
    edit = message.edits.filter(state=MessageEdit.State.HELD).first()
    if message.state == Message.State.HELD:
        message.state = Message.State.REJECTED
        message.save(update_fields=["state"])
    elif edit is not None:
        edit.state = MessageEdit.State.REJECTED
        edit.save(update_fields=["state"])
    else:
        raise MESSAGE_NOT_HELD(field="message")
    payload = message_payload(message, authors_of([message])[message.id])
    reason = CATEGORY_WORDS.get(category, "")
    publish_on_commit([to_author(MessageRejected, payload, reason=reason)])
    return payload


def _release_edit(locked: LockedMessage) -> MessagePayload:
    message = locked.message
    edit = message.edits.filter(state=MessageEdit.State.HELD).first()
    if edit is None or message.deleted_at is not None:
        raise MESSAGE_NOT_HELD(field="message")
    author = authors_of([message])[message.id]
    payload = apply_edit(message, edit, locked.numbering, author=author)
    publish_on_commit([to_author(MessageReleased, payload)])
    return payload


def _locked(message_id: UUID) -> LockedMessage:
    locked = locked_message(message_id)
    if locked is None:
        raise MESSAGE_NOT_HELD(field="message")
    return locked
