"""What happens to messages when their uploads change or go; and to uploads when messages go."""

from typing import Any
from uuid import UUID

from django.db import transaction

from community.chat.actions.deletions import delete_locked
from community.chat.actions.locking import LockedMessage, locked_message
from community.chat.attachments import kind_of
from community.chat.authors import authors_of
from community.chat.models import Attachment, Message
from community.chat.payloads import attachments_of, message_payload
from community.chat.publications import message_updated
from core.kernel.facts import UploadDescribed, UploadRemoved
from core.kernel.publish import publish_on_commit


@transaction.atomic
def let_go(fact: UploadRemoved) -> None:
    """Take an upload out of its message; a message that is left with nothing is deleted."""
    locked = _holder(fact.upload)
    if locked is None:
        return
    message = locked.message
    Attachment.objects.filter(upload=fact.upload).delete()
    message.attachments = [one for one in message.attachments if one["id"] != str(fact.upload)]
    message.kind = kind_of(attachments_of(message))
    message.save(update_fields=["attachments", "kind"])
    if message.deleted_at is not None:
        return
    if not message.content and not message.attachments:
        delete_locked(locked)
    else:
        announce(locked)


@transaction.atomic
def describe_again(fact: UploadDescribed) -> None:
    """Show an upload's new alt text where it has been posted."""
    locked = _holder(fact.upload)
    if locked is None or locked.message.deleted_at is not None:
        return
    message = locked.message
    entries: list[dict[str, Any]] = message.attachments
    message.attachments = [
        {**one, "alt": fact.alt} if one["id"] == str(fact.upload) else one for one in entries
    ]
    message.save(update_fields=["attachments"])
    announce(locked)


def announce(locked: LockedMessage) -> None:
    """Give a changed message the room's next position and tell the room; held ones stay quiet."""
    message = locked.message
    if message.seq is None:
        return
    message.last_seq = locked.numbering.next(message.room_id)
    message.save(update_fields=["last_seq"])
    locked.numbering.save()
    publish_on_commit(
        [message_updated(message_payload(message, authors_of([message])[message.id]))]
    )


def _holder(upload: UUID) -> LockedMessage | None:
    """The message that holds the upload, locked."""
    message: UUID | None = (
        Message.objects.filter(holdings__upload=upload).values_list("id", flat=True).first()
    )
    return locked_message(message) if message else None
