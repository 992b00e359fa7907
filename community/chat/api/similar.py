"""Questions like the one that is being typed."""

from uuid import UUID

import msgspec
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.access import room_for_reading
from community.chat.limits import CONTENT_CHARS, SIMILAR
from community.chat.selectors.similar import similar_threads
from community.chat.thread_payloads import ThreadPayload
from community.people.selectors.relations import separated_from
from core.http.principal import principal_of
from core.http.structs import schema_of
from core.kernel import ratelimit
from core.kernel.errors import INPUT_INVALID, said


class SimilarThread(msgspec.Struct, frozen=True, kw_only=True):
    """A resolved thread and how its question begins."""

    thread: ThreadPayload
    excerpt: str


class SimilarThreads(msgspec.Struct, frozen=True, kw_only=True):
    """At most three, the most alike first."""

    results: list[SimilarThread]


class RoomSimilar(APIView):
    """Resolved threads of a room that resemble a text."""

    @extend_schema(
        parameters=[OpenApiParameter("text", str, required=True)],
        responses={200: schema_of(SimilarThreads)},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        """Up to three resolved threads whose questions share words with `text`."""
        principal = principal_of(request)
        room_for_reading(principal.user_id, room_id)
        text = request.query_params.get("text", "").replace("\x00", "")
        if len(text) > CONTENT_CHARS:
            raise INPUT_INVALID(
                field="text", rule=said("has at most {limit} characters", limit=CONTENT_CHARS)
            )
        if not principal.exempt:
            ratelimit.hit(SIMILAR, str(principal.user_id))
        separated = separated_from([principal.user_id]).get(principal.user_id, frozenset())
        found = similar_threads(room_id, text, separated=separated) if text.strip() else []
        return Response(
            SimilarThreads(
                results=[SimilarThread(thread=one.thread, excerpt=one.excerpt) for one in found]
            )
        )
