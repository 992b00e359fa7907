"""Catching up and reading over REST."""

from uuid import UUID

import msgspec
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.actions.reads import ReadWish, move_pointers
from community.chat.selectors.sync import snapshots
from core.http.permissions import SignedIn
from core.http.principal import principal_of
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of
from core.kernel.errors import INPUT_INVALID, CaryaError
from core.kernel.rooms import ROOM_NOT_FOUND, SnapshotRequest


class ReadSerializer(StrictSerializer):
    seq = serializers.IntegerField(min_value=0, max_value=2**53)
    rewind = serializers.BooleanField(default=False)


class ReadResult(msgspec.Struct, frozen=True):
    """What is left unread, counted to 99."""

    unread: int


class RoomChanges(APIView):
    """Everything that changed in a room."""

    @extend_schema(parameters=[OpenApiParameter("since", int)], responses={200: dict})
    def get(self, request: Request, room_id: UUID) -> Response:
        """The answer of `room.sync`: a delta after `since`, or a reset without it."""
        since = request.query_params.get("since")
        if since is not None and not (since.isascii() and since.isdigit() and len(since) < 16):
            raise INPUT_INVALID(field="since", rule="is a whole number, zero or more")
        wanted = SnapshotRequest(
            user=principal_of(request).user_id,
            room=room_id,
            since=None if since is None else int(since),
        )
        [snapshot] = snapshots([wanted])
        if snapshot is None:
            raise ROOM_NOT_FOUND(field="room")
        return Response(snapshot)


class RoomRead(APIView):
    """The reader's pointer in a room; whoever may read may say how far."""

    permission_classes = (SignedIn,)

    @extend_schema(request=ReadSerializer, responses={200: schema_of(ReadResult)})
    def put(self, request: Request, room_id: UUID) -> Response:
        """Advance the pointer to `seq`, or with `rewind` mark unread from `seq` on."""
        given = ReadSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        user = principal_of(request).user_id
        [unread] = move_pointers([ReadWish(user=user, room=room_id, **given.validated_data)])
        if isinstance(unread, CaryaError):
            raise unread
        return Response(ReadResult(unread))
