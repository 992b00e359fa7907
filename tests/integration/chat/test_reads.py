"""Badges are always a recount; pointers never move back by themselves."""

import pytest

from community.chat.actions.deletions import delete_message
from community.chat.actions.reads import ReadWish, move_pointers
from community.chat.models import ReadPointer, Room
from community.chat.selectors.reads import unread_counts
from community.people.models import Relation
from core.accounts.models import User
from core.kernel.errors import CaryaError
from core.kernel.ids import new_id
from tests.integration.chat.helpers import post
from tests.support.factories import RoomFactory, member, principal
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)


def read(user: User, room: Room, seq: int, *, rewind: bool = False) -> int | CaryaError:
    return move_pointers([ReadWish(user=user.id, room=room.id, seq=seq, rewind=rewind)])[0]


def unread(user: User, room: Room) -> int:
    return unread_counts(user.id, [room.id])[room.id].unread


def test_unread_counts_what_others_published_after_the_pointer(
    room: Room, published: RecordingPublisher
) -> None:
    reader, author = member(room), member(room)
    for _ in range(3):
        post(room, author)
    post(room, reader)
    assert unread(reader, room) == 3
    assert read(reader, room, 2) == 1
    assert unread(author, room) == 1


def test_read_advance_never_moves_back_and_tells_other_devices_once(
    room: Room, published: RecordingPublisher
) -> None:
    reader = member(room)
    for _ in range(3):
        post(room)
    published.publications.clear()
    assert read(reader, room, 3) == 0
    assert read(reader, room, 1) == 0
    assert published.types == ["read.advanced"]
    assert published.frames[0]["data"] == {
        "room": str(room.id),
        "thread": None,
        "seq": 3,
        "unread": 0,
    }


def test_read_advance_beyond_the_head_stops_at_the_head(
    room: Room, published: RecordingPublisher
) -> None:
    reader = member(room)
    post(room)
    read(reader, room, 999)
    post(room)
    assert unread(reader, room) == 1


def test_mark_unread_survives_opening_the_room_until_something_new_is_read(
    room: Room, published: RecordingPublisher
) -> None:
    reader = member(room)
    for _ in range(3):
        post(room)
    read(reader, room, 3)
    assert read(reader, room, 2, rewind=True) == 2
    assert read(reader, room, 3) == 2
    post(room)
    assert read(reader, room, 4) == 0
    assert ReadPointer.objects.get(user=reader).held_at_seq is None


def test_rewind_past_the_head_marks_everything_read(
    room: Room, published: RecordingPublisher
) -> None:
    reader = member(room)
    for _ in range(3):
        post(room)
    read(reader, room, 1, rewind=True)
    assert unread(reader, room) == 3
    assert read(reader, room, 4, rewind=True) == 0


def test_deleted_messages_and_blocked_authors_do_not_count(
    room: Room, published: RecordingPublisher
) -> None:
    reader, author, blocked = member(room), member(room), member(room)
    first = post(room, author)
    post(room, blocked)
    post(room, author)
    Relation.objects.create(user=blocked, other=reader, kind="block")
    delete_message(principal=principal(author), message=first.message.id)
    assert unread(reader, room) == 1


def test_counts_stop_at_99(room: Room, published: RecordingPublisher) -> None:
    reader, author = member(room), member(room)
    for _ in range(101):
        post(room, author)
    assert unread(reader, room) == 99


def test_reading_hidden_and_absent_rooms_answers_alike_and_stores_nothing(
    room: Room, published: RecordingPublisher
) -> None:
    hidden = RoomFactory(space__visibility="private")
    reader = member(room)
    wishes = [
        ReadWish(user=reader.id, room=hidden.id, seq=1),
        ReadWish(user=reader.id, room=new_id(), seq=1),
    ]
    first, second = move_pointers(wishes)
    assert isinstance(first, CaryaError) and isinstance(second, CaryaError)
    assert (first.code, first.message) == (second.code, second.message)
    assert first.code == "room.not_found"
    assert not ReadPointer.objects.exists()
