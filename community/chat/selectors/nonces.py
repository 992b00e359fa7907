"""Idempotent sends: what was posted under a nonce before."""

from collections.abc import Sequence
from uuid import UUID

from django.db.backends.utils import CursorWrapper

from community.chat.authors import authors_of
from community.chat.errors import MESSAGE_NOT_FOUND, NONCE_CONFLICT
from community.chat.models import Message
from community.chat.payloads import message_payload
from community.chat.stages import Posted
from core.kernel.errors import CaryaError
from core.kernel.sql import prepared_cursor, uuid_array

Post = tuple[UUID, UUID, bytes]
"""Author, nonce and fingerprint of a post."""
Earlier = dict[tuple[UUID, UUID], Posted | CaryaError]

_USED = """
SELECT m.id
  FROM unnest(%s::uuid[], %s::uuid[]) AS v(author_id, nonce)
  JOIN chat_message AS m ON m.author_id = v.author_id AND m.nonce = v.nonce
"""


class UsedNonces:
    """First results of posts that were made before: asked for now and read later, so that the
    question can share a round trip.
    """

    def __init__(self, posts: Sequence[Post]) -> None:
        self._posts = posts
        self._cursor: CursorWrapper = prepared_cursor()
        self._cursor.execute(
            _USED,
            [
                uuid_array(author for author, _, _ in posts),
                uuid_array(nonce for _, nonce, _ in posts),
            ],
        )

    def read(self) -> Earlier:
        """Results by (author, nonce); NONCE_CONFLICT where the nonce was used for another text.

        Three more queries when any was used.
        """
        with self._cursor as cursor:
            used = [row[0] for row in cursor.fetchall()]
        if not used:
            return {}
        found = list(Message.objects.filter(id__in=used).select_related("author__profile", "room"))
        authors = authors_of(found)
        by_nonce = {(message.author_id, message.nonce): message for message in found}
        results: Earlier = {}
        for author, nonce, fingerprint in self._posts:
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
