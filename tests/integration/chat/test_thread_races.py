"""Races about threads, forced: the later one meets what the earlier one left."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import connection

from community.chat.actions.admission import admit
from community.chat.actions.edits import admit_edit, commit_edit, review_edit
from community.chat.actions.messages import commit, review
from community.chat.actions.moves import merge_threads, move_messages
from community.chat.actions.pins import pin_message
from community.chat.actions.threads import create_thread, update_thread
from community.chat.models import Message, Room, RoomHead, Thread
from community.chat.stages import Admitted, Draft, Reviewed
from community.chat.thread_payloads import ThreadPayload
from core.accounts.models import User
from core.kernel.errors import CaryaError
from core.kernel.ids import new_id
from tests.integration.chat.helpers import post, refused
from tests.support.factories import RoomFactory, member, principal
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def moderator(room: Room) -> User:
    return member(room, role="moderator")


def opened(room: Room, user: User) -> ThreadPayload:
    return create_thread(principal=principal(user), room=room.id, title="A matter").thread


def on_its_way(room: Room, user: User, thread: ThreadPayload | None) -> list[Reviewed]:
    """A post to a thread, or to the room, that has passed admission and the gate."""
    draft = Draft(
        principal=principal(user),
        room=room.id,
        content="hello",
        nonce=new_id(),
        thread=thread.id if thread else None,
    )
    [admitted] = admit([draft])
    assert isinstance(admitted, Admitted)
    return async_to_sync(review)([admitted])


def together(*acts: Callable[[], Any]) -> list[Any]:
    """Run all at once; results in order, refusals as their errors."""
    barrier, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(index: int, act: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            results[index] = act()
        except CaryaError as error:
            results[index] = error  # type: ignore[call-overload]
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(acts)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(20)
    return results


def test_a_thread_locked_while_a_post_is_reviewed_does_not_take_it(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    author = member(room)
    thread = opened(room, author)
    reviewed = on_its_way(room, author, thread)
    update_thread(principal=principal(moderator), thread=thread.id, changes={"locked": True})
    published.publications.clear()
    [result] = commit(reviewed)
    assert isinstance(result, CaryaError)
    assert result.code == "thread.locked"
    assert not Message.objects.exists()
    assert not published.publications


def test_a_thread_merged_while_a_post_is_reviewed_does_not_take_it(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    author = member(room)
    thread, other = opened(room, author), opened(room, author)
    reviewed = on_its_way(room, author, thread)
    merge_threads(principal=principal(moderator), thread=thread.id, into=other.id)
    [result] = commit(reviewed)
    assert isinstance(result, CaryaError)
    assert result.code == "thread.not_found"
    assert not Message.objects.exists()


def test_an_edit_of_a_message_that_left_the_room_meanwhile_is_refused(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    author, other = member(room), RoomFactory(space=room.space)
    message = post(room, author, "before").message
    admitted = admit_edit(principal=principal(author), message=message.id, content="after")
    edit = async_to_sync(review_edit)(admitted)
    move_messages(principal=principal(moderator), messages=[message.id], room=other.id)
    published.publications.clear()
    refused("message.not_found", commit_edit, edit)
    assert Message.objects.get(moved_from=message.id).content == "before"
    assert not published.publications


def test_an_edit_of_a_message_moved_within_the_room_meanwhile_keeps_its_new_place(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    author = member(room)
    message = post(room, author, "before").message
    admitted = admit_edit(principal=principal(author), message=message.id, content="after")
    edit = async_to_sync(review_edit)(admitted)
    done = move_messages(principal=principal(moderator), messages=[message.id], title="Elsewhere")
    state, now = commit_edit(edit)
    assert done.thread is not None
    assert (state, now.content, now.thread) == ("published", "after", done.thread.id)


def test_of_two_answers_accepted_at_once_one_stays_and_both_were_told(
    room: Room, published: RecordingPublisher
) -> None:
    asker = member(room)
    thread = opened(room, asker)
    answers = [post(room, asker, f"{n}", thread=thread.id).message.id for n in range(2)]
    before = RoomHead.objects.get(room=room).seq
    results = together(
        *(
            partial(
                update_thread,
                principal=principal(asker),
                thread=thread.id,
                changes={"answer": id},
            )
            for id in answers
        )
    )
    assert {one.answer for one in results} == set(answers)
    row = Thread.objects.get()
    assert row.answer_id == max(results, key=lambda one: one.last_seq).answer
    assert sorted(one.last_seq for one in results) == [before + 1, before + 2]


def test_two_people_opening_a_thread_from_one_message_get_the_same(
    room: Room, published: RecordingPublisher
) -> None:
    parent = post(room).message
    people = [member(room), member(room)]
    results = together(
        *(
            partial(create_thread, principal=principal(who), room=room.id, parent=parent.id)
            for who in people
        )
    )
    assert len({one.thread.id for one in results}) == 1
    assert sorted(one.existing for one in results) == [False, True]
    assert Thread.objects.count() == 1


def test_the_last_place_for_a_pin_is_given_once(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    messages = [post(room, moderator, f"{n}").message.id for n in range(51)]
    Message.objects.filter(id__in=messages[:49]).update(pinned=True)
    results = together(
        *(
            partial(pin_message, principal=principal(moderator), message=id, pinned=True)
            for id in messages[49:]
        )
    )
    assert sorted(getattr(one, "code", "ok") for one in results) == ["message.pins_full", "ok"]
    assert Message.objects.filter(pinned=True).count() == 50


def test_messages_posted_into_one_thread_at_once_are_all_counted(
    room: Room, published: RecordingPublisher
) -> None:
    people = [member(room) for _ in range(4)]
    thread = opened(room, people[0])
    together(*(partial(post, room, who, thread=thread.id) for who in people))
    assert Thread.objects.get().message_count == 4
