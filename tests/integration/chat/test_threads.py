"""Threads: opened from messages or on their own, written in, counted, followed, changed."""

from typing import Unpack
from uuid import UUID

import pytest

from community.chat.actions.deletions import delete_message
from community.chat.actions.edits import edit_message
from community.chat.actions.held import release_message
from community.chat.actions.threads import (
    ThreadChanges,
    create_thread,
    follow_thread,
    unfollow_thread,
    update_thread,
)
from community.chat.models import Message, Room, RoomHead, Thread, ThreadFollow
from community.chat.thread_payloads import ThreadPayload
from community.people.models import Relation
from core.accounts.models import User
from core.kernel.ids import new_id
from tests.integration.chat.helpers import post, refused
from tests.support.factories import RoomFactory, member, principal
from tests.support.gates import HoldAllGate, RejectAllGate, bound
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)


def opened(
    room: Room, user: User, parent: UUID | None = None, title: str = "A side matter"
) -> ThreadPayload:
    return create_thread(
        principal=principal(user), room=room.id, parent=parent, title="" if parent else title
    ).thread


def changed(user: User, thread: ThreadPayload, **changes: Unpack[ThreadChanges]) -> ThreadPayload:
    return update_thread(principal=principal(user), thread=thread.id, changes=changes)


def test_a_thread_opened_from_a_message_takes_one_position_and_its_creator_follows(
    room: Room, published: RecordingPublisher
) -> None:
    asker = member(room)
    parent = post(room, asker).message
    published.publications.clear()
    thread = opened(room, asker, parent.id)
    assert published.types == ["thread.created"]
    [publication] = published.publications
    assert parent.seq is not None
    assert publication.seq == thread.last_seq == parent.seq + 1
    assert thread.parent == parent.id
    assert ThreadFollow.objects.get().user_id == asker.id


def test_a_message_has_one_thread_whoever_asks_for_a_second(
    room: Room, published: RecordingPublisher
) -> None:
    parent = post(room).message
    first = opened(room, member(room), parent.id)
    published.publications.clear()
    again = create_thread(principal=principal(member(room)), room=room.id, parent=parent.id)
    assert again.existing
    assert again.thread.id == first.id
    assert not published.publications
    assert RoomHead.objects.get(room=room).seq == first.last_seq


def test_a_message_in_a_thread_counts_there_and_not_in_the_room(
    room: Room, published: RecordingPublisher
) -> None:
    asker, helper = member(room), member(room)
    thread = opened(room, asker)
    published.publications.clear()
    posted = post(room, helper, "an idea", thread=thread.id).message
    assert published.types == ["message.created", "thread.updated"]
    now = published.frames[1]["data"]["thread"]
    assert now["message_count"] == 1
    assert now["last_author"]["id"] == str(helper.id)
    assert posted.thread == thread.id
    assert published.publications[0].counted is None
    assert posted.seq is not None
    assert published.publications[1].seq == posted.seq + 1
    assert ThreadFollow.objects.filter(user=helper, thread=thread.id, following=True).exists()


