"""Edits pass the gate again, take a position, and never show a text that was not allowed."""

from datetime import timedelta
from uuid import UUID

import pytest

from community.chat.actions.deletions import delete_message
from community.chat.actions.edits import edit_message
from community.chat.actions.held import reject_message, release_message
from community.chat.models import Message, MessageEdit, Room, RoomHead
from community.chat.payloads import MessagePayload
from community.spaces.models import Membership
from core.accounts.models import User
from core.kernel.clock import now
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


@pytest.mark.parametrize("archived", [False, True])
def test_a_muted_moderator_deletes_own_messages_only(
    room: Room, published: RecordingPublisher, archived: bool
) -> None:
    theirs = post(room)
    until = now() + timedelta(hours=1)
    moderator = member(room, role="moderator")
    own = post(room, moderator)
    Membership.objects.filter(user=moderator).update(muted_until=until)
    Room.objects.filter(id=room.id).update(archived_at=now() if archived else None)
    published.publications.clear()
    muted = principal(moderator)
    refused("member.muted", delete_message, principal=muted, message=theirs.message.id)
    assert not Message.objects.exclude(deleted_at=None).exists()
    assert not published.publications
    delete_message(principal=muted, message=own.message.id)
    assert Message.objects.exclude(deleted_at=None).get().id == own.message.id
    Membership.objects.filter(user=moderator).update(muted_until=now())
    delete_message(principal=muted, message=theirs.message.id)


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


def test_a_held_message_mended_by_its_author_is_published_as_one_row(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    with bound(HoldAllGate()):
        held = post(room, author, "waits")
        published.publications.clear()
        state, shown = edit(author, held.message.id, "still waits")
        assert (state, shown.state, shown.content, shown.seq) == (
            "held",
            "held",
            "still waits",
            None,
        )
        assert published.types == ["message.held"]
        assert published.publications[0].topic == f"user.{author.id}"
    post(room, None, "meanwhile")
    published.publications.clear()
    state, shown = edit(author, held.message.id, "fine now")
    assert (state, shown.content, shown.seq, shown.edited_at) == ("published", "fine now", 2, None)
    assert published.types == ["message.created", "message.released"]
    assert published.frames[0]["data"]["message"]["content"] == "fine now"
    assert Message.objects.filter(author=author).get().content == "fine now"
    history = MessageEdit.objects.order_by("id").values_list("previous", "content", "state")
    assert list(history) == [
        ("waits", "still waits", "applied"),
        ("still waits", "fine now", "applied"),
    ]
    refused("message.not_held", release_message, message_id=held.message.id)


def test_a_held_message_keeps_its_text_when_the_new_one_is_refused_or_the_same(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    with bound(HoldAllGate()):
        held = post(room, author, "waits")
    published.publications.clear()
    with bound(RejectAllGate()):
        refused("gate.rejected", edit, author, held.message.id, "worse")
    refused("message.not_found", edit, member(room), held.message.id, "not mine")
    assert edit(author, held.message.id, "waits")[0] == "held"
    message = Message.objects.get()
    assert (message.content, message.state, message.seq) == ("waits", "held", None)
    assert not MessageEdit.objects.exists()
    assert published.types == ["message.held"]
    assert RoomHead.objects.get(room=room).seq == 0
    reject_message(message_id=held.message.id)
    refused("message.held", edit, author, held.message.id, "too late")
