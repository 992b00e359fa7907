"""Reading messages: history pages and deltas, each in a bounded number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from community.chat.authors import authors_of
from community.chat.models import IN_ROOM, Message, Reaction
from community.chat.payloads import MessagePayload, Quotes, message_payload
from community.chat.selectors.quotes import quotes_for


@dataclass(frozen=True, slots=True)
class Page:
    """Messages of a room by `seq`, oldest first; `more`: there are more in that direction."""

    messages: list[MessagePayload]
    quotes: Quotes
    more: bool


def timeline(
    room_id: UUID,
    *,
    thread: UUID | None = None,
    separated: frozenset[UUID] = frozenset(),
    tombstones: bool = False,
) -> QuerySet[Message]:
    """What a room's timeline shows, or a thread's, to one reader, latest first.

    `tombstones`: those that were deleted or hidden since, too, as empty places.
    """
    states = [Message.State.PUBLISHED, *([Message.State.HIDDEN] if tombstones else [])]
    place = IN_ROOM if thread is None else Q(thread=thread)
    messages = (
        Message.objects.filter(place, room=room_id, state__in=states)
        .select_related("author__profile", "room")
        .order_by("-seq")
    )
    if not tombstones:
        messages = messages.filter(deleted_at=None)
    return messages.exclude(author__in=separated) if separated else messages


def page_before(
    room_id: UUID,
    seq: int | None,
    *,
    limit: int,
    separated: frozenset[UUID],
    thread: UUID | None = None,
) -> Page:
    """The `limit` messages before `seq` (None: the latest). Three queries at most."""
    messages = timeline(room_id, thread=thread, separated=separated)
    if seq is not None:
        messages = messages.filter(seq__lt=seq)
    found = list(messages.order_by("-seq")[: limit + 1])
    return _page(found[:limit][::-1], more=len(found) > limit, separated=separated)


def page_after(
    room_id: UUID,
    seq: int,
    *,
    limit: int,
    separated: frozenset[UUID],
    thread: UUID | None = None,
) -> Page:
    """The `limit` messages after `seq`. Three queries at most."""
    messages = timeline(room_id, thread=thread, separated=separated)
    found = list(messages.filter(seq__gt=seq).order_by("seq")[: limit + 1])
    return _page(found[:limit], more=len(found) > limit, separated=separated)


def page_around(
    room_id: UUID,
    seq: int,
    *,
    limit: int,
    separated: frozenset[UUID],
    thread: UUID | None = None,
) -> Page:
    """About `limit` messages with `seq` in their middle."""
    half = max(1, limit // 2)
    messages = timeline(room_id, thread=thread, separated=separated)
    older = list(messages.filter(seq__lte=seq).order_by("-seq")[: half + 1])
    newer = list(messages.filter(seq__gt=seq).order_by("seq")[:half])
    return _page(older[:half][::-1] + newer, more=len(older) > half, separated=separated)


def _page(messages: list[Message], *, more: bool, separated: frozenset[UUID]) -> Page:
    authors = authors_of(messages)
    return Page(
        messages=[message_payload(message, authors[message.id]) for message in messages],
        quotes=quotes_for(messages, separated=separated),
        more=more,
    )


def held_messages(
    pairs: Sequence[tuple[UUID, UUID]],
) -> dict[tuple[UUID, UUID], list[MessagePayload]]:
    """Held messages by (author, room), oldest first; at most two queries."""
    wanted = set(pairs)
    found = [
        message
        for message in Message.objects.filter(
            state=Message.State.HELD,
            author__in={author for author, _ in wanted},
            room__in={room for _, room in wanted},
        )
        .select_related("author__profile", "room")
        .order_by("created_at")
        if (message.author_id, message.room_id) in wanted
    ]
    authors = authors_of(found)
    held: dict[tuple[UUID, UUID], list[MessagePayload]] = {}
    for message in found:
        key = (message.author_id, message.room_id)
        held.setdefault(key, []).append(message_payload(message, authors[message.id]))
    return held


def reactions_of(user_id: UUID, message_ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    """One person's own reactions by message; one query."""
    mine: dict[UUID, list[str]] = {}
    for message, emoji in (
        Reaction.objects.filter(user=user_id, message__in=message_ids)
        .order_by("id")
        .values_list("message_id", "emoji")
    ):
        mine.setdefault(message, []).append(emoji)
    return mine
