"""Quotes: the beginning of the messages that others answer."""

from collections.abc import Collection, Iterable
from uuid import UUID

from community.chat.authors import authors_of
from community.chat.models import Message
from community.chat.payloads import Quotes, quote


def quotable(ids: Collection[UUID]) -> list[Message]:
    """Published, undeleted messages among `ids`, with author and room; one query."""
    return list(
        Message.objects.filter(
            id__in=ids, state=Message.State.PUBLISHED, deleted_at=None
        ).select_related("author__profile", "room")
    )


def quotes_of(messages: Iterable[Message]) -> Quotes:
    """Quotes by message id; one query for badges."""
    messages = list(messages)
    authors = authors_of(messages)
    return {message.id: quote(message, authors[message.id]) for message in messages}


def quotes_for(messages: Iterable[Message], *, separated: frozenset[UUID]) -> Quotes:
    """Quotes of what `messages` answer, without authors a block separates from the reader."""
    answered = {message.reply_to_id for message in messages if message.reply_to_id}
    if not answered:
        return {}
    return quotes_of(m for m in quotable(answered) if m.author_id not in separated)
