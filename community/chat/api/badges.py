"""Why badges show their numbers, over REST."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.access import room_for_reading, thread_for_reading
from community.chat.selectors.badges import (
    Badge,
    ThreadsBadge,
    badge_of_room,
    badge_of_thread,
    badge_of_threads,
)
from core.http.permissions import SignedIn
from core.http.principal import principal_of
from core.http.structs import schema_of


class RoomBadge(APIView):
    """The badge of a room."""

    permission_classes = (SignedIn,)

    @extend_schema(responses={200: schema_of(Badge)})
    def get(self, request: Request, room_id: UUID) -> Response:
        """Pointer, mark and count, and the first messages that are unread."""
        user_id = principal_of(request).user_id
        room = room_for_reading(user_id, room_id)
        return Response(badge_of_room(user_id, room.id))


class ThreadBadge(APIView):
    """The badge of a thread."""

    permission_classes = (SignedIn,)

    @extend_schema(responses={200: schema_of(Badge)})
    def get(self, request: Request, thread_id: UUID) -> Response:
        """As of a room; threads count for those who follow them."""
        user_id = principal_of(request).user_id
        thread, _ = thread_for_reading(user_id, thread_id)
        return Response(badge_of_thread(user_id, thread=thread.id, room=thread.room_id))


class MyThreadsBadge(APIView):
    """The badge of all threads one follows."""

    permission_classes = (SignedIn,)

    @extend_schema(responses={200: schema_of(ThreadsBadge)})
    def get(self, request: Request) -> Response:
        """The count, and why the latest active threads with something unread have theirs."""
        return Response(badge_of_threads(principal_of(request).user_id))
