"""Pinned messages and pinned links of a room over REST."""

from uuid import UUID

import msgspec
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.access import room_for_reading
from community.chat.actions.pins import pin_message
from community.chat.actions.resources import set_resources
from community.chat.api.pages import MessagePage, for_reader
from community.chat.payloads import Resource
from community.chat.selectors.pins import pinned_messages
from community.people.selectors.relations import separated_from
from core.http.principal import principal_of
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of


class ResourceList(msgspec.Struct, frozen=True, kw_only=True):
    """The room's links, in order."""

    resources: list[Resource]


class ResourceInput(StrictSerializer):
    title = serializers.CharField(allow_blank=True)
    url = serializers.CharField(allow_blank=True)


class ResourcesInput(StrictSerializer):
    """All links of the room, in order."""

    resources = ResourceInput(many=True)


class MessagePin(APIView):
    """Whether a message is pinned in its room."""

    @extend_schema(request=None, responses={204: None})
    def put(self, request: Request, message_id: UUID) -> Response:
        """Pin it; moderators only, at most 50 in a room."""
        pin_message(principal=principal_of(request), message=message_id, pinned=True)
        return Response(status=204)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, message_id: UUID) -> Response:
        """Unpin it."""
        pin_message(principal=principal_of(request), message=message_id, pinned=False)
        return Response(status=204)


class RoomPins(APIView):
    """Pinned messages of a room."""

    @extend_schema(operation_id="rooms_pins_list", responses={200: schema_of(MessagePage)})
    def get(self, request: Request, room_id: UUID) -> Response:
        """All of them, the latest message first; `next` is always null."""
        user_id = principal_of(request).user_id
        room_for_reading(user_id, room_id)
        separated = separated_from([user_id]).get(user_id, frozenset())
        page = pinned_messages(room_id, separated=separated)
        return Response(
            MessagePage(results=for_reader(page.messages, user_id), next=None, quotes=page.quotes)
        )


class RoomResources(APIView):
    """Pinned links of a room."""

    @extend_schema(request=ResourcesInput, responses={200: schema_of(ResourceList)})
    def put(self, request: Request, room_id: UUID) -> Response:
        """Replace all links; moderators only, at most 20. Titles pass the gate."""
        given = ResourcesInput(data=request.data)
        given.is_valid(raise_exception=True)
        stored = set_resources(
            principal=principal_of(request),
            room=room_id,
            resources=given.validated_data["resources"],
        )
        return Response(
            ResourceList(resources=[Resource(title=r["title"], url=r["url"]) for r in stored])
        )
