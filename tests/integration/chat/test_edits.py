"""Edits pass the gate again, take a position, and never show a text that was not allowed."""

from datetime import timedelta
from uuid import UUID

import pytest

from community.chat.actions.deletions import delete_message
from community.chat.actions.edits import edit_message
from community.chat.actions.held import reject_message, release_message
from community.chat.models import Message, MessageEdit, Room, RoomHead
from community.chat.payloads import MessagePayload
from core.accounts.models import User
from core.kernel.ids import new_id
from tests.integration.chat.helpers import post, refused
from tests.support.factories import member, principal
from tests.support.gates import HoldAllGate, RejectAllGate, bound
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)


def edit(user: User, message_id: UUID, content: str) -> tuple[str, MessagePayload]:
    return edit_message(principal=principal(user), message=message_id, content=content)


def test_edit_message_takes_the_next_position_and_keeps_where_it_stands(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    posted = post(room, author, "frist")
    post(room, author, "second")
    state, edited = edit(author, posted.message.id, "first")
    assert state == "published"
    assert (edited.seq, edited.last_seq, edited.content) == (1, 3, "first")
    assert published.types[-1] == "message.updated"
    assert published.publications[-1].seq == 3
    history = MessageEdit.objects.get()
    assert (history.previous, history.content) == ("frist", "first")


def test_edit_message_of_another_is_refused_and_changes_nothing(
    room: Room, published: RecordingPublisher
) -> None:
    posted = post(room, None, "mine")
    error = refused("message.not_yours", edit, member(room), posted.message.id, "yours")
    assert error.status == 403
    assert Message.objects.get().content == "mine"
    assert not MessageEdit.objects.exists()
    assert RoomHead.objects.get(room=room).seq == 1


def test_edit_message_blocked_by_gate_changes_nothing(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    posted = post(room, author, "nice")
    with bound(RejectAllGate()) as gate:
        refused("gate.rejected", edit, author, posted.message.id, "nasty")
    assert Message.objects.get().content == "nice"
    assert not MessageEdit.objects.exists()
    assert published.types == ["message.created"]
    assert [one.subject for one in gate.settled] == [posted.message.id]


def test_held_edit_keeps_the_old_text_until_it_is_released(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    posted = post(room, author, "old")
    with bound(HoldAllGate()):
        state, shown = edit(author, posted.message.id, "new")
    assert (state, shown.content) == ("held", "old")
    assert Message.objects.get().content == "old"
    assert published.types[-1] == "message.held"
    release_message(message_id=posted.message.id)
    assert Message.objects.get().content == "new"
    assert published.types[-2:] == ["message.updated", "message.released"]
    assert RoomHead.objects.get(room=room).seq == 2


def test_rejected_edit_leaves_the_old_text(room: Room, published: RecordingPublisher) -> None:
    author = member(room)
    posted = post(room, author, "old")
    with bound(HoldAllGate()):
        edit(author, posted.message.id, "new")
    reject_message(message_id=posted.message.id, category="harassment")
    assert Message.objects.get().content == "old"
    assert published.types[-1] == "message.rejected"
    refused("message.not_held", release_message, message_id=posted.message.id)


def test_edit_message_after_a_day_is_refused(room: Room, published: RecordingPublisher) -> None:
    author = member(room)
    posted = post(room, author)
    message = Message.objects.get()
    Message.objects.update(created_at=message.created_at - timedelta(hours=25))
    refused("message.too_old", edit, author, posted.message.id, "late")
    assert Message.objects.get().content == "hello"


def test_edit_message_that_changes_nothing_takes_no_position(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    posted = post(room, author, "same")
    edit(author, posted.message.id, "same")
    assert RoomHead.objects.get(room=room).seq == 1
    assert published.types == ["message.created"]


def test_release_message_publishes_at_that_moments_position(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    with bound(HoldAllGate()):
        held = post(room, author, "waits")
    post(room, None, "meanwhile")
    released = release_message(message_id=held.message.id)
    assert (released.seq, released.state) == (2, "published")
    assert published.types[-2:] == ["message.created", "message.released"]
    refused("message.not_held", release_message, message_id=held.message.id)
    assert RoomHead.objects.get(room=room).seq == 2


def test_reject_message_tells_its_author_only(room: Room, published: RecordingPublisher) -> None:
    author = member(room)
    with bound(HoldAllGate()):
        held = post(room, author, "waits")
    reject_message(message_id=held.message.id)
    assert published.publications[-1].topic == f"user.{author.id}"
    assert published.types[-1] == "message.rejected"
    assert RoomHead.objects.get(room=room).seq == 0


def test_delete_message_leaves_a_tombstone_at_the_next_position(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    posted = post(room, author, "gone")
    delete_message(principal=principal(author), message=posted.message.id)
    frame = published.frames[-1]
    assert (frame["type"], frame["seq"]) == ("message.deleted", 2)
    assert frame["data"]["message"]["kind"] == "deleted"
    assert "gone" not in published.publications[-1].frame.decode()
    refused(
        "message.not_found", delete_message, principal=principal(author), message=posted.message.id
    )
    assert RoomHead.objects.get(room=room).seq == 2


def test_delete_message_of_another_needs_a_moderator(
    room: Room, published: RecordingPublisher
) -> None:
    posted = post(room)
    stranger = principal(member(room))
    refused("message.not_deletable", delete_message, principal=stranger, message=posted.message.id)
    assert Message.objects.get().deleted_at is None
    delete_message(principal=principal(member(room, role="moderator")), message=posted.message.id)
    assert Message.objects.get().deleted_at is not None


def test_messages_of_hidden_rooms_answer_like_absent_ones(
    room: Room, published: RecordingPublisher
) -> None:
    posted = post(room)
    room.space.visibility = "private"
    room.space.save()
    outsider = member(type(room).objects.get(), left_at=room.created_at)
    hidden = refused("message.not_found", edit, outsider, posted.message.id, "x")
    absent = refused("message.not_found", edit, outsider, new_id(), "x")
    assert (hidden.message, hidden.details) == (absent.message, absent.details)
