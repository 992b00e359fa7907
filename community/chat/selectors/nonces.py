"""Idempotent sends: what was posted under a nonce before."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from community.chat.authors import authors_of
from community.chat.errors import MESSAGE_NOT_FOUND, NONCE_CONFLICT
from community.chat.models import Message
from community.chat.payloads import message_payload
from community.chat.stages import Posted
from core.kernel.errors import CaryaError
from core.kernel.sql import uuid_array


def posted_before(
    posts: Sequence[tuple[UUID, UUID, bytes]],
) -> dict[tuple[UUID, UUID], Posted | CaryaError]:
    """First results by (author, nonce) for posts `(author, nonce, fingerprint)` that were made
    before.

    NONCE_CONFLICT where the nonce was used for another text; one query when nothing was.
    """
    if not posts:
        return {}
    used = _used(posts)
    if not used:
        return {}
    found = list(Message.objects.filter(id__in=used).select_related("author__profile", "room"))
    authors = authors_of(found)
    by_nonce = {(message.author_id, message.nonce): message for message in found}
    results: dict[tuple[UUID, UUID], Posted | CaryaError] = {}
    for author, nonce, fingerprint in posts:
        message = by_nonce.get((author, nonce))
        if message is None:
            continue
        if bytes(message.fingerprint) != fingerprint:
            results[(author, nonce)] = NONCE_CONFLICT(field="nonce")
        elif message.deleted_at is not None:
            results[(author, nonce)] = MESSAGE_NOT_FOUND(field="nonce")
        else:
            payload = message_payload(message, authors[message.id])
            results[(author, nonce)] = Posted(message=payload, duplicate=True)
    return results


def _used(posts: Sequence[tuple[UUID, UUID, bytes]]) -> list[UUID]:
    """Ids of messages that already carry one of the nonces; one query along the unique index."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT m.id
              FROM unnest(%s::uuid[], %s::uuid[]) AS v(author_id, nonce)
              JOIN chat_message AS m ON m.author_id = v.author_id AND m.nonce = v.nonce
            """,
            [
                uuid_array(author for author, _, _ in posts),
                uuid_array(nonce for _, nonce, _ in posts),
            ],
        )
        return [row[0] for row in cursor.fetchall()]
