"""Snapshots and deltas: what a subscriber needs to be complete."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from django.db.models import Q

from community.chat.access import Standing, standings
from community.chat.authors import authors_of
from community.chat.items import item_of, room_item, thread_item
from community.chat.limits import ITEMS_MAX, PAGE, RESUME_MAX, THREADS_IN_RESET
from community.chat.models import Message, Thread
from community.chat.payloads import Quotes, room_payload
from community.chat.selectors.messages import held_messages, timeline
from community.chat.selectors.quotes import quotes_for
from community.chat.selectors.reads import Reading, readings
from community.chat.selectors.threads import loaded
from community.chat.thread_payloads import thread_payloads
from community.people.selectors.relations import separated_from
from core.kernel.rooms import Snapshot, SnapshotRequest
from core.kernel.wire import encode

_NOTHING_READ = Reading(0, 0)


def snapshots(requests: Sequence[SnapshotRequest]) -> list[Snapshot | None]:
    """Answers in the order of `requests`; None where the room is absent or hidden.

    Six queries for any number of requests, and at most six for each different (room, since).
    """
    pairs = [(request.user, request.room) for request in requests]
    known = {pair: s for pair, s in standings(pairs).items() if s.may_read}
    read = readings(known)
    held = held_messages(list(known))
    separated = separated_from({user for user, _ in known})
    cache: dict[tuple[UUID, int | None], _Changes] = {}
    answers: list[Snapshot | None] = []
    for request, pair in zip(requests, pairs, strict=True):
        standing = known.get(pair)
        if standing is None:
            answers.append(None)
            continue
        key = (request.room, request.since)
        if key not in cache:
            cache[key] = _changes(standing, request.since)
        reading = read.get(pair, _NOTHING_READ)
        answers.append(
            cache[key].snapshot(
                reading,
                hidden=separated.get(request.user, frozenset()),
                held=[msgspec.Raw(encode(message)) for message in held.get(pair, [])],
            )
        )
    return answers


class _Changes:
    """What changed in one room after one cursor, before any viewer's separations."""

    def __init__(
        self,
        standing: Standing,
        mode: str,
        messages: list[Message],
        threads: list[Thread],
        *,
        after: int,
        more: bool,
    ) -> None:
        room = standing.room
        self.head, self.floor = room.head.seq, room.head.floor_seq
        self.mode, self.more = mode, more
        self._messages = messages
        authors = authors_of(messages)
        self._items: list[tuple[int, UUID | None, bytes]] = [
            (m.last_seq or 0, m.author_id, item_of(m, authors[m.id])) for m in messages
        ]
        if mode == "delta" and after < room.last_seq <= self.head:
            self._items.append((room.last_seq, None, room_item(room_payload(room), room.last_seq)))
        self._items += [
            (thread.last_seq, thread.creator.id, thread_item(thread))
            for thread in thread_payloads(threads)
        ]
        self._items.sort(key=lambda item: item[0])
        if mode == "delta" and (more or len(self._items) > ITEMS_MAX):
            self.more = True
            self._items = self._items[:ITEMS_MAX]
        self._quotes = quotes_for(messages, separated=frozenset())

    def snapshot(
        self, reading: Reading, *, hidden: frozenset[UUID], held: list[msgspec.Raw]
    ) -> Snapshot:
        """This viewer's answer."""
        quotes: Quotes = {
            id: quote for id, quote in self._quotes.items() if quote.author.id not in hidden
        }
        return Snapshot(
            head=self.head,
            floor=self.floor,
            read_seq=reading.read_seq,
            unread=reading.unread,
            mode=self.mode,
            items=[msgspec.Raw(item) for _, author, item in self._items if author not in hidden],
            more=self.more,
            quotes=msgspec.Raw(encode(quotes)),
            held=held,
        )


def _changes(standing: Standing, since: int | None) -> _Changes:
    room = standing.room
    head = room.head.seq
    if since is None or since > head or since < room.head.floor_seq or head - since > RESUME_MAX:
        latest = list(timeline(room.id, tombstones=True).filter(seq__lte=head)[:PAGE])
        latest.sort(key=lambda message: message.last_seq or 0)
        threads = _threads_of(room.id, [message.id for message in latest], head=head)
        return _Changes(standing, "reset", latest, threads, after=0, more=False)
    changed = list(
        Message.objects.filter(room=room.id, last_seq__gt=since, last_seq__lte=head)
        .select_related("author__profile", "room")
        .order_by("last_seq")[: ITEMS_MAX + 1]
    )
    moved = Thread.objects.filter(room=room.id, last_seq__gt=since, last_seq__lte=head)
    threads = list(loaded(moved.order_by("last_seq")[: ITEMS_MAX + 1]).values())
    more = max(len(changed), len(threads)) > ITEMS_MAX
    return _Changes(standing, "delta", changed, threads, after=since, more=more)


def _threads_of(room: UUID, messages: list[UUID], *, head: int) -> list[Thread]:
    """The threads that a fresh reader is shown: those of the messages, and the latest."""
    latest = Thread.objects.filter(room=room, last_seq__lte=head).order_by("-last_seq")
    ids = latest.values_list("id", flat=True)[:THREADS_IN_RESET]
    wanted = Thread.objects.filter(Q(parent__in=messages) | Q(id__in=list(ids)))
    return list(loaded(wanted.filter(last_seq__lte=head)).values())
