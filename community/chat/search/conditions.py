"""From a parsed query to conditions on messages, for one reader.

What a query names is looked up among what the reader may see; anything else is refused as if it
were not there.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Lower

from community.chat.models import Attachment, Message, SavedMessage, Thread
from community.chat.search.errors import SEARCH_INVALID
from community.chat.search.limits import THREADS_MAX
from community.chat.search.parser import Condition, Days, Query
from community.chat.search.rooms import RoomRow
from core.accounts.models import User
from core.kernel.errors import CaryaError, said
from core.media.models import Upload

_NAME = re.compile(r"\w(?:[\w.-]*\w)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who searches, and what they may see."""

    user_id: UUID
    username: str
    zone: ZoneInfo
    rooms: Sequence[RoomRow]
    separated: frozenset[UUID]


def visible(reader: Reader) -> QuerySet[Message]:
    """Everything that search may show them: published in readable rooms and threads, not deleted,
    by nobody a block separates them from."""
    messages = Message.objects.filter(
        room__in=[room.id for room in reader.rooms],
        state=Message.State.PUBLISHED,
        deleted_at=None,
    )
    if not reader.separated:
        return messages
    return messages.exclude(author__in=reader.separated).exclude(
        thread__creator__in=reader.separated, also_in_room=False
    )


def narrowed(messages: QuerySet[Message], query: Query, reader: Reader) -> QuerySet[Message]:
    """Those of `messages` that the query finds; at most two queries to look names up."""
    for text in query.texts:
        found = Q(_entry("chat_search_query(chat_search_words(%s), %s)", text.words, text.prefix))
        messages = messages.filter(~found if text.negated else found)
    people = _people(query, reader)
    for condition in query.conditions:
        found = _condition(condition, reader, people)
        messages = messages.filter(~found if condition.negated else found)
    return messages


def _entry(tsquery: str, *params: object) -> RawSQL:
    """Whether the message has the entries that `tsquery`, SQL of ours, asks for."""
    return RawSQL(f'"chat_message"."search" @@ {tsquery}', params, output_field=BooleanField())  # noqa: S611


def _condition(condition: Condition, reader: Reader, people: dict[str, UUID]) -> Q:
    value = condition.value
    if isinstance(value, Days):
        if condition.operator == "before":
            return Q(created_at__lt=_midnight(value.first, reader.zone))
        return Q(created_at__gte=_midnight(value.last + timedelta(days=1), reader.zone))
    match condition.operator, value:
        case "from", name:
            if name not in people:
                raise _unknown("from", said("knows nobody called {name}", name=name))
            return Q(author=people[name])
        case "in", name:
            return Q(room__in=_rooms(name, reader))
        case "thread", title:
            return _threads(title, reader)
        case "mentions", name:
            return _mention(reader.username.lower() if name == "me" else name)
        case "has", kind:
            return _holding(kind)
        case "is", state:
            return _in_state(state, reader)
    raise AssertionError(f"{condition.operator}:{value} stands in OPERATORS and has no meaning")


def _holding(kind: str) -> Q:
    if kind == "link":
        return Q(_entry("%s::tsquery", "'has:link'"))
    if kind == Message.Kind.POLL:
        return Q(kind=kind)
    held = Attachment.objects.filter(upload__kind=kind)
    there = held.exclude(upload__state=Upload.State.REMOVED)
    return Q(id__in=there.values("message"))


def _in_state(state: str, reader: Reader) -> Q:
    match state:
        case "pinned":
            return Q(pinned=True)
        case "resolved":
            return _resolved(reader)
        case "saved":
            mine = SavedMessage.objects.filter(user=reader.user_id)
            return Q(id__in=mine.values("message"))
    raise AssertionError(f"is:{state} stands in OPERATORS and has no meaning")


def _people(query: Query, reader: Reader) -> dict[str, UUID]:
    """Ids of the names behind `from:`, separated people left out; one query if any."""
    names = {one.value for one in query.conditions if one.operator == "from"} - {"me"}
    known = {"me": reader.user_id}
    if names:
        rows = (
            User.objects.annotate(name=Lower("username"))
            .filter(name__in=names)
            .exclude(status=User.Status.DELETED)
            .values_list("name", "id")
        )
        known |= {name: id for name, id in rows if id not in reader.separated}
    return known


def _rooms(name: str, reader: Reader) -> Collection[UUID]:
    found = [
        room.id
        for room in reader.rooms
        if name in (room.slug, f"{room.space}/{room.slug}", str(room.id))
    ]
    if not found:
        raise _unknown("in", said("knows no room called {name} that you may read", name=name))
    return found


def _threads(title: str, reader: Reader) -> Q:
    """Messages of the threads, and those that they began with."""
    named = Q(id=UUID(title)) if _is_id(title) else Q(title__icontains=title)
    found = list(
        Thread.objects.filter(named, room__in=[room.id for room in reader.rooms], merged_into=None)
        .exclude(creator__in=reader.separated)
        .order_by("-active_at")
        .values_list("id", "parent_id")[:THREADS_MAX]
    )
    if not found:
        raise _unknown(
            "thread", said("knows no thread called {title} that you may read", title=title)
        )
    parents = {parent for _, parent in found} - {None}
    return Q(thread__in=[thread for thread, _ in found]) | Q(id__in=parents)


def _resolved(reader: Reader) -> Q:
    threads = Thread.objects.filter(
        room__in=[room.id for room in reader.rooms], resolved_at__isnull=False, merged_into=None
    )
    parents = threads.exclude(parent=None).values("parent")
    return Q(thread__in=threads.values("id")) | Q(id__in=parents)


def _mention(name: str) -> Q:
    if not _NAME.fullmatch(name):
        raise _unknown("mentions", said("knows nobody called {name}", name=name))
    return Q(_entry("%s::tsquery", f"'@{name}'"))


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone)


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _unknown(operator: str, rule: str) -> CaryaError:
    return SEARCH_INVALID(field="q", operator=f"{operator}:", rule=rule)
