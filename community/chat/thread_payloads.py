"""The only mapper from threads to what the wire carries; nothing here depends on the viewer."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from community.chat.authors import badges
from community.chat.models import Thread
from community.people.payloads import Author, author_payload


class ThreadPayload(msgspec.Struct, frozen=True, kw_only=True):
    """A thread as everyone who may read its room sees it.

    An empty `title` stands for the parent's words. `message_count` counts what is published in it,
    without the parent. `nudged_at`: since when the room is reminded that nobody has answered.
    `merged_into`: the thread that took its messages; it is listed nowhere then.
    """

    id: UUID
    room: UUID
    parent: UUID | None
    title: str
    creator: Author
    locked: bool
    pinned: bool
    resolved: bool
    answer: UUID | None
    archived: bool
    message_count: int
    last_message_at: datetime | None
    last_author: Author | None
    created_at: datetime
    nudged_at: datetime | None
    merged_into: UUID | None
    last_seq: int


ThreadAuthors = tuple[Author, Author | None]
"""Who began a thread, and who wrote last."""


def thread_authors(threads: Iterable[Thread]) -> dict[UUID, ThreadAuthors]:
    """Creator and last author by thread id; one query. Both with profile, and `room`, must be
    loaded.
    """
    threads = list(threads)
    if not threads:
        return {}
    people = {thread.creator_id for thread in threads}
    people |= {thread.last_author_id for thread in threads if thread.last_author_id}
    roles = badges({thread.room.space_id for thread in threads}, people)

    def author(thread: Thread, user: object) -> Author:
        person = thread.creator if user == thread.creator_id else thread.last_author
        assert person is not None
        return author_payload(person, badge=roles.get((thread.room.space_id, person.id)))

    return {
        thread.id: (
            author(thread, thread.creator_id),
            author(thread, thread.last_author_id) if thread.last_author_id else None,
        )
        for thread in threads
    }


def thread_payload(thread: Thread, authors: ThreadAuthors) -> ThreadPayload:
    """The wire's thread."""
    creator, last_author = authors
    return ThreadPayload(
        id=thread.id,
        room=thread.room_id,
        parent=thread.parent_id,
        title=thread.title,
        creator=creator,
        locked=thread.locked,
        pinned=thread.pinned,
        resolved=thread.resolved_at is not None,
        answer=thread.answer_id,
        archived=thread.archived_at is not None,
        message_count=thread.message_count,
        last_message_at=thread.last_message_at,
        last_author=last_author,
        created_at=thread.created_at,
        nudged_at=thread.nudged_at,
        merged_into=thread.merged_into_id,
        last_seq=thread.last_seq,
    )


def thread_payloads(threads: Iterable[Thread]) -> list[ThreadPayload]:
    """Threads in the same order; one query for badges."""
    threads = list(threads)
    authors = thread_authors(threads)
    return [thread_payload(thread, authors[thread.id]) for thread in threads]
