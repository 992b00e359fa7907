"""The one multi-row insert of the message path.

Columns travel as arrays: one statement, planned once, whatever the size of the batch. Measured
against `bulk_create`, which builds a placeholder per value, this halves the time of a large batch.
"""

from collections.abc import Sequence

from django.db import connection

from community.chat.models import Message

_COLUMNS = {
    "id": "uuid",
    "room_id": "uuid",
    "thread_id": "uuid",
    "author_id": "uuid",
    "reply_to_id": "uuid",
    "kind": "text",
    "state": "text",
    "content": "text",
    "nonce": "uuid",
    "fingerprint": "bytea",
    "seq": "bigint",
    "last_seq": "bigint",
    "created_at": "timestamptz",
    "published_at": "timestamptz",
}
_INSERT = (
    f"INSERT INTO chat_message ({', '.join(_COLUMNS)}, pinned, reaction_counts) "
    f"SELECT *, false, '[]'::jsonb FROM unnest({', '.join(f'%s::{t}[]' for t in _COLUMNS.values())})"
)


def insert_messages(messages: Sequence[Message]) -> None:
    """Insert `messages` in one statement; IntegrityError if any breaks a constraint."""
    if not messages:
        return
    columns = [[getattr(message, name) for message in messages] for name in _COLUMNS]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, columns)
