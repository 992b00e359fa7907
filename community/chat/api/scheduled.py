"""Scheduled messages over REST: what the socket can do, for nobody but their author."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.access import thread_for_reading
from community.chat.actions.scheduled import cancel_scheduled, change_scheduled, schedule_message
from community.chat.actions.scheduled_due import send_now
from community.chat.api.drafts import VERSION_MAX
from community.chat.scheduled_wire import ScheduledReply
from community.chat.selectors.scheduled import ListedScheduled, scheduled_of
from core.http.permissions import SignedIn
from core.http.principal import principal_of
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of


class ScheduledList(msgspec.Struct, frozen=True, kw_only=True):
    """What waits or has failed, at most 50, the next one first."""

    results: list[ListedScheduled]
    next: None = None


@extend_schema_field({"type": "string", "format": "date-time"})
class Moment(serializers.DateTimeField):
    """A point in time: one without a zone would mean another hour to its author than to us."""

    def enforce_timezone(self, value: datetime) -> datetime:
        """Refuse a time without a zone, where the base class would make one up."""
        if value.tzinfo is None:
            raise serializers.ValidationError("needs a time zone", code="zone")
        return value


class ScheduledInput(StrictSerializer):
    """A message for later. The same `nonce` (a UUIDv7) is the same message."""

    content = serializers.CharField(trim_whitespace=False, allow_blank=True)
    due_at = Moment()
    nonce = serializers.UUIDField()
    reply_to = serializers.UUIDField(required=False, allow_null=True)
    also_in_room = serializers.BooleanField(required=False)
    draft = serializers.IntegerField(
        required=False, allow_null=True, min_value=0, max_value=VERSION_MAX
    )


class ScheduledChangesInput(StrictSerializer):
    """What is missing stays."""

    content = serializers.CharField(required=False, trim_whitespace=False, allow_blank=True)
    due_at = Moment(required=False)


class Scheduled(APIView):
    """What goes out later."""

    permission_classes = (SignedIn,)

    @extend_schema(operation_id="scheduled_list", responses={200: schema_of(ScheduledList)})
    def get(self, request: Request) -> Response:
        """One's messages that wait for their time, and those that could not be sent."""
        return Response(ScheduledList(results=scheduled_of(principal_of(request).user_id)))


class RoomScheduled(APIView):
    """Scheduling for a room."""

    @extend_schema(request=ScheduledInput, responses={201: schema_of(ScheduledReply)})
    def post(self, request: Request, room_id: UUID) -> Response:
        """Have a message posted in the room at `due_at`, a minute to a year ahead."""
        return _create(request, room_id, None)


class ThreadScheduled(APIView):
    """Scheduling for a thread."""

    @extend_schema(request=ScheduledInput, responses={201: schema_of(ScheduledReply)})
    def post(self, request: Request, thread_id: UUID) -> Response:
        """Have a message posted in the thread at `due_at`, a minute to a year ahead."""
        thread, _ = thread_for_reading(principal_of(request).user_id, thread_id)
        return _create(request, thread.room_id, thread.id)


class ScheduledDetail(APIView):
    """One scheduled message of one's own."""

    permission_classes = (SignedIn,)

    @extend_schema(request=ScheduledChangesInput, responses={200: schema_of(ScheduledReply)})
    def patch(self, request: Request, scheduled_id: UUID) -> Response:
        """Change text or time while it waits, or after it has failed."""
        given = ScheduledChangesInput(data=request.data)
        given.is_valid(raise_exception=True)
        scheduled = change_scheduled(
            principal=principal_of(request), scheduled=scheduled_id, changes=given.validated_data
        )
        return Response(ScheduledReply(scheduled=scheduled))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, scheduled_id: UUID) -> Response:
        """Never send it."""
        cancel_scheduled(principal=principal_of(request), scheduled=scheduled_id)
        return Response(status=204)


class ScheduledSending(APIView):
    """Not waiting any longer."""

    permission_classes = (SignedIn,)

    @extend_schema(request=None, responses={200: schema_of(ScheduledReply)})
    def post(self, request: Request, scheduled_id: UUID) -> Response:
        """Send it now; what became of it stands in the answer."""
        scheduled = send_now(principal=principal_of(request), scheduled=scheduled_id)
        return Response(ScheduledReply(scheduled=scheduled))


def _create(request: Request, room: UUID, thread: UUID | None) -> Response:
    given = ScheduledInput(data=request.data)
    given.is_valid(raise_exception=True)
    fields: dict[str, Any] = given.validated_data
    scheduled = schedule_message(
        principal=principal_of(request), room=room, thread=thread, **fields
    )
    return Response(ScheduledReply(scheduled=scheduled), status=201)
