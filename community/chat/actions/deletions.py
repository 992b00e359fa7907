"""Deleting: the author's own message or, for moderators, anyone's; a tombstone stays."""

from uuid import UUID

from django.db import transaction

from community.chat.access import message_and_standing
from community.chat.actions.locking import LockedMessage, locked_message
from community.chat.actions.thread_counts import recount
from community.chat.errors import MESSAGE_NOT_DELETABLE, MESSAGE_NOT_FOUND
from community.chat.models import Message
from community.chat.payloads import tombstone
from community.chat.publications import message_deleted
from core.kernel.clock import now
from core.kernel.principal import Principal
from core.kernel.publish import publish_on_commit
from core.media.actions.changes import discard


def delete_message(*, principal: Principal, message: UUID) -> None:
    """Delete a message; an author's held one is withdrawn without a trace for others.

    MESSAGE_NOT_DELETABLE for those who neither wrote it nor moderate, MUTED for muted moderators.
    """
    found, standing = message_and_standing(principal.user_id, message)
    own = found.author_id == principal.user_id
    if not own and not standing.moderates:
        raise MESSAGE_NOT_DELETABLE(field="message")
    if refusal := standing.account_refusal() or (None if own else standing.mute_refusal()):
        raise refusal
    with transaction.atomic():
        locked = locked_message(found.id)
        if locked is None or locked.message.deleted_at is not None:
            raise MESSAGE_NOT_FOUND(field="message")
        delete_locked(locked)


def delete_locked(locked: LockedMessage) -> None:
    """Delete a message that this transaction has locked, and the uploads it holds."""
    message = locked.message
    if message.attachments:
        discard([UUID(one["id"]) for one in message.attachments])
    message.deleted_at = now()
    if message.seq is None:
        message.state = Message.State.REJECTED
        message.save(update_fields=["deleted_at", "state"])
        return
    message.pinned = False
    message.last_seq = locked.numbering.next(message.room_id)
    message.save(update_fields=["deleted_at", "pinned", "last_seq"])
    of_thread = {message.thread_id: message.room_id} if message.thread_id else {}
    threads = recount(locked.numbering, of_thread)
    locked.numbering.save()
    publish_on_commit([message_deleted(tombstone(message), author=message.author_id), *threads])
