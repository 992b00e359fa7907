"""Who can be mentioned, while a name is typed."""

from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.access import standing_for_reading
from community.chat.limits import MENTIONABLE
from community.chat.selectors.mentionable import Mentionable, mentionable
from core.http.principal import principal_of
from core.http.structs import schema_of
from core.kernel import ratelimit
from core.kernel.errors import INPUT_INVALID, said

NAME_CHARS = 80


class RoomMentionable(APIView):
    """People and groups of a room by the beginning of their names."""

    @extend_schema(
        parameters=[
            OpenApiParameter("q", str, description="The beginning of a name; empty finds anyone.")
        ],
        responses={200: schema_of(Mentionable)},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        """Those lately active in the room first, then by name; at most 60 times a minute."""
        principal = principal_of(request)
        standing = standing_for_reading(principal.user_id, room_id)
        beginning = request.query_params.get("q", "").replace("\x00", "")
        if len(beginning) > NAME_CHARS:
            raise INPUT_INVALID(
                field="q", rule=said("has at most {limit} characters", limit=NAME_CHARS)
            )
        if not principal.exempt:
            ratelimit.hit(MENTIONABLE, str(principal.user_id))
        return Response(mentionable(standing, beginning))
