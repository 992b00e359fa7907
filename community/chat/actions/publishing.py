"""A held message becomes visible: released by a moderator, or mended by its author."""

from community.chat.actions.polls import keep_open
from community.chat.actions.previews import preview_later
from community.chat.actions.thread_counts import after_release
from community.chat.authors import authors_of
from community.chat.events import MessageReleased
from community.chat.models import Message
from community.chat.payloads import MessagePayload, message_payload
from community.chat.positions import Numbering
from community.chat.publications import message_created, to_author
from community.chat.selectors.quotes import quotes_for
from core.kernel.clock import now
from core.kernel.publish import publish_on_commit


def publish_held(message: Message, numbering: Numbering) -> MessagePayload:
    """Publish at this moment's position; `message` must be locked, and its text have passed."""
    at = now()
    message.state = Message.State.PUBLISHED
    keep_open(message, at=at)
    message.seq = message.last_seq = numbering.next(message.room_id, message_at=at)
    message.published_at = at
    message.save(
        update_fields=[
            "content",
            "state",
            "seq",
            "last_seq",
            "published_at",
            "poll",
            "poll_due_at",
        ]
    )
    payload = message_payload(message, authors_of([message])[message.id])
    quotes = quotes_for([message], separated=frozenset())
    threads = after_release(numbering, message, payload.author)
    numbering.save()
    publish_on_commit(
        [message_created(payload, quotes), *threads, to_author(MessageReleased, payload)]
    )
    preview_later([payload])
    return payload
