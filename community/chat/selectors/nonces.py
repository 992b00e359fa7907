"""Idempotent sends: what was posted under a nonce before."""

from collections.abc import Sequence
from uuid import UUID

from community.chat.authors import authors_of
from community.chat.errors import MESSAGE_NOT_FOUND, NONCE_CONFLICT
from community.chat.models import Message
from community.chat.payloads import message_payload
from community.chat.stages import Posted
from core.kernel.errors import CaryaError


def posted_before(
    posts: Sequence[tuple[UUID, UUID, bytes]],
) -> dict[tuple[UUID, UUID], Posted | CaryaError]:
    """First results by (author, nonce) for posts `(author, nonce, fingerprint)` that were made before.

    NONCE_CONFLICT where the nonce was used for another text; one query when nothing was.
    """
    if not posts:
        return {}
    found = list(
        Message.objects.filter(
            author__in={author for author, _, _ in posts},
            nonce__in={nonce for _, nonce, _ in posts},
        ).select_related("author__profile", "room")
    )
    if not found:
        return {}
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
