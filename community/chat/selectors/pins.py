"""The pinned messages of a room."""

from uuid import UUID

from community.chat.authors import authors_of
from community.chat.models import Message
from community.chat.payloads import message_payload
from community.chat.selectors.messages import Page
from community.chat.selectors.quotes import quotes_for


def pinned_messages(room_id: UUID, *, separated: frozenset[UUID]) -> Page:
    """All of them, the latest message first; three queries at most."""
    pinned = Message.objects.filter(
        room=room_id, pinned=True, state=Message.State.PUBLISHED, deleted_at=None
    )
    if separated:
        pinned = pinned.exclude(author__in=separated)
    found = list(pinned.select_related("author__profile", "room").order_by("-seq"))
    authors = authors_of(found)
    return Page(
        messages=[message_payload(message, authors[message.id]) for message in found],
        quotes=quotes_for(found, separated=separated),
        more=False,
    )
