"""`/api/v1/rooms/{id}` and `/api/v1/spaces/{slug}/rooms`."""

from uuid import UUID

import msgspec
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.access import Standing, standing_for_reading
from community.chat.actions.rooms import (
    ARCHIVE_HOURS_MAX,
    KINDS,
    NAME_CHARS,
    POSITION_MAX,
    TOPIC_CHARS,
    create_room,
    update_room,
)
from community.chat.limits import SLOW_MODE_MAX
from community.chat.models import Room
from community.chat.selectors.rooms import RoomForReader, rooms_for_reader, rooms_of_space
from community.people.api.caller import caller
from community.spaces.access import space_for_making_rooms, space_for_reading
from community.spaces.limits import SLUG_CHARS
from core.http.pages import flag
from core.http.permissions import SignedInVerifiedToWrite
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of


class RoomChangesInput(StrictSerializer):
    """What those who manage rooms may change; moderators `slow_mode_seconds` alone."""

    name = serializers.CharField(max_length=NAME_CHARS, required=False)
    topic = serializers.CharField(max_length=TOPIC_CHARS, allow_blank=True, required=False)
    emoji = serializers.CharField(max_length=16, allow_blank=True, required=False)
    kind = serializers.ChoiceField([kind.value for kind in KINDS], required=False)
    position = serializers.IntegerField(min_value=0, max_value=POSITION_MAX, required=False)
    is_default = serializers.BooleanField(required=False)
    read_level = serializers.ChoiceField(Room.Level.choices, required=False)
    write_level = serializers.ChoiceField(Room.Level.choices, required=False)
    slow_mode_seconds = serializers.IntegerField(
        min_value=0, max_value=SLOW_MODE_MAX, required=False
    )
    auto_thread = serializers.BooleanField(required=False)
    auto_archive_hours = serializers.IntegerField(
        min_value=1, max_value=ARCHIVE_HOURS_MAX, required=False
    )
    archived = serializers.BooleanField(required=False)


class RoomInput(RoomChangesInput):
    """A new room."""

    slug = serializers.CharField(max_length=SLUG_CHARS)
    name = serializers.CharField(max_length=NAME_CHARS)
    archived = None  # type: ignore[assignment]


class RoomPage(msgspec.Struct, frozen=True, kw_only=True):
    """All rooms of a space that the caller may read, in order; `next` is always null."""

    results: list[RoomForReader]
    next: str | None = None


class SpaceRooms(APIView):
    """Rooms of a space."""

    permission_classes = (SignedInVerifiedToWrite,)

    @extend_schema(
        operation_id="spaces_rooms_list",
        parameters=[OpenApiParameter("archived", bool, description="Archived rooms instead.")],
        responses={200: schema_of(RoomPage)},
    )
    def get(self, request: Request, slug: str) -> Response:
        """Rooms with presence and what is left to read."""
        standing = space_for_reading(caller(request), slug)
        rooms = rooms_of_space(standing, archived=flag(request, "archived"))
        return Response(RoomPage(results=rooms))

    @extend_schema(request=RoomInput, responses={201: schema_of(RoomForReader)})
    def post(self, request: Request, slug: str) -> Response:
        """Make a room: admins of the space, in The Lounge admins of the site."""
        user = caller(request)
        standing = space_for_making_rooms(user, slug)
        data = RoomInput(data=request.data)
        data.is_valid(raise_exception=True)
        fields = dict(data.validated_data)
        room = create_room(standing=standing, slug=fields.pop("slug"), fields=fields)  # type: ignore[arg-type]
        return Response(_view(standing_for_reading(user.id, room.id)), status=201)


class RoomDetail(APIView):
    """One room."""

    permission_classes = (SignedInVerifiedToWrite,)

    @extend_schema(responses={200: schema_of(RoomForReader)})
    def get(self, request: Request, room_id: UUID) -> Response:
        """The room with presence and what is left to read."""
        return Response(_view(standing_for_reading(caller(request).id, room_id)))

    @extend_schema(request=RoomChangesInput, responses={200: schema_of(RoomForReader)})
    def patch(self, request: Request, room_id: UUID) -> Response:
        """Change it; name and topic pass the gate first, subscribers hear `room.updated`."""
        user = caller(request)
        before = standing_for_reading(user.id, room_id)
        data = RoomChangesInput(data=request.data)
        data.is_valid(raise_exception=True)
        update_room(
            standing=space_for_reading(user, before.room.space.slug),
            room=before.room,
            changes=data.validated_data,
        )
        return Response(_view(standing_for_reading(user.id, room_id)))


def _view(standing: Standing) -> RoomForReader:
    return rooms_for_reader([standing])[0]