def test_a_thread_message_shown_in_the_room_too_counts_there_once(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    thread = opened(room, author)
    published.publications.clear()
    post(room, author, "news", thread=thread.id, also_in_room=True)
    assert published.frames[0]["data"]["message"]["also_in_room"] is True
    assert published.publications[0].counted is not None
    assert published.publications[0].counted.counts


def test_also_in_room_without_a_thread_is_refused(
    room: Room, published: RecordingPublisher
) -> None:
    assert refused("input.invalid", post, room, also_in_room=True).field == "also_in_room"
    assert not Message.objects.exists()


def test_counts_stay_exact_after_deletions_holds_and_releases(
    room: Room, published: RecordingPublisher
) -> None:
    author, other = member(room), member(room)
    thread = opened(room, author)
    first = post(room, author, "one", thread=thread.id).message
    second = post(room, other, "two", thread=thread.id).message
    with bound(HoldAllGate()):
        held = post(room, author, "three", thread=thread.id).message
    row = Thread.objects.get()
    assert (row.message_count, row.last_author_id) == (2, other.id)
    delete_message(principal=principal(other), message=second.id)
    row.refresh_from_db()
    assert (row.message_count, row.last_author_id) == (1, author.id)
    assert row.last_message_at == first.published_at
    published.publications.clear()
    release_message(message_id=held.id)
    assert published.types[:2] == ["message.created", "thread.updated"]
    row.refresh_from_db()
    assert row.message_count == 2
    for message in (first, held):
        delete_message(principal=principal(author), message=message.id)
    row.refresh_from_db()
    assert (row.message_count, row.last_message_at, row.last_author_id) == (0, None, None)


def test_a_locked_thread_is_for_moderators_to_write_in(
    room: Room, published: RecordingPublisher
) -> None:
    author, moderator = member(room), member(room, role="moderator")
    thread = opened(room, author)
    mine = post(room, author, "early", thread=thread.id).message
    changed(moderator, thread, locked=True)
    published.publications.clear()
    assert refused("thread.locked", post, room, author, thread=thread.id).field == "thread"
    refused(
        "thread.locked", edit_message, principal=principal(author), message=mine.id, content="x"
    )
    refused("thread.locked", changed, author, thread, title="Mine")
    assert not published.publications
    assert post(room, moderator, "closed, see above", thread=thread.id).message.seq


def test_a_new_message_reopens_an_archived_thread(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    thread = opened(room, author)
    assert changed(author, thread, archived=True).archived
    published.publications.clear()
    post(room, author, thread=thread.id)
    assert published.frames[-1]["data"]["thread"]["archived"] is False


def test_the_title_passes_the_gate_and_a_refused_one_leaves_nothing(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    with bound(RejectAllGate()):
        error = refused("gate.rejected", opened, room, author)
    assert error.field == "title"
    assert not Thread.objects.exists()
    assert not published.publications
    thread = opened(room, author)
    with bound(RejectAllGate()):
        refused("gate.rejected", changed, author, thread, title="Something else")
    assert Thread.objects.get().title == "A side matter"


@pytest.mark.parametrize("title", ["x" * 201, "", " \u200b "])
def test_bad_titles_are_refused_and_named(
    room: Room, published: RecordingPublisher, title: str
) -> None:
    assert refused("input.invalid", opened, room, member(room), title=title).field == "title"
    assert not Thread.objects.exists()
    assert RoomHead.objects.get(room=room).seq == 0


def test_who_may_change_what(room: Room, published: RecordingPublisher) -> None:
    creator, other = member(room), member(room)
    trusted, moderator = member(room, trust="trusted"), member(room, role="moderator")
    thread, trusteds = opened(room, creator), opened(room, trusted)
    refused("thread.not_yours", changed, other, thread, title="Theirs")
    refused("thread.not_yours", changed, other, thread, resolved=True)
    refused("permission.denied", changed, creator, thread, locked=True)
    refused("permission.denied", changed, creator, thread, pinned=True)
    assert changed(trusted, trusteds, pinned=True).pinned
    assert changed(moderator, thread, pinned=True, locked=True, title="Ours").title == "Ours"


def test_the_accepted_answer_is_a_message_of_the_thread_and_resolves_it(
    room: Room, published: RecordingPublisher
) -> None:
    asker, helper = member(room), member(room)
    thread = opened(room, asker)
    elsewhere = post(room, helper).message
    answer = post(room, helper, "like this", thread=thread.id).message
    refused("thread.answer_invalid", changed, asker, thread, answer=elsewhere.id)
    refused("thread.answer_invalid", changed, asker, thread, answer=new_id())
    now = changed(asker, thread, answer=answer.id)
    assert (now.answer, now.resolved) == (answer.id, True)
    reopened = changed(asker, thread, resolved=False)
    assert (reopened.answer, reopened.resolved) == (None, False)
    changed(asker, thread, answer=answer.id)
    delete_message(principal=principal(helper), message=answer.id)
    row = Thread.objects.get()
    assert row.answer_id is None
    assert row.resolved_at is not None


def test_nothing_changed_takes_no_position(room: Room, published: RecordingPublisher) -> None:
    author = member(room)
    thread = opened(room, author)
    published.publications.clear()
    changed(author, thread, title="A side matter", resolved=False)
    assert not published.publications
    assert RoomHead.objects.get(room=room).seq == thread.last_seq


def test_unfollowing_outlasts_writing_again(room: Room, published: RecordingPublisher) -> None:
    author = member(room)
    thread = opened(room, author)
    unfollow_thread(principal=principal(author), thread=thread.id)
    post(room, author, thread=thread.id)
    assert not ThreadFollow.objects.get().following
    follow_thread(principal=principal(author), thread=thread.id)
    assert ThreadFollow.objects.get().following


def test_foreign_hidden_and_absent_threads_answer_alike(
    room: Room, published: RecordingPublisher
) -> None:
    reader, blocked = member(room), member(room)
    Relation.objects.create(user=reader, other=blocked, kind="block")
    hidden = RoomFactory(space__visibility="private")
    secret = opened(hidden, member(hidden))
    theirs = opened(room, blocked)
    answers = set()
    for id in (secret.id, theirs.id, new_id()):
        posted = refused("thread.not_found", post, room, reader, thread=id)
        followed = refused(
            "thread.not_found", follow_thread, principal=principal(reader), thread=id
        )
        answers |= {posted.message, followed.message}
    assert len(answers) == 1
    assert not Message.objects.exists()


def test_members_write_in_threads_of_announcement_rooms_and_nowhere_else_there(
    published: RecordingPublisher,
) -> None:
    room = RoomFactory(kind="announcement")
    moderator, reader = member(room, role="moderator"), member(room)
    news = post(room, moderator, "news").message
    thread = opened(room, reader, news.id)
    assert post(room, reader, "thanks", thread=thread.id).message.seq
    refused("room.read_only", post, room, reader)
    refused("room.read_only", post, room, reader, thread=thread.id, also_in_room=True)
    refused("room.read_only", opened, room, reader)


def test_threads_are_limited_to_five_an_hour(room: Room, published: RecordingPublisher) -> None:
    author = member(room)
    mine = principal(author, exempt=False)
    for n in range(5):
        create_thread(principal=mine, room=room.id, title=f"Matter {n}")
    error = refused("rate.limited", create_thread, principal=mine, room=room.id, title="Six")
    assert error.retry_after
    assert Thread.objects.count() == 5
