"""Pages of messages over REST, of rooms and of threads alike."""

from uuid import UUID

import msgspec
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request

from community.chat.limits import PAGE, PAGE_MAX
from community.chat.payloads import MessagePayload, Quotes
from community.chat.selectors.messages import (
    Page,
    page_after,
    page_around,
    page_before,
    reactions_of,
)
from community.chat.selectors.polls import votes_of
from community.chat.selectors.threads import opened_by
from community.chat.thread_payloads import ThreadPayload, thread_payloads
from community.people.selectors.relations import separated_from
from core.kernel.errors import INPUT_INVALID, said

PAGING = [
    OpenApiParameter("before", int),
    OpenApiParameter("after", int),
    OpenApiParameter("around", int),
    OpenApiParameter("limit", int),
]


class MessageForReader(MessagePayload, frozen=True, kw_only=True):
    """A message with the reader's own reactions, and the options they chose in its poll."""

    my_reactions: list[str]
    my_votes: list[int]


class MessagePage(msgspec.Struct, frozen=True, kw_only=True):
    """Messages in order of `seq`, newest last; `next` goes on in the same direction.

    `threads`: those that the messages opened.
    """

    results: list[MessageForReader]
    next: str | None
    quotes: Quotes
    threads: list[ThreadPayload] = []


def for_reader(messages: list[MessagePayload], user_id: UUID) -> list[MessageForReader]:
    """Messages with the reader's own reactions and votes; one query, two with polls."""
    mine = reactions_of(user_id, [message.id for message in messages])
    voted = votes_of(user_id, [message.id for message in messages if message.poll])
    return [
        MessageForReader(
            **msgspec.structs.asdict(message),
            my_reactions=mine.get(message.id, []),
            my_votes=voted.get(message.id, []),
        )
        for message in messages
    ]


def message_page(
    request: Request, room_id: UUID, *, user_id: UUID, thread: UUID | None = None
) -> MessagePage:
    """The page of a room or thread that the query names, as this reader sees it."""
    direction, seq, limit = _paging(request)
    separated = separated_from([user_id]).get(user_id, frozenset())
    page = _page(room_id, direction, seq, limit=limit, separated=separated, thread=thread)
    threads = [
        one
        for one in opened_by([message.id for message in page.messages])
        if one.creator_id not in separated
    ]
    return MessagePage(
        results=for_reader(page.messages, user_id),
        next=_next(request, page, direction, limit),
        quotes=page.quotes,
        threads=thread_payloads(threads),
    )


def _paging(request: Request) -> tuple[str, int | None, int]:
    """(direction, seq, limit) from the query; INPUT_INVALID names the bad parameter."""
    given = [name for name in ("before", "after", "around") if name in request.query_params]
    if len(given) > 1:
        raise INPUT_INVALID(
            field=given[1], rule=said("cannot stand beside {other}", other=given[0])
        )
    limit = _number(request, "limit", PAGE)
    if not 1 <= limit <= PAGE_MAX:
        raise INPUT_INVALID(field="limit", rule=said("is between 1 and {most}", most=PAGE_MAX))
    return (given[0], _number(request, given[0], 0), limit) if given else ("before", None, limit)


def _number(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, str(default))
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise INPUT_INVALID(field=name, rule="is a whole number, zero or more")
    return int(text)


def _page(
    room_id: UUID,
    direction: str,
    seq: int | None,
    *,
    limit: int,
    separated: frozenset[UUID],
    thread: UUID | None,
) -> Page:
    if direction == "after":
        return page_after(room_id, seq or 0, limit=limit, separated=separated, thread=thread)
    if direction == "around":
        return page_around(room_id, seq or 0, limit=limit, separated=separated, thread=thread)
    return page_before(room_id, seq, limit=limit, separated=separated, thread=thread)


def _next(request: Request, page: Page, direction: str, limit: int) -> str | None:
    if not page.more or not page.messages:
        return None
    onward = "after" if direction == "after" else "before"
    edge = page.messages[-1 if onward == "after" else 0].seq
    return f"{request.build_absolute_uri(request.path)}?{onward}={edge}&limit={limit}"
