"""Messages over REST: what the socket can do, with the same limits, errors and gate."""

from typing import Any
from uuid import UUID

import msgspec
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.access import message_where_it_is, room_for_reading
from community.chat.actions.deletions import delete_message
from community.chat.actions.edits import edit_message
from community.chat.actions.messages import post_message
from community.chat.api.pages import (
    PAGING,
    MessageForReader,
    MessagePage,
    for_reader,
    message_page,
)
from community.chat.authors import authors_of
from community.chat.limits import ATTACHMENTS_MAX
from community.chat.payloads import MessagePayload, message_payload
from community.chat.polls import NewPoll
from community.chat.selectors.messages import held_messages
from core.http.principal import principal_of
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of


class MessageResult(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of a post or edit."""

    state: str
    message: MessagePayload
    duplicate: bool = False


class PollInput(StrictSerializer):
    """What to choose from; the question is the message's content."""

    options = serializers.ListField(
        child=serializers.CharField(trim_whitespace=False, allow_blank=True)
    )
    multiple = serializers.BooleanField(required=False)
    closes_at = serializers.DateTimeField(required=False, allow_null=True)

    def validate(self, attrs: dict[str, Any]) -> NewPoll:
        """As the stages of a message take it."""
        return NewPoll(**{**attrs, "options": tuple(attrs["options"])})


class PostSerializer(StrictSerializer):
    content = serializers.CharField(trim_whitespace=False, allow_blank=True)
    nonce = serializers.UUIDField()
    thread = serializers.UUIDField(required=False, allow_null=True)
    reply_to = serializers.UUIDField(required=False, allow_null=True)
    also_in_room = serializers.BooleanField(required=False)
    attachments = serializers.ListField(
        child=serializers.UUIDField(), required=False, max_length=ATTACHMENTS_MAX
    )
    poll = PollInput(required=False, allow_null=True)
    draft = serializers.IntegerField(required=False, allow_null=True, min_value=0, max_value=2**53)


class EditSerializer(StrictSerializer):
    content = serializers.CharField(trim_whitespace=False, allow_blank=True)


class RoomMessages(APIView):
    """History of a room, and posting into it."""

    @extend_schema(parameters=PAGING, responses={200: schema_of(MessagePage)})
    def get(self, request: Request, room_id: UUID) -> Response:
        """A page of messages: the latest, or those `before`, `after` or `around` a position."""
        user_id = principal_of(request).user_id
        room_for_reading(user_id, room_id)
        return Response(message_page(request, room_id, user_id=user_id))

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
        """The message as the reader sees it; one that was moved, where it is now."""
        user_id = principal_of(request).user_id
        message = message_where_it_is(user_id, message_id)
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
