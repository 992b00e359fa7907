"""Drafts over REST: what the socket can do, for nobody but their writer."""

from uuid import UUID

import msgspec
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.access import thread_for_reading
from community.chat.actions.drafts import (
    discard_draft,
    drop_draft,
    place_for_reading,
    save_draft,
)
from community.chat.draft_wire import DraftReply
from community.chat.selectors.drafts import ListedDraft, draft_at, drafts_of
from core.http.permissions import SignedIn
from core.http.principal import principal_of
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of
from core.kernel.errors import INPUT_INVALID

VERSION_MAX = 2**53
VERSION = [OpenApiParameter("version", int)]


class DraftList(msgspec.Struct, frozen=True, kw_only=True):
    """All of one's drafts, at most 200, the latest first."""

    results: list[ListedDraft]
    next: None = None


class DraftInput(StrictSerializer):
    """`version`: the one that this was written on top of; 0: of nothing."""

    text = serializers.CharField(trim_whitespace=False, allow_blank=True)
    version = serializers.IntegerField(min_value=0, max_value=VERSION_MAX)
    reply_to = serializers.UUIDField(required=False, allow_null=True)


class Drafts(APIView):
    """What one has begun to write."""

    permission_classes = (SignedIn,)

    @extend_schema(operation_id="drafts_list", responses={200: schema_of(DraftList)})
    def get(self, request: Request) -> Response:
        """All of one's drafts, the latest first."""
        return Response(DraftList(results=drafts_of(principal_of(request).user_id)))


class DraftDetail(APIView):
    """One of one's drafts, by its id."""

    permission_classes = (SignedIn,)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, draft_id: UUID) -> Response:
        """Discard it, wherever it stands."""
        discard_draft(principal=principal_of(request), draft=draft_id)
        return Response(status=204)


class RoomDraft(APIView):
    """One's draft in a room."""

    permission_classes = (SignedIn,)

    @extend_schema(responses={200: schema_of(DraftReply)})
    def get(self, request: Request, room_id: UUID) -> Response:
        """The draft, null where there is none."""
        user = principal_of(request).user_id
        place_for_reading(user, room_id, None)
        return Response(DraftReply(draft=draft_at(user, room_id, None)))

    @extend_schema(request=DraftInput, responses={200: schema_of(DraftReply)})
    def put(self, request: Request, room_id: UUID) -> Response:
        """Keep a text written on top of `version`; `draft.conflict` tells what stands there."""
        return _save(request, room_id, None)

    @extend_schema(parameters=VERSION, responses={200: schema_of(DraftReply)})
    def delete(self, request: Request, room_id: UUID) -> Response:
        """Discard it, if it is still at `version`."""
        return _drop(request, room_id, None)


class ThreadDraft(APIView):
    """One's draft in a thread."""

    permission_classes = (SignedIn,)

    @extend_schema(responses={200: schema_of(DraftReply)})
    def get(self, request: Request, thread_id: UUID) -> Response:
        """The draft, null where there is none."""
        user = principal_of(request).user_id
        thread, _ = thread_for_reading(user, thread_id)
        return Response(DraftReply(draft=draft_at(user, thread.room_id, thread.id)))

    @extend_schema(request=DraftInput, responses={200: schema_of(DraftReply)})
    def put(self, request: Request, thread_id: UUID) -> Response:
        """Keep a text written on top of `version`; `draft.conflict` tells what stands there."""
        thread, _ = thread_for_reading(principal_of(request).user_id, thread_id)
        return _save(request, thread.room_id, thread.id)

    @extend_schema(parameters=VERSION, responses={200: schema_of(DraftReply)})
    def delete(self, request: Request, thread_id: UUID) -> Response:
        """Discard it, if it is still at `version`."""
        thread, _ = thread_for_reading(principal_of(request).user_id, thread_id)
        return _drop(request, thread.room_id, thread.id)


def _save(request: Request, room: UUID, thread: UUID | None) -> Response:
    given = DraftInput(data=request.data)
    given.is_valid(raise_exception=True)
    draft = save_draft(
        principal=principal_of(request), room=room, thread=thread, **given.validated_data
    )
    return Response(DraftReply(draft=draft))


def _drop(request: Request, room: UUID, thread: UUID | None) -> Response:
    asked = request.query_params.get("version")
    if asked is not None and not (asked.isascii() and asked.isdigit() and len(asked) <= 16):
        raise INPUT_INVALID(field="version", rule="is not a number of a version")
    draft = drop_draft(
        principal=principal_of(request),
        room=room,
        thread=thread,
        version=None if asked is None else int(asked),
    )
    return Response(DraftReply(draft=draft))
