"""What the database says, read past the application: the other half of the evidence."""

from dataclasses import dataclass, field
from typing import Any

import psycopg
from psycopg.rows import dict_row

from tests.support.evidence import digest_of


@dataclass(frozen=True, slots=True)
class Row:
    """One stored message. `digest` is of its present text."""

    id: str
    room: str
    author: str
    nonce: str
    seq: int | None
    last_seq: int | None
    state: str
    content: str
    deleted: bool

    @property
    def digest(self) -> str:
        """Hex SHA-256 of the text."""
        return digest_of(self.content)


@dataclass(frozen=True, slots=True)
class Decided:
    """One stored decision about one text."""

    subject: str
    digest: str
    outcome: str


@dataclass(slots=True)
class RoomRecord:
    """Everything about one room at one moment."""

    room: str
    head: int
    rows: dict[str, Row] = field(default_factory=dict)
    decided: list[Decided] = field(default_factory=list)


class Records:
    """Reads on connections of its own: whoever kills PostgreSQL kills them too."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: psycopg.Connection[Any] | None = None

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def room(self, room: str) -> RoomRecord:
        """One room's rows, counter and decisions."""
        return RoomRecord(room, self.head(room), self._rows(room), self._decisions(room))

    def make_private(self, space: str) -> None:
        """Turn a public space, which may be read from outside, into a private one."""
        with self._open().cursor() as cursor:
            cursor.execute(
                "UPDATE spaces_space SET visibility = 'private' WHERE slug = %s", [space]
            )

    def head(self, room: str) -> int:
        """The room's counter."""
        [row] = self._all("SELECT seq FROM chat_roomhead WHERE room_id = %s", room)
        return int(row["seq"])

    def has_message(self, id: str) -> bool:
        """Whether a session that was not part of it sees the message."""
        return bool(self._all("SELECT 1 AS x FROM chat_message WHERE id = %s", id))

    def unread(self, user: str, room: str) -> int:
        """A recount of one badge, written down again from the definition, blocks left out."""
        [row] = self._all(
            """
            SELECT count(*) AS n FROM chat_message m
             WHERE m.room_id = %(room)s AND m.author_id <> %(user)s AND m.thread_id IS NULL
               AND m.state = 'published' AND m.deleted_at IS NULL
               AND m.seq > coalesce((SELECT p.read_seq FROM chat_readpointer p
                     WHERE p.user_id = %(user)s AND p.room_id = %(room)s
                       AND p.thread_id IS NULL), 0)
            """,
            named={"room": room, "user": user},
        )
        return min(int(row["n"]), 99)

    def outcomes(self, author: str) -> list[tuple[str, str, str]]:
        """(outcome, category, rule) of every decision about someone's texts, oldest first."""
        rows = self._all(
            "SELECT outcome, category, rule FROM moderation_decision WHERE author = %s ORDER BY id",
            author,
        )
        return [(row["outcome"], row["category"], row["rule"]) for row in rows]

    def open_flags(self, author: str) -> list[tuple[str, bool]]:
        """(category, held) of every open flag about someone's texts."""
        query = "SELECT category, held FROM moderation_flag WHERE author = %s AND status = 'open'"
        return [(row["category"], row["held"]) for row in self._all(query, author)]

    def _rows(self, room: str) -> dict[str, Row]:
        query = """
            SELECT id::text, room_id::text AS room, author_id::text AS author, nonce::text,
                   seq, last_seq, state, content, deleted_at IS NOT NULL AS deleted
              FROM chat_message WHERE room_id = %s
        """
        return {row["id"]: Row(**row) for row in self._all(query, room)}

    def _decisions(self, room: str) -> list[Decided]:
        rows = self._all(
            "SELECT subject::text, text_hash, outcome FROM moderation_decision "
            "WHERE subject IN (SELECT id FROM chat_message WHERE room_id = %s)",
            room,
        )
        return [Decided(row["subject"], row["text_hash"], row["outcome"]) for row in rows]

    def _all(
        self, query: str, *values: str, named: dict[str, str] | None = None
    ) -> list[dict[str, Any]]:
        def ask() -> list[dict[str, Any]]:
            with self._open().cursor(row_factory=dict_row) as cursor:
                return cursor.execute(query.encode(), named or values).fetchall()

        try:
            return ask()
        except psycopg.OperationalError:  # the session died with the server; the next one is new
            self.close()
            return ask()

    def _open(self) -> psycopg.Connection[Any]:
        if self._connection is None or self._connection.closed or self._connection.broken:
            self._connection = psycopg.connect(self._url, autocommit=True)
        return self._connection
