"""Chat's implementation of the kernel's room port, through which realtime sees rooms."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec
from django.db.models import F

from community.chat.access import Standing, standings
from community.chat.authors import authors_of
from community.chat.models import IN_ROOM, Message, Room, RoomHead, Thread
from community.chat.payloads import message_payload, tombstone
from community.chat.publications import (
    message_deleted,
    message_updated,
    room_skip,
    room_updated,
    thread_updated,
)
from community.chat.selectors.messages import held_messages
from community.chat.selectors.people import people
from community.chat.selectors.reads import read_positions
from community.chat.selectors.sync import snapshots
from community.chat.selectors.threads import loaded
from community.chat.thread_payloads import thread_payloads
from community.people.payloads import Author
from community.people.selectors.relations import separated_from
from community.spaces.models import Membership
from core.kernel.publish import Publication
from core.kernel.rooms import (
    CountedMessage,
    RoomHeadRow,
    RoomPerson,
    Seat,
    Snapshot,
    SnapshotRequest,
    Viewer,
)
from core.kernel.wire import encode


class ChatRoomSource:
    """See `core.kernel.rooms.RoomSource`."""

    def viewers(self, users: Sequence[UUID]) -> Mapping[UUID, Viewer]:
        """Eight queries for any number of people."""
        known = {id: user for id, user in people(users).items() if user.is_active}
        spaces: dict[UUID, list[UUID]] = {}
        for user, space in Membership.objects.filter(user__in=known, left_at=None).values_list(
            "user_id", "space_id"
        ):
            spaces.setdefault(space, []).append(user)
        rooms = Room.objects.filter(space__in=spaces).values_list("id", "space_id")
        pairs = [(user, room) for room, space in rooms for user in spaces[space]]
        separated = separated_from(known)
        mine: dict[UUID, dict[UUID, Seat]] = {user: {} for user in known}
        for (user, room), seat in _seats(standings(pairs), listed=True).items():
            mine[user][room] = seat
        return {
            id: Viewer(
                user=id,
                name=user.display_name,
                profile=msgspec.Raw(encode(user.author(badge=None))),
                seats=mine[id],
                separated=separated.get(id, frozenset()),
            )
            for id, user in known.items()
        }

    def seats(self, wanted: Sequence[tuple[UUID, UUID]]) -> Mapping[tuple[UUID, UUID], Seat]:
        """Four queries for any number of pairs."""
        return _seats(standings(wanted))

    def people(self, wanted: Sequence[tuple[UUID, UUID]]) -> Mapping[tuple[UUID, UUID], RoomPerson]:
        """Two queries, one round trip, for any number of pairs."""
        return {
            pair: RoomPerson(
                name=standing.display_name, author=msgspec.Raw(encode(standing.author))
            )
            for pair, standing in standings(wanted).items()
            if standing.may_read
        }

    def snapshots(self, requests: Sequence[SnapshotRequest]) -> list[Snapshot | None]:
        """See `community.chat.selectors.sync`."""
        return snapshots(requests)

    def held(self, wanted: Sequence[tuple[UUID, UUID]]) -> Mapping[tuple[UUID, UUID], list[bytes]]:
        """Two queries at most."""
        return {
            pair: [encode(message) for message in messages]
            for pair, messages in held_messages(wanted).items()
        }

    def heads(self, rooms: Sequence[UUID]) -> Mapping[UUID, RoomHeadRow]:
        """One query."""
        rows = RoomHead.objects.filter(room__in=rooms).values_list("room_id", "seq", "floor_seq")
        return {room: RoomHeadRow(seq, floor) for room, seq, floor in rows}

    def changes(self, room: UUID, *, after: int, upto: int) -> list[Publication]:
        """Four queries, five with threads; see the port."""
        found = list(
            Message.objects.filter(room=room, last_seq__gt=after, last_seq__lte=upto)
            .select_related("author__profile", "room")
            .order_by("last_seq")
        )
        authors = authors_of(found)
        frames: dict[int, Publication] = {}
        for message in found:
            frame = _frame(message, authors[message.id])
            frames[frame.seq] = frame
        threads = loaded(Thread.objects.filter(room=room, last_seq__gt=after, last_seq__lte=upto))
        for thread in thread_payloads(threads.values()):
            frames[thread.last_seq] = thread_updated(thread)
        changed = Room.objects.filter(id=room, last_seq__gt=after, last_seq__lte=upto).first()
        if changed is not None:
            frames[changed.last_seq] = room_updated(changed, changed.last_seq)
        return [frames.get(seq) or room_skip(room, seq) for seq in range(after + 1, upto + 1)]

    def counted(self, rooms: Sequence[UUID], *, limit: int) -> Mapping[UUID, list[CountedMessage]]:
        """One query a room, along the index of positions."""
        return {room: _counted(room, limit) for room in rooms}


def _seats(
    known: Mapping[tuple[UUID, UUID], Standing], *, listed: bool | None = None
) -> dict[tuple[UUID, UUID], Seat]:
    readable = {pair: standing for pair, standing in known.items() if standing.may_read}
    read = read_positions({user for user, _ in readable}, {room for _, room in readable})
    return {
        pair: Seat(
            room=standing.room.id,
            head=standing.room.head.seq,
            floor=standing.room.head.floor_seq,
            read_seq=read.get(pair, 0),
            can_write=standing.write_refusal() is None,
            listed=standing.joined if listed is None else listed,
            can_answer=standing.write_refusal(in_thread=True) is None,
        )
        for pair, standing in readable.items()
    }


def _frame(message: Message, author: Author) -> Publication:
    """The message's present state as one frame."""
    if message.deleted_at is not None:
        return message_deleted(tombstone(message), author=message.author_id)
    visible = message.state == Message.State.PUBLISHED
    return message_updated(message_payload(message, author), counts=visible)


def _counted(room: UUID, limit: int) -> list[CountedMessage]:
    latest = (
        Message.objects.filter(
            IN_ROOM,
            room=room,
            seq__isnull=False,
            state=Message.State.PUBLISHED,
            deleted_at=None,
        )
        .order_by(F("seq").desc())
        .values_list("seq", "author_id")[:limit]
    )
    return [CountedMessage(seq, author) for seq, author in reversed(latest) if seq is not None]
