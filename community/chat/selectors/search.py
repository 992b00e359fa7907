"""Searching messages, in a bounded number of queries."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from psycopg.errors import QueryCanceled

from community.chat.authors import authors_of
from community.chat.models import Message
from community.chat.search.conditions import Reader, narrowed, visible
from community.chat.search.errors import SEARCH_TOO_SLOW
from community.chat.search.limits import COUNT_MAX, PAGE, SECONDS_MAX
from community.chat.search.parser import Query
from community.chat.search.rooms import readable_rooms
from community.people.payloads import Author
from community.people.selectors.relations import separated_from
from core.accounts.models import User


@dataclass(frozen=True, slots=True)
class Found:
    """A page of messages, newest first, room, space and thread loaded, with their authors by
    message. `count` stops at 1,001 and is None on later pages; `next` is where the next one begins.
    """

    messages: list[Message]
    authors: dict[UUID, Author]
    count: int | None
    next: UUID | None


def search(user: User, query: Query, *, below: UUID | None) -> Found:
    """What the query finds for a person, below the message `below` if given.

    SEARCH_INVALID names what they may not see as what is not there; SEARCH_TOO_SLOW after three
    seconds. Six queries in all, five on later pages; one more where the query names people, and one
    for each `thread:`.
    """
    reader = reader_of(user)
    with _time_limit():
        found = narrowed(visible(reader), query, reader)
        rows = list(page(found, below=below))
        count = found.order_by()[: COUNT_MAX + 1].count() if below is None else None
    messages = rows[:PAGE]
    return Found(
        messages=messages,
        authors=authors_of(messages),
        count=count,
        next=messages[-1].id if len(rows) > PAGE else None,
    )


def reader_of(user: User) -> Reader:
    """Everything that decides what a person may find; two queries."""
    return Reader(
        user_id=user.id,
        username=user.username,
        zone=_zone(user.time_zone),
        rooms=readable_rooms(user.id),
        separated=separated_from([user.id]).get(user.id, frozenset()),
    )


def page(found: QuerySet[Message], *, below: UUID | None) -> QuerySet[Message]:
    """One page and one more, newest first. Ids are UUIDv7: their order is that of writing."""
    if below is not None:
        found = found.filter(id__lt=below)
    return found.select_related("author__profile", "room__space", "thread").order_by("-id")[
        : PAGE + 1
    ]


@contextmanager
def _time_limit() -> Iterator[None]:
    """Give up statements of this block that take too long: SEARCH_TOO_SLOW."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            milliseconds = f"{SECONDS_MAX * 1000:.0f}"
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [milliseconds])
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise SEARCH_TOO_SLOW(seconds=SECONDS_MAX) from error
        raise


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
