"""Messages over REST: what the socket can do, with the same limits, errors and gate."""

from uuid import UUID

import msgspec
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.access import message_and_standing, room_for_reading
from community.chat.actions.deletions import delete_message
from community.chat.actions.edits import edit_message
from community.chat.actions.messages import post_message
from community.chat.authors import authors_of
from community.chat.limits import PAGE, PAGE_MAX
from community.chat.payloads import MessagePayload, Quotes, message_payload
from community.chat.selectors.messages import (
    Page,
    held_messages,
    page_after,
    page_around,
    page_before,
    reactions_of,
)
from community.people.selectors.relations import separated_from
from core.http.principal import principal_of
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of
from core.kernel.errors import INPUT_INVALID


class MessageForReader(MessagePayload, frozen=True, kw_only=True):
    """A message with the reader's own reactions."""

    my_reactions: list[str]


class MessagePage(msgspec.Struct, frozen=True, kw_only=True):
    """Messages in order of `seq`, newest last; `next` goes on in the same direction."""

    results: list[MessageForReader]
    next: str | None
    quotes: Quotes


class MessageResult(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of a post or edit."""

    state: str
    message: MessagePayload
    duplicate: bool = False


class PostSerializer(StrictSerializer):
    content = serializers.CharField(trim_whitespace=False, allow_blank=True)
    nonce = serializers.UUIDField()
    thread = serializers.UUIDField(required=False, allow_null=True)
    reply_to = serializers.UUIDField(required=False, allow_null=True)


class EditSerializer(StrictSerializer):
    content = serializers.CharField(trim_whitespace=False, allow_blank=True)


def for_reader(messages: list[MessagePayload], user_id: UUID) -> list[MessageForReader]:
    """Messages with the reader's own reactions; one query."""
    mine = reactions_of(user_id, [message.id for message in messages])
    return [
        MessageForReader(**msgspec.structs.asdict(message), my_reactions=mine.get(message.id, []))
        for message in messages
    ]


class RoomMessages(APIView):
    """History of a room, and posting into it."""

    @extend_schema(
        parameters=[
            OpenApiParameter("before", int),
            OpenApiParameter("after", int),
            OpenApiParameter("around", int),
            OpenApiParameter("limit", int),
        ],
        responses={200: schema_of(MessagePage)},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        """A page of messages: the latest, or those `before`, `after` or `around` a position."""
        user_id = principal_of(request).user_id
        room_for_reading(user_id, room_id)
        direction, seq, limit = _paging(request)
        separated = separated_from([user_id]).get(user_id, frozenset())
        page = _page(room_id, direction, seq, limit=limit, separated=separated)
        return Response(
            MessagePage(
                results=for_reader(page.messages, user_id),
                next=_next(request, page, direction, limit),
                quotes=page.quotes,
            )
        )

    @extend_schema(request=PostSerializer, responses={201: schema_of(MessageResult)})
    def post(self, request: Request, room_id: UUID) -> Response:
        """Post a message; 201 when it is new, 200 when this nonce was posted before."""
        given = PostSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        posted = post_message(principal=principal_of(request), room=room_id, **given.validated_data)
        result = MessageResult(
            state=posted.message.state, message=posted.message, duplicate=posted.duplicate
        )
        return Response(result, status=200 if posted.duplicate else 201)


class HeldMessages(APIView):
    """One's own messages that wait for review."""

    @extend_schema(responses={200: schema_of(MessagePage)})
    def get(self, request: Request, room_id: UUID) -> Response:
        """The reader's own held messages of a room, oldest first."""
        user_id = principal_of(request).user_id
        room_for_reading(user_id, room_id)
        held = held_messages([(user_id, room_id)]).get((user_id, room_id), [])
        return Response(MessagePage(results=for_reader(held, user_id), next=None, quotes={}))


class MessageDetail(APIView):
    """One message."""

    @extend_schema(responses={200: schema_of(MessageForReader)})
    def get(self, request: Request, message_id: UUID) -> Response:
        """The message as the reader sees it."""
        user_id = principal_of(request).user_id
        message, _ = message_and_standing(user_id, message_id)
        payload = message_payload(message, authors_of([message])[message.id])
        return Response(for_reader([payload], user_id)[0])

    @extend_schema(request=EditSerializer, responses={200: schema_of(MessageResult)})
    def patch(self, request: Request, message_id: UUID) -> Response:
        """Edit one's own message within 24 hours."""
        given = EditSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        state, message = edit_message(
            principal=principal_of(request), message=message_id, **given.validated_data
        )
        return Response(MessageResult(state=state, message=message))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, message_id: UUID) -> Response:
        """Delete one's own message or, as a moderator, anyone's."""
        delete_message(principal=principal_of(request), message=message_id)
        return Response(status=204)


def _paging(request: Request) -> tuple[str, int | None, int]:
    """(direction, seq, limit) from the query; INPUT_INVALID names the bad parameter."""
    given = [name for name in ("before", "after", "around") if name in request.query_params]
    if len(given) > 1:
        raise INPUT_INVALID(field=given[1], rule="cannot stand beside " + given[0])
    limit = _number(request, "limit", PAGE)
    if not 1 <= limit <= PAGE_MAX:
        raise INPUT_INVALID(field="limit", rule=f"is between 1 and {PAGE_MAX}")
    return (given[0], _number(request, given[0], 0), limit) if given else ("before", None, limit)


def _number(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, str(default))
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise INPUT_INVALID(field=name, rule="is a whole number, zero or more")
    return int(text)


def _page(
    room_id: UUID, direction: str, seq: int | None, *, limit: int, separated: frozenset[UUID]
) -> Page:
    if direction == "after":
        return page_after(room_id, seq or 0, limit=limit, separated=separated)
    if direction == "around":
        return page_around(room_id, seq or 0, limit=limit, separated=separated)
    return page_before(room_id, seq, limit=limit, separated=separated)


def _next(request: Request, page: Page, direction: str, limit: int) -> str | None:
    if not page.more or not page.messages:
        return None
    onward = "after" if direction == "after" else "before"
    edge = page.messages[-1 if onward == "after" else 0].seq
    return f"{request.build_absolute_uri(request.path)}?{onward}={edge}&limit={limit}"
