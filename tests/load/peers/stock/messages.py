"""Posting and reading through the ORM, one transaction a message."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction

from tests.load.peers.stock.models import Member, Message, Room

BLOCKED_WORDS = frozenset({"viagra", "casino", "jackpot", "lottery"})
CATCH_UP = 200


class RefusedError(Exception):
    """The post breaks a rule; the argument is an error code."""


def post_message(
    *, user: Any, room_id: str, content: str, nonce: str
) -> tuple[dict[str, Any], bool]:
    """Check, number and insert; returns (payload, duplicate)."""
    if BLOCKED_WORDS.intersection(content.lower().split()):
        raise RefusedError("gate.rejected")
    with transaction.atomic():
        if not Member.objects.filter(room_id=room_id, user_id=user.pk).exists():
            raise RefusedError("room.not_found")
        earlier = Message.objects.filter(author_id=user.pk, nonce=nonce).first()
        if earlier is not None:
            return message_payload(earlier, user.username), True
        room = Room.objects.select_for_update().get(pk=room_id)
        room.seq += 1
        room.save(update_fields=["seq"])
        message = Message.objects.create(
            room=room, seq=room.seq, author_id=user.pk, nonce=uuid.UUID(nonce), content=content
        )
    return message_payload(message, user.username), False


def subscribe(*, user: Any, room_id: str, since: int | None) -> dict[str, Any]:
    """The head of the room, and what came after `since`."""
    if not Member.objects.filter(room_id=room_id, user_id=user.pk).exists():
        raise RefusedError("room.not_found")
    head = Room.objects.values_list("seq", flat=True).get(pk=room_id)
    found = Message.objects.filter(room_id=room_id, seq__gt=head if since is None else since)
    messages = list(found.select_related("author").order_by("seq")[:CATCH_UP])
    items = [
        {
            "type": "message.updated",
            "seq": message.seq,
            "data": {"message": message_payload(message, message.author.get_username())},
        }
        for message in messages
    ]
    return {"head": head, "items": items, "more": len(items) == CATCH_UP, "mode": "delta"}


def message_payload(message: Message, username: str) -> dict[str, Any]:
    return {
        "id": str(message.pk),
        "room": str(message.room_id),
        "thread": None,
        "seq": message.seq,
        "author": {"id": str(message.author_id), "username": username, "display_name": username},
        "kind": "text",
        "content": message.content,
        "attachments": [],
        "reactions": [],
        "created_at": message.created_at.isoformat(),
    }
