"""Following and reading threads over REST."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.access import thread_for_reading
from community.chat.actions.reads import ReadWish, move_pointers
from community.chat.actions.threads import follow_thread, unfollow_thread
from community.chat.api.sync import ReadResult, ReadSerializer
from core.http.permissions import SignedIn
from core.http.principal import principal_of
from core.http.structs import schema_of
from core.kernel.errors import CaryaError


class ThreadFollowing(APIView):
    """Whether the reader follows a thread."""

    permission_classes = (SignedIn,)

    @extend_schema(request=None, responses={204: None})
    def put(self, request: Request, thread_id: UUID) -> Response:
        """Follow it: what comes from now on is counted until it is read."""
        follow_thread(principal=principal_of(request), thread=thread_id)
        return Response(status=204)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, thread_id: UUID) -> Response:
        """Follow it no more; writing in it does not follow it again."""
        unfollow_thread(principal=principal_of(request), thread=thread_id)
        return Response(status=204)


class ThreadRead(APIView):
    """The reader's pointer in a thread."""

    permission_classes = (SignedIn,)

    @extend_schema(request=ReadSerializer, responses={200: schema_of(ReadResult)})
    def put(self, request: Request, thread_id: UUID) -> Response:
        """Advance the pointer to `seq`, or with `rewind` mark unread from `seq` on."""
        given = ReadSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        user = principal_of(request).user_id
        thread, _ = thread_for_reading(user, thread_id)
        wish = ReadWish(user=user, room=thread.room_id, thread=thread.id, **given.validated_data)
        [unread] = move_pointers([wish])
        if isinstance(unread, CaryaError):
            raise unread
        return Response(ReadResult(unread))
