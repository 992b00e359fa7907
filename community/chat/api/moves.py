"""Moving messages and merging threads over REST, and the record of it."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.access import standing_for_reading
from community.chat.actions.moves import merge_threads, move_messages
from community.chat.actions.undo import undo_move
from community.chat.limits import MOVE_MAX, UNDO_HOURS
from community.chat.models import Move
from community.chat.move_wire import MoveReply, UndoReply, move_reply
from community.chat.selectors.moves import moves_of_room
from community.people.payloads import Author, author_payload
from core.http.pages import next_url, page_limit
from core.http.principal import principal_of
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of
from core.kernel.errors import INPUT_INVALID, NOT_PERMITTED


class MoveRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One move or merge: who, how many messages, from `room` to `target`, and whether it stands.

    `title` is that of the thread the messages went to, "" where there is none.
    """

    id: UUID
    kind: str
    actor: Author
    messages: int
    room: UUID
    target: UUID
    thread: UUID | None
    title: str
    at: datetime
    undo_until: datetime
    undone_at: datetime | None


class MoveList(msgspec.Struct, frozen=True, kw_only=True):
    """Moves, the latest first."""

    results: list[MoveRecord]
    next: str | None


class MoveInput(StrictSerializer):
    """Where messages go: into `thread`; else into a new thread under `title`; else to `room`."""

    messages = serializers.ListField(
        child=serializers.UUIDField(), min_length=1, max_length=MOVE_MAX
    )
    thread = serializers.UUIDField(required=False, allow_null=True)
    room = serializers.UUIDField(required=False, allow_null=True)
    title = serializers.CharField(required=False, allow_blank=True)


class MergeInput(StrictSerializer):
    into = serializers.UUIDField()


class Moves(APIView):
    """Moving messages."""

    @extend_schema(request=MoveInput, responses={201: schema_of(MoveReply)})
    def post(self, request: Request) -> Response:
        """Move messages of one room; moderators of both rooms only."""
        given = MoveInput(data=request.data)
        given.is_valid(raise_exception=True)
        moved = move_messages(principal=principal_of(request), **given.validated_data)
        return Response(move_reply(moved), status=201)


class ThreadMerge(APIView):
    """Merging a thread into another one."""

    @extend_schema(request=MergeInput, responses={201: schema_of(MoveReply)})
    def post(self, request: Request, thread_id: UUID) -> Response:
        """Move everything of the thread `into` another one of the space; moderators only."""
        given = MergeInput(data=request.data)
        given.is_valid(raise_exception=True)
        moved = merge_threads(
            principal=principal_of(request), thread=thread_id, into=given.validated_data["into"]
        )
        return Response(move_reply(moved), status=201)


class MoveUndo(APIView):
    """Undoing a move."""

    @extend_schema(request=None, responses={200: schema_of(UndoReply)})
    def post(self, request: Request, move_id: UUID) -> Response:
        """Put back what is still where the move put it; within 24 hours, once."""
        moved = undo_move(principal=principal_of(request), move=move_id)
        return Response(UndoReply(moved=moved))


class RoomMoves(APIView):
    """What was moved out of a room and into it."""

    @extend_schema(
        operation_id="rooms_moves_list",
        parameters=[OpenApiParameter("limit", int), OpenApiParameter("below", UUID)],
        responses={200: schema_of(MoveList)},
    )
    def get(self, request: Request, room_id: UUID) -> Response:
        """The latest moves first; moderators only."""
        standing = standing_for_reading(principal_of(request).user_id, room_id)
        if not standing.moderates:
            raise NOT_PERMITTED()
        limit = page_limit(request)
        found = moves_of_room(room_id, below=_below(request), limit=limit + 1)
        shown = found[:limit]
        more = next_url(request, below=str(shown[-1].id)) if len(found) > limit else None
        return Response(MoveList(results=[_record(move) for move in shown], next=more))


def _record(move: Move) -> MoveRecord:
    return MoveRecord(
        id=move.id,
        kind=move.kind,
        actor=author_payload(move.actor),
        messages=len([trace for trace in move.messages if "also_in_room" in trace]),
        room=move.room_id,
        target=move.target_id,
        thread=move.thread_id,
        title=move.thread.title if move.thread else "",
        at=move.created_at,
        undo_until=move.created_at + timedelta(hours=UNDO_HOURS),
        undone_at=move.undone_at,
    )


def _below(request: Request) -> UUID | None:
    text = request.query_params.get("below")
    try:
        return UUID(text) if text is not None else None
    except ValueError:
        raise INPUT_INVALID(field="below", rule="is the id of a move") from None
