"""Help rooms: a thread per question, answers, the queue, reminders, and similar questions."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.chat.actions.deletions import delete_message
from community.chat.actions.held import reject_message, release_message
from community.chat.actions.messages import commit
from community.chat.actions.thread_upkeep import archive_quiet, nudge_waiting
from community.chat.actions.threads import update_thread
from community.chat.models import Room, RoomHead, Thread, ThreadFollow
from community.chat.payloads import MessagePayload
from core.accounts.models import User
from core.kernel.clock import now
from tests.integration.chat.helpers import post, reviewed
from tests.support.factories import RoomFactory, member, principal
from tests.support.gates import HoldAllGate, bound
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def help_room() -> Room:
    return RoomFactory(kind="help", auto_thread=True)


def thread_of(message: MessagePayload) -> Thread:
    return Thread.objects.get(parent=message.id)


def listed(room: Room, user: User, **query: str) -> list[str]:
    answer = client(user).get(f"{API}/rooms/{room.id}/threads", query)
    assert answer.status_code == 200, answer.content
    return [one["parent"] for one in answer.json()["results"]]


def aged(*threads: Thread, hours: int) -> None:
    at = now() - timedelta(hours=hours)
    Thread.objects.filter(id__in=[one.id for one in threads]).update(created_at=at, active_at=at)


def test_every_question_opens_its_thread_in_the_same_commit(
    help_room: Room, published: RecordingPublisher
) -> None:
    asker = member(help_room)
    question = post(help_room, asker, "How do I begin?").message
    assert published.types == ["message.created", "thread.created"]
    assert [one.seq for one in published.publications] == [1, 2]
    assert published.frames[1]["data"]["thread"]["parent"] == str(question.id)
    assert published.frames[1]["data"]["thread"]["creator"]["id"] == str(asker.id)
    assert ThreadFollow.objects.filter(user=asker, thread__parent=question.id).exists()
    assert RoomHead.objects.get(room=help_room).seq == 2


def test_a_batch_of_questions_costs_two_statements_more_whatever_its_size(
    published: RecordingPublisher,
) -> None:
    def statements(auto_thread: bool, size: int) -> int:
        room = RoomFactory(auto_thread=auto_thread)
        batch = [reviewed(room, member(room), f"question {n}") for n in range(size)]
        with CaptureQueriesContext(connection) as queries:
            commit(batch)
        return len(queries)

    assert statements(True, 8) == statements(True, 1) == statements(False, 8) + 2


def test_an_answer_in_the_thread_opens_no_other_thread(
    help_room: Room, published: RecordingPublisher
) -> None:
    question = post(help_room, content="How?").message
    post(help_room, content="Like this", thread=thread_of(question).id)
    assert Thread.objects.count() == 1
    assert published.types[-2:] == ["message.created", "thread.updated"]


def test_a_held_question_opens_its_thread_when_it_is_released_and_not_before(
    help_room: Room, published: RecordingPublisher
) -> None:
    with bound(HoldAllGate()):
        held, refused = post(help_room).message, post(help_room).message
    assert not Thread.objects.exists()
    reject_message(message_id=refused.id)
    assert not Thread.objects.exists()
    published.publications.clear()
    release_message(message_id=held.id)
    assert published.types[:2] == ["message.created", "thread.created"]
    assert thread_of(held).last_seq == 2


def test_the_queue_holds_what_nobody_else_answered_oldest_first(
    help_room: Room, published: RecordingPublisher
) -> None:
    asker, helper = member(help_room), member(help_room)
    questions = [post(help_room, asker, f"question {n}").message for n in range(5)]
    first, answered, resolved, gone, last = questions
    post(help_room, helper, "try this", thread=thread_of(answered).id)
    post(help_room, asker, "nobody?", thread=thread_of(first).id)
    update_thread(
        principal=principal(asker), thread=thread_of(resolved).id, changes={"resolved": True}
    )
    delete_message(principal=principal(asker), message=gone.id)
    assert listed(help_room, helper, filter="unanswered") == [str(first.id), str(last.id)]
    assert str(resolved.id) in listed(help_room, helper, filter="resolved")
    assert str(resolved.id) not in listed(help_room, helper, filter="open")


def test_a_waiting_question_is_brought_up_once_after_a_day(
    help_room: Room, published: RecordingPublisher
) -> None:
    helper = member(help_room)
    waiting, answered, fresh = (post(help_room, content=f"question {n}").message for n in range(3))
    post(help_room, helper, "here", thread=thread_of(answered).id)
    aged(thread_of(waiting), thread_of(answered), hours=25)
    published.publications.clear()
    assert nudge_waiting(at=now()) == 1
    assert nudge_waiting(at=now()) == 0
    [frame] = published.frames
    assert frame["type"] == "thread.updated"
    assert frame["data"]["thread"]["parent"] == str(waiting.id)
    assert frame["data"]["thread"]["nudged_at"]
    assert thread_of(fresh).nudged_at is None


def test_quiet_threads_are_archived_pinned_and_fresh_ones_are_not(
    help_room: Room, published: RecordingPublisher
) -> None:
    quiet, pinned, fresh = (
        thread_of(post(help_room, content=f"question {n}").message) for n in range(3)
    )
    aged(quiet, pinned, hours=169)
    Thread.objects.filter(id=pinned.id).update(pinned=True)
    published.publications.clear()
    assert archive_quiet(at=now()) == 1
    assert archive_quiet(at=now()) == 0
    assert [one["data"]["thread"]["id"] for one in published.frames] == [str(quiet.id)]
    reader = member(help_room)
    assert listed(help_room, reader, filter="archived") == [str(quiet.parent_id)]
    post(help_room, reader, "still true?", thread=quiet.id)
    assert listed(help_room, reader, filter="archived") == []
    assert Thread.objects.get(id=fresh.id).archived_at is None


def similar(room: Room, user: User, text: str) -> list[str]:
    answer = client(user).get(f"{API}/rooms/{room.id}/similar", {"text": text})
    assert answer.status_code == 200, answer.content
    return [one["excerpt"] for one in answer.json()["results"]]


def test_up_to_three_resolved_questions_that_share_words_are_offered(
    help_room: Room, published: RecordingPublisher
) -> None:
    asker = member(help_room)
    texts = (
        "How do I deploy the server with docker?",
        "docker compose does not start",
        "My garden needs water",
        "도커 서버 배포 방법",
        "deploy to docker swarm",
        "docker deploy docker deploy",
    )
    for text in texts:
        question = post(help_room, asker, text).message
        update_thread(
            principal=principal(asker), thread=thread_of(question).id, changes={"resolved": True}
        )
    post(help_room, asker, "docker question nobody resolved")
    found = similar(help_room, member(help_room), "deploy docker")
    assert len(found) == 3
    assert "My garden needs water" not in found
    assert similar(help_room, asker, "서버 배포") == ["도커 서버 배포 방법"]
    assert similar(help_room, asker, "!?") == []
    assert similar(help_room, asker, "quetzal") == []


def test_similar_questions_of_hidden_rooms_and_too_long_texts_are_refused(
    published: RecordingPublisher,
) -> None:
    room = RoomFactory(space__visibility="private", auto_thread=True)
    outsider = member(RoomFactory())
    answer = client(outsider).get(f"{API}/rooms/{room.id}/similar", {"text": "x"})
    assert (answer.status_code, answer.json()["code"]) == (404, "room.not_found")
    inside = client(member(room)).get(f"{API}/rooms/{room.id}/similar", {"text": "x" * 4001})
    assert (inside.status_code, inside.json()["field"]) == (422, "text")
