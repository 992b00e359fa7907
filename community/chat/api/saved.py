"""Saved messages over REST: each person's own."""

from datetime import datetime
from uuid import UUID

import msgspec
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.actions.saved import save_message, unsave_message
from community.chat.api.pages import MessageForReader, for_reader
from community.chat.api.search import HitRoom, HitThread
from community.chat.authors import authors_of
from community.chat.models import Message, SavedMessage
from community.chat.payloads import message_payload
from community.chat.selectors.saved import is_saved, saved_messages
from core.http.pages import next_url, page_limit
from core.http.permissions import SignedIn
from core.http.principal import principal_of
from core.http.structs import schema_of
from core.kernel.errors import INPUT_INVALID


class SavedItem(msgspec.Struct, frozen=True, kw_only=True):
    """A saved message and where it stands; `message` is null once it was deleted or hidden.

    `id` is the message's.
    """

    id: UUID
    saved_at: datetime
    room: HitRoom
    thread: HitThread | None
    message: MessageForReader | None


class SavedList(msgspec.Struct, frozen=True, kw_only=True):
    """The last saved first."""

    results: list[SavedItem]
    next: str | None


class SavedState(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the reader has saved a message."""

    saved: bool


class Saved(APIView):
    """What the caller has saved."""

    permission_classes = (SignedIn,)

    @extend_schema(
        operation_id="saved_list",
        parameters=[
            OpenApiParameter("limit", int),
            OpenApiParameter("cursor", UUID, description="Comes from `next` of the page before."),
        ],
        responses={200: schema_of(SavedList)},
    )
    def get(self, request: Request) -> Response:
        """Saved messages, the last saved first; those one may not read any more are left out."""
        user_id = principal_of(request).user_id
        page = saved_messages(user_id, limit=page_limit(request), after=_cursor(request))
        return Response(
            SavedList(
                results=_items(page.saved, user_id),
                next=next_url(request, cursor=str(page.end)) if page.end else None,
            )
        )


class MessageSaved(APIView):
    """Whether the caller has saved a message."""

    permission_classes = (SignedIn,)

    @extend_schema(responses={200: schema_of(SavedState)})
    def get(self, request: Request, message_id: UUID) -> Response:
        """Whether it is saved; no for anything that is not there."""
        return Response(SavedState(saved=is_saved(principal_of(request).user_id, message_id)))

    @extend_schema(request=None, responses={204: None})
    def put(self, request: Request, message_id: UUID) -> Response:
        """Save it; at most 1,000 messages a person."""
        save_message(principal=principal_of(request), message=message_id)
        return Response(status=204)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, message_id: UUID) -> Response:
        """Let go of it, readable or not."""
        unsave_message(principal=principal_of(request), message=message_id)
        return Response(status=204)


def _items(saved: list[SavedMessage], user_id: UUID) -> list[SavedItem]:
    there = [one.message for one in saved if _is_there(one.message)]
    authors = authors_of(there)
    shown = for_reader([message_payload(one, authors[one.id]) for one in there], user_id)
    by_id = {message.id: message for message in shown}
    return [_item(one, by_id.get(one.message_id)) for one in saved]


def _is_there(message: Message) -> bool:
    return message.deleted_at is None and message.state == Message.State.PUBLISHED


def _item(saved: SavedMessage, message: MessageForReader | None) -> SavedItem:
    room, thread = saved.message.room, saved.message.thread
    return SavedItem(
        id=saved.message_id,
        saved_at=saved.created_at,
        room=HitRoom(
            id=room.id, slug=room.slug, name=room.name, emoji=room.emoji, space=room.space.slug
        ),
        thread=HitThread(id=thread.id, title=thread.title) if thread else None,
        message=message,
    )


def _cursor(request: Request) -> UUID | None:
    text = request.query_params.get("cursor")
    try:
        return UUID(text) if text else None
    except ValueError:
        raise INPUT_INVALID(field="cursor", rule="comes from `next` of the page before") from None
