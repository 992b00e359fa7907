"""Moderators move messages and merge threads; addresses lead there, and it can be undone."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from community.chat.actions.deletions import delete_message
from community.chat.actions.edits import edit_message
from community.chat.actions.hiding import hide_message
from community.chat.actions.moves import Moved, merge_threads, move_messages
from community.chat.actions.reactions import ReactionWish, set_reactions
from community.chat.actions.threads import (
    ThreadChanges,
    create_thread,
    follow_thread,
    update_thread,
)
from community.chat.actions.undo import undo_move
from community.chat.models import Message, Move, Room, RoomHead, Thread
from community.chat.payloads import MessagePayload
from community.chat.thread_payloads import ThreadPayload
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.ids import new_id
from tests.integration.chat.helpers import post, refused
from tests.support.factories import RoomFactory, member, principal
from tests.support.gates import HoldAllGate, bound
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def moderator(room: Room) -> User:
    return member(room, role="moderator")


@pytest.fixture
def other_room(room: Room) -> Room:
    return RoomFactory(space=room.space)


def opened(
    room: Room, user: User, parent: UUID | None = None, title: str = "A matter"
) -> ThreadPayload:
    return create_thread(
        principal=principal(user), room=room.id, parent=parent, title="" if parent else title
    ).thread


def moved(user: User, *messages: MessagePayload, **where: Any) -> Moved:
    return move_messages(principal=principal(user), messages=[one.id for one in messages], **where)


def merged(user: User, thread: ThreadPayload, into: ThreadPayload) -> Moved:
    return merge_threads(principal=principal(user), thread=thread.id, into=into.id)


def undone(user: User, move: Moved) -> int:
    return undo_move(principal=principal(user), move=move.id)


def where(message: MessagePayload) -> tuple[UUID, UUID | None]:
    row = Message.objects.get(id=message.id)
    return row.room_id, row.thread_id


def count(thread: ThreadPayload) -> int:
    return Thread.objects.get(id=thread.id).message_count


def test_moving_within_a_room_changes_the_messages_and_both_threads_counts(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    old, new = opened(room, moderator), opened(room, moderator)
    first = post(room, content="one", thread=old.id).message
    second = post(room, content="two").message
    published.publications.clear()
    done = moved(moderator, first, second, thread=new.id)
    assert done.amount == 2
    assert published.types == ["message.updated"] * 2 + ["thread.updated"] * 2
    head = RoomHead.objects.get(room=room).seq
    assert [one.seq for one in published.publications] == list(range(head - 3, head + 1))
    assert {where(first), where(second)} == {(room.id, new.id)}
    assert (count(old), count(new)) == (0, 2)
    assert done.thread is not None
    assert done.thread.message_count == 2


def test_what_leaves_the_room_no_longer_counts_there_and_what_comes_back_does(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    message = post(room).message
    published.publications.clear()
    move = moved(moderator, message, title="Elsewhere")
    [update] = [one for one in published.publications if one.subject == message.id]
    assert update.counted is not None
    assert update.counted.counts is False
    published.publications.clear()
    assert undone(moderator, move) == 1
    [update] = [one for one in published.publications if one.subject == message.id]
    assert update.counted is not None
    assert update.counted.counts is True


def test_a_split_opens_a_thread_under_its_title_and_closes_it_when_undone(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    author = member(room)
    messages = [post(room, author, f"message {n}").message for n in range(3)]
    published.publications.clear()
    done = moved(moderator, *messages, title="Split off")
    assert published.types[0] == "thread.created"
    assert done.thread is not None
    assert (done.thread.title, done.thread.creator.id) == ("Split off", author.id)
    assert undone(moderator, done) == 3
    assert {where(one) for one in messages} == {(room.id, None)}
    row = Thread.objects.get(id=done.thread.id)
    assert row.archived_at is not None
    assert row.message_count == 0


def test_moving_to_another_room_leaves_a_tombstone_that_leads_there(
    room: Room, other_room: Room, moderator: User, published: RecordingPublisher
) -> None:
    author = member(room)
    first = post(room, author, "one").message
    answer = post(room, author, "two", reply_to=first.id).message
    wish = ReactionWish(principal=principal(author), message=first.id, emoji="👍", added=True)
    assert set_reactions([wish]) == [None]
    published.publications.clear()
    moved(moderator, first, answer, room=other_room.id)
    assert published.types == ["message.deleted"] * 2 + ["message.created"] * 2
    buried, _, made, replied = (one["data"]["message"] for one in published.frames)
    assert (buried["moved_to"], made["moved_from"]) == (made["id"], str(first.id))
    assert made["content"] == "one"
    assert made["reactions"] == [{"emoji": "👍", "count": 1}]
    assert replied["reply_to"] == made["id"]
    assert made["id"] in published.frames[3]["data"]["quotes"]
    found = client(author).get(f"{API}/messages/{first.id}").json()
    assert (found["id"], found["room"]) == (made["id"], str(other_room.id))
    assert found["my_reactions"] == ["👍"]


def test_undoing_a_move_to_another_room_brings_edits_and_reactions_back(
    room: Room, other_room: Room, moderator: User, published: RecordingPublisher
) -> None:
    author = member(room)
    message = post(room, author, "one").message
    done = moved(moderator, message, room=other_room.id)
    copy = Message.objects.get(moved_from=message.id)
    edit_message(principal=principal(author), message=copy.id, content="one, edited")
    wish = ReactionWish(principal=principal(author), message=copy.id, emoji="👍", added=True)
    set_reactions([wish])
    published.publications.clear()
    assert undone(moderator, done) == 1
    assert published.types == ["message.deleted", "message.updated"]
    back = client(author).get(f"{API}/messages/{copy.id}").json()
    assert (back["id"], back["content"]) == (str(message.id), "one, edited")
    assert back["my_reactions"] == ["👍"]
    refused("move.too_late", undone, moderator, done)


def test_undo_leaves_what_was_deleted_or_moved_on_since(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    first, second, third = (post(room, content=f"message {n}").message for n in range(3))
    done = moved(moderator, first, second, third, title="Elsewhere")
    moved(moderator, second, title="Somewhere else")
    delete_message(principal=principal(moderator), message=third.id)
    assert undone(moderator, done) == 1
    assert where(first) == (room.id, None)
    assert done.thread is not None
    assert where(second)[1] not in (None, done.thread.id)


def test_undo_ends_after_24_hours(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    message = post(room).message
    done = moved(moderator, message, title="Elsewhere")
    Move.objects.update(created_at=now() - timedelta(hours=25))
    published.publications.clear()
    refused("move.too_late", undone, moderator, done)
    assert done.thread is not None
    assert where(message) == (room.id, done.thread.id)
    assert not published.publications


def test_a_merged_thread_leads_to_the_other_and_comes_back_when_undone(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    reader = member(room)
    one, two = opened(room, member(room)), opened(room, member(room), title="Another")
    messages = [post(room, content=f"message {n}", thread=one.id).message for n in range(2)]
    with bound(HoldAllGate()):
        held = post(room, content="waits", thread=one.id).message
    follow_thread(principal=principal(reader), thread=one.id)
    done = merged(moderator, one, two)
    assert (count(one), count(two)) == (0, 2)
    assert {where(m) for m in (*messages, held)} == {(room.id, two.id)}
    shown = client(reader).get(f"{API}/threads/{one.id}").json()["thread"]
    assert (shown["id"], shown["following"]) == (str(two.id), True)
    listed = client(reader).get(f"{API}/rooms/{room.id}/threads").json()["results"]
    assert [thread["id"] for thread in listed] == [str(two.id)]
    refused("thread.not_found", post, room, reader, thread=one.id)
    assert undone(moderator, done) == 2
    assert (count(one), count(two)) == (2, 0)
    assert where(held) == (room.id, one.id)
    assert client(reader).get(f"{API}/threads/{one.id}").json()["thread"]["id"] == str(one.id)


def test_an_empty_place_goes_with_a_merge_and_back_at_a_position_of_its_own(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    one, two = opened(room, moderator), opened(room, moderator)
    hidden, deleted = (post(room, content=f"message {n}", thread=one.id).message for n in range(2))
    hide_message(message_id=hidden.id)
    delete_message(principal=principal(moderator), message=deleted.id)
    published.publications.clear()
    done = merged(moderator, one, two)
    told = ["message.updated", "message.deleted", "thread.updated", "thread.updated"]
    assert (done.amount, published.types) == (0, told)
    head = RoomHead.objects.get(room=room).seq
    assert [frame.seq for frame in published.publications] == list(range(head - 3, head + 1))
    for frame in published.frames[:2]:
        assert frame["data"]["message"]["thread"] == str(two.id)
        assert not frame["data"]["message"].get("content")
    published.publications.clear()
    undone(moderator, done)
    assert published.types == told
    assert {where(hidden), where(deleted)} == {(room.id, one.id)}


@pytest.mark.parametrize("elsewhere", [False, True])
def test_undoing_a_move_accepts_the_answer_again(
    room: Room, other_room: Room, moderator: User, published: RecordingPublisher, *, elsewhere: bool
) -> None:
    thread = opened(room, moderator)
    answer = post(room, content="like this", thread=thread.id).message
    accept = ThreadChanges(answer=answer.id)
    update_thread(principal=principal(moderator), thread=thread.id, changes=accept)
    done = moved(moderator, answer, **({"room": other_room.id} if elsewhere else {}))
    assert Thread.objects.get(id=thread.id).answer_id is None
    undone(moderator, done)
    assert Thread.objects.get(id=thread.id).answer_id == answer.id
    assert published.frames[-1]["data"]["thread"]["answer"] == str(answer.id)


def test_undoing_a_move_does_not_replace_another_answer(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    thread = opened(room, moderator)
    first, second = (post(room, content=text, thread=thread.id).message for text in "ab")
    accept = ThreadChanges(answer=first.id)
    update_thread(principal=principal(moderator), thread=thread.id, changes=accept)
    done = moved(moderator, first)
    accept = ThreadChanges(answer=second.id)
    update_thread(principal=principal(moderator), thread=thread.id, changes=accept)
    undone(moderator, done)
    assert Thread.objects.get(id=thread.id).answer_id == second.id


def test_a_message_takes_the_thread_it_opened_along(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    parent = post(room).message
    own, other = opened(room, moderator, parent.id), opened(room, moderator)
    inside = post(room, content="inside", thread=own.id).message
    moved(moderator, parent, thread=other.id)
    assert {where(parent), where(inside)} == {(room.id, other.id)}
    assert Thread.objects.get(id=own.id).merged_into_id == other.id
    other_parent = post(room).message
    its = opened(room, moderator, other_parent.id)
    refused("input.invalid", moved, moderator, other_parent, thread=its.id)


def test_a_message_with_a_lively_thread_does_not_leave_its_room_alone(
    room: Room, other_room: Room, moderator: User, published: RecordingPublisher
) -> None:
    parent = post(room).message
    own = opened(room, moderator, parent.id)
    post(room, thread=own.id)
    published.publications.clear()
    refused("move.has_thread", moved, moderator, parent, room=other_room.id)
    assert not published.publications
    assert where(parent) == (room.id, None)


def test_in_a_help_room_a_message_that_comes_to_the_top_opens_its_thread(
    moderator: User, published: RecordingPublisher
) -> None:
    help_room = RoomFactory(space=moderator.memberships.get().space, auto_thread=True)
    question = post(help_room, moderator, "question").message
    thread = Thread.objects.get(parent=question.id)
    another = post(help_room, moderator, "another question", thread=thread.id).message
    done = moved(moderator, another)
    made = Thread.objects.get(parent=another.id)
    assert made.archived_at is None
    assert undone(moderator, done) == 1
    made.refresh_from_db()
    assert made.archived_at is not None


def test_only_moderators_of_both_rooms_of_one_space_move(
    room: Room, other_room: Room, moderator: User, published: RecordingPublisher
) -> None:
    author = member(room)
    message = post(room, author).message
    elsewhere = RoomFactory()
    published.publications.clear()
    refused("permission.denied", moved, author, message, title="Mine")
    refused("permission.denied", moved, moderator, message, room=elsewhere.id)
    hidden = RoomFactory(space__visibility="private")
    refused("room.not_found", moved, moderator, message, room=hidden.id)
    refused("room.not_found", moved, moderator, message, room=new_id())
    refused("thread.not_found", moved, moderator, message, thread=new_id())
    assert not published.publications
    assert not Move.objects.exists()


def test_bad_moves_are_refused_whole(
    room: Room, other_room: Room, moderator: User, published: RecordingPublisher
) -> None:
    message, theirs = post(room).message, post(other_room).message
    with bound(HoldAllGate()):
        held = post(room).message
    published.publications.clear()
    refused("message.not_found", moved, moderator, message, held, title="x")
    refused("input.invalid", moved, moderator, message, theirs, title="x")
    refused("input.invalid", moved, moderator, message)
    assert refused("input.invalid", moved, moderator, message, title="x" * 201).field == "title"
    many = [type("Row", (), {"id": new_id()}) for _ in range(101)]
    refused("move.too_many", moved, moderator, *many, title="x")
    assert not published.publications
    assert not Thread.objects.exists()


def test_moderators_see_what_was_moved_by_whom(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    done = moved(moderator, post(room).message, title="Elsewhere")
    [record] = client(moderator).get(f"{API}/rooms/{room.id}/moves").json()["results"]
    assert (record["id"], record["messages"]) == (str(done.id), 1)
    assert record["title"] == "Elsewhere"
    assert record["actor"]["id"] == str(moderator.id)
    answer = client(member(room)).get(f"{API}/rooms/{room.id}/moves")
    assert answer.json()["code"] == "permission.denied"
