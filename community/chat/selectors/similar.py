"""Resolved questions that resemble one that is being typed."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from community.chat.content import excerpt
from community.chat.limits import SIMILAR_MAX
from community.chat.models import Message, Thread
from community.chat.selectors.threads import loaded
from community.chat.thread_payloads import ThreadPayload, thread_payloads

WORDS_MAX = 40
"""Words of the typed text that are looked for."""
MATCHES_MAX = 500
"""Messages that are ranked; the latest of those that share a word."""

_SIMILAR = """
WITH words AS (
    SELECT DISTINCT word FROM (
        SELECT unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', chat_search_words(%s))))
            AS word LIMIT %s) AS w
     WHERE char_length(word) > 1),
wanted AS (
    SELECT to_tsquery('pg_catalog.simple', string_agg(quote_literal(word), ' | ')) AS query
      FROM words),
found AS (
    SELECT t.id, p.search, wanted.query
      FROM chat_thread AS t
      JOIN chat_message AS p ON p.id = t.parent_id
     CROSS JOIN wanted
     WHERE t.room_id = %s AND t.resolved_at IS NOT NULL AND t.merged_into_id IS NULL
       AND p.state = 'published' AND p.deleted_at IS NULL AND p.search @@ wanted.query
       AND NOT t.creator_id = ANY(%s) AND NOT p.author_id = ANY(%s)
     ORDER BY t.resolved_at DESC
     LIMIT %s)
SELECT id FROM found
 ORDER BY ts_rank(search, query, 1) DESC, id DESC
 LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Similar:
    """A resolved thread and how its question begins."""

    thread: ThreadPayload
    excerpt: str


def similar_threads(room_id: UUID, text: str, *, separated: frozenset[UUID]) -> list[Similar]:
    """Up to three resolved threads of a room whose questions share words with `text`, the most
    alike first. Four queries at most, one when nothing is alike.
    """
    hidden = list(separated)
    with connection.cursor() as cursor:
        cursor.execute(
            _SIMILAR, [text, WORDS_MAX, room_id, hidden, hidden, MATCHES_MAX, SIMILAR_MAX]
        )
        ids: list[UUID] = [row[0] for row in cursor.fetchall()]
    if not ids:
        return []
    threads = loaded(Thread.objects.filter(id__in=ids))
    ordered = [threads[id] for id in ids if id in threads]
    questions = dict(
        Message.objects.filter(opened_thread__in=ids).values_list("opened_thread__id", "content")
    )
    return [
        Similar(thread, excerpt(questions.get(thread.id, "")))
        for thread in thread_payloads(ordered)
    ]
