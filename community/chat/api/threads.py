"""Threads over REST: lists, one thread, its messages."""

import base64
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.access import room_for_reading, standings, thread_for_reading
from community.chat.actions.messages import post_message
from community.chat.actions.threads import (
    create_thread,
    update_thread,
)
from community.chat.api.messages import MessageResult, PostSerializer
from community.chat.api.pages import PAGING, MessageForReader, MessagePage, for_reader, message_page
from community.chat.authors import authors_of
from community.chat.models import Message, Thread
from community.chat.payloads import Quotes, message_payload
from community.chat.selectors.quotes import quotable
from community.chat.selectors.threads import (
    FILTERS,
    Cursor,
    ThreadForReader,
    followed_threads,
    parents_of,
    rooms_of_followed,
    threads_of_room,
)
from community.chat.selectors.threads import ThreadPage as Found
from community.chat.selectors.threads import for_reader as threads_for_reader
from community.chat.thread_payloads import ThreadPayload
from community.people.selectors.relations import separated_from
from core.http.pages import flag, next_url, page_limit
from core.http.principal import principal_of
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of
from core.kernel.errors import INPUT_INVALID, said

LISTING = [OpenApiParameter("limit", int), OpenApiParameter("cursor", str)]


class ThreadList(msgspec.Struct, frozen=True, kw_only=True):
    """Threads beside how their parents begin."""

    results: list[ThreadForReader]
    parents: Quotes
    next: str | None


class ThreadResult(msgspec.Struct, frozen=True, kw_only=True):
    """The thread in its present state."""

    thread: ThreadPayload


class ThreadView(msgspec.Struct, frozen=True, kw_only=True):
    """A thread for one reader, and the message it started from if that can be seen."""

    thread: ThreadForReader
    parent: MessageForReader | None


class ThreadInput(StrictSerializer):
    """A new thread."""

    parent = serializers.UUIDField(required=False, allow_null=True)  # type: ignore[assignment]
    title = serializers.CharField(required=False, allow_blank=True)


class ThreadChangesInput(StrictSerializer):
    """What is missing stays; `answer` null takes the mark away."""

    title = serializers.CharField(required=False, allow_blank=True)
    locked = serializers.BooleanField(required=False)
    pinned = serializers.BooleanField(required=False)
    resolved = serializers.BooleanField(required=False)
    archived = serializers.BooleanField(required=False)
    answer = serializers.UUIDField(required=False, allow_null=True)


class ThreadPostSerializer(PostSerializer):
    """As in a room; the address names the thread."""

    thread = None  # type: ignore[assignment]


