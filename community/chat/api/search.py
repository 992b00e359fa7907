"""`/api/v1/search`."""

from datetime import datetime
from uuid import UUID

import msgspec
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.models import Message
from community.chat.search.excerpts import excerpt
from community.chat.search.limits import COUNT_MAX, SEARCHES
from community.chat.search.parser import Query, parse
from community.chat.selectors.search import search
from community.people.api.caller import caller
from community.people.payloads import Author
from core.http.pages import next_url
from core.http.permissions import SignedIn
from core.http.principal import principal_of
from core.http.structs import schema_of
from core.kernel import ratelimit
from core.kernel.errors import INPUT_INVALID


class HitRoom(msgspec.Struct, frozen=True, kw_only=True):
    """Where a hit stands; `space` is the space's address."""

    id: UUID
    slug: str
    name: str
    emoji: str
    space: str


class HitThread(msgspec.Struct, frozen=True, kw_only=True):
    """The thread that a hit belongs to."""

    id: UUID
    title: str


class SearchHit(msgspec.Struct, frozen=True, kw_only=True):
    """A message that was found: a part of it on one line, and where in it the words stand.

    `ranges` are `[start, end)` in Unicode code points of `excerpt`. They are for marking only:
    the excerpt is text, never markup.
    """

    id: UUID
    room: HitRoom
    thread: HitThread | None
    author: Author
    excerpt: str
    ranges: list[tuple[int, int]]
    pinned: bool
    created_at: datetime
    edited_at: datetime | None


class SearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """Hits, newest first. `count` is up to 1,000, and `more` says that there are more than it;
    both are null on later pages."""

    results: list[SearchHit]
    next: str | None
    count: int | None
    more: bool | None


class Search(APIView):
    """Messages by words and operators."""

    permission_classes = (SignedIn,)

    @extend_schema(
        operation_id="search",
        parameters=[
            OpenApiParameter("q", str, required=True, description="See docs/reference/search.md."),
            OpenApiParameter("cursor", UUID, description="Go on below this message."),
        ],
        responses={200: schema_of(SearchPage)},
    )
    def get(self, request: Request) -> Response:
        """What the caller may read and the query finds, at most 30 times a minute."""
        principal = principal_of(request)
        if not principal.exempt:
            ratelimit.hit(SEARCHES, str(principal.user_id))
        query = parse(request.query_params.get("q", ""))
        found = search(caller(request), query, below=_cursor(request))
        count = found.count
        return Response(
            SearchPage(
                results=[_hit(one, found.authors[one.id], query) for one in found.messages],
                next=next_url(request, cursor=str(found.next)) if found.next else None,
                count=None if count is None else min(count, COUNT_MAX),
                more=None if count is None else count > COUNT_MAX,
            )
        )


def _hit(message: Message, author: Author, query: Query) -> SearchHit:
    room, thread = message.room, message.thread
    part = excerpt(message.content, query.texts)
    return SearchHit(
        id=message.id,
        room=HitRoom(
            id=room.id, slug=room.slug, name=room.name, emoji=room.emoji, space=room.space.slug
        ),
        thread=HitThread(id=thread.id, title=thread.title) if thread else None,
        author=author,
        excerpt=part.text,
        ranges=part.ranges,
        pinned=message.pinned,
        created_at=message.created_at,
        edited_at=message.edited_at,
    )


def _cursor(request: Request) -> UUID | None:
    text = request.query_params.get("cursor")
    try:
        return UUID(text) if text else None
    except ValueError:
        raise INPUT_INVALID(field="cursor", rule="is the id of a message") from None