class RoomThreads(APIView):
    """Threads of a room."""

    @extend_schema(
        operation_id="rooms_threads_list",
        parameters=[
            OpenApiParameter("filter", str, enum=FILTERS),
            OpenApiParameter("q", str),
            *LISTING,
        ],
        responses={200: schema_of(ThreadList)},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        """Threads that are not archived, or those that `filter` names; pinned ones first, then the
        latest activity; unanswered ones oldest first. `q`: words of the title or the first message.
        """
        user_id = principal_of(request).user_id
        room_for_reading(user_id, room_id)
        chosen = request.query_params.get("filter")
        if chosen is not None and chosen not in FILTERS:
            raise INPUT_INVALID(
                field="filter", rule=said("is one of {choices}", choices=", ".join(FILTERS))
            )
        separated = separated_from([user_id]).get(user_id, frozenset())
        page = threads_of_room(
            room_id,
            chosen=chosen,
            user_id=user_id,
            separated=separated,
            limit=page_limit(request),
            after=_cursor(request),
            words=_words(request),
        )
        return Response(_listed(request, page, user_id, separated))

    @extend_schema(request=ThreadInput, responses={201: schema_of(ThreadResult)})
    def post(self, request: Request, room_id: UUID) -> Response:
        """Open a thread; 200 when the message had one before."""
        given = ThreadInput(data=request.data)
        given.is_valid(raise_exception=True)
        created = create_thread(
            principal=principal_of(request), room=room_id, **given.validated_data
        )
        return Response(
            ThreadResult(thread=created.thread), status=200 if created.existing else 201
        )


class MyThreads(APIView):
    """The inbox of threads."""

    @extend_schema(
        operation_id="me_threads_list",
        parameters=[OpenApiParameter("unread", bool), *LISTING],
        responses={200: schema_of(ThreadList)},
    )
    def get(self, request: Request) -> Response:
        """Followed threads of every readable room, latest activity first.

        `unread` leaves out of each page what is read.
        """
        user_id = principal_of(request).user_id
        only_unread = flag(request, "unread")
        known = standings([(user_id, room) for room in rooms_of_followed(user_id)])
        separated = separated_from([user_id]).get(user_id, frozenset())
        page = followed_threads(
            user_id,
            rooms=[room for (_, room), standing in known.items() if standing.may_read],
            separated=separated,
            limit=page_limit(request),
            after=_cursor(request),
        )
        return Response(_listed(request, page, user_id, separated, only_unread=only_unread))


class ThreadDetail(APIView):
    """One thread."""

    @extend_schema(responses={200: schema_of(ThreadView)})
    def get(self, request: Request, thread_id: UUID) -> Response:
        """The thread and its parent; a merged one answers with the thread it went into."""
        user_id = principal_of(request).user_id
        thread, _ = thread_for_reading(user_id, thread_id)
        [shown] = threads_for_reader(user_id, [thread])
        return Response(ThreadView(thread=shown, parent=_parent(thread, user_id)))

    @extend_schema(request=ThreadChangesInput, responses={200: schema_of(ThreadResult)})
    def patch(self, request: Request, thread_id: UUID) -> Response:
        """Change title, lock, pin, resolved, archived or the accepted answer."""
        given = ThreadChangesInput(data=request.data)
        given.is_valid(raise_exception=True)
        thread = update_thread(
            principal=principal_of(request),
            thread=thread_id,
            changes=given.validated_data,
        )
        return Response(ThreadResult(thread=thread))


class ThreadMessages(APIView):
    """History of a thread, and posting into it."""

    @extend_schema(parameters=PAGING, responses={200: schema_of(MessagePage)})
    def get(self, request: Request, thread_id: UUID) -> Response:
        """A page of its messages: the latest, or those `before`, `after` or `around` a position."""
        user_id = principal_of(request).user_id
        thread, _ = thread_for_reading(user_id, thread_id)
        page = message_page(request, thread.room_id, user_id=user_id, thread=thread.id)
        return Response(page)

    @extend_schema(request=ThreadPostSerializer, responses={201: schema_of(MessageResult)})
    def post(self, request: Request, thread_id: UUID) -> Response:
        """Post into the thread; 201 when it is new, 200 when this nonce was posted before."""
        given = ThreadPostSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        principal = principal_of(request)
        thread, _ = thread_for_reading(principal.user_id, thread_id)
        posted = post_message(
            principal=principal, room=thread.room_id, thread=thread.id, **given.validated_data
        )
        result = MessageResult(
            state=posted.message.state, message=posted.message, duplicate=posted.duplicate
        )
        return Response(result, status=200 if posted.duplicate else 201)


def _listed(
    request: Request,
    page: Found,
    user_id: UUID,
    separated: frozenset[UUID],
    *,
    only_unread: bool = False,
) -> ThreadList:
    shown = threads_for_reader(user_id, page.threads)
    return ThreadList(
        results=[one for one in shown if one.unread or not only_unread],
        parents=parents_of(page.threads, separated=separated),
        next=next_url(request, cursor=_written(page.end)) if page.end else None,
    )


def _parent(thread: Thread, user_id: UUID) -> MessageForReader | None:
    """The parent as the reader sees it; None when it is gone or hidden from them."""
    found: Sequence[Message] = quotable([thread.parent_id]) if thread.parent_id else []
    hidden = separated_from([user_id]).get(user_id, frozenset())
    seen = [message for message in found if message.author_id not in hidden]
    authors = authors_of(seen)
    payloads = [message_payload(message, authors[message.id]) for message in seen]
    return for_reader(payloads, user_id)[0] if payloads else None


def _written(end: Cursor) -> str:
    text = f"{int(end.pinned)} {end.at.isoformat()} {end.id}"
    return base64.urlsafe_b64encode(text.encode()).decode()


def _words(request: Request) -> str:
    text = request.query_params.get("q", "").replace("\x00", "").strip()
    return text[: Thread.TITLE_CHARS]


def _cursor(request: Request) -> Cursor | None:
    """Where the page begins; INPUT_INVALID for anything `next` never said."""
    given = request.query_params.get("cursor")
    if given is None:
        return None
    try:
        pinned, at, id = base64.urlsafe_b64decode(given.encode()).decode().split(" ")
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None:
            raise ValueError("a time without its zone")
        return Cursor(pinned == "1", moment, UUID(id))
    except ValueError:
        raise INPUT_INVALID(field="cursor", rule="comes from `next` of the page before") from None
