"""Threads over REST: the same rules as on the socket, and pages of a thread's own messages."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.chat.actions.deletions import delete_message
from community.chat.actions.messages import commit
from community.chat.actions.moves import move_messages
from community.chat.models import Room, Thread
from community.people.models import Relation
from core.kernel.ids import new_id
from tests.integration.chat.helpers import post
from tests.integration.chat.test_thread_races import on_its_way, opened
from tests.support.factories import RoomFactory, member, principal
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_thread_is_opened_changed_written_in_and_read(
    room: Room, published: RecordingPublisher
) -> None:
    asker, helper = member(room), member(room)
    parent = post(room, asker, "a question").message
    mine, theirs = client(asker), client(helper)
    made = mine.post(f"{API}/rooms/{room.id}/threads", {"parent": str(parent.id)})
    again = theirs.post(f"{API}/rooms/{room.id}/threads", {"parent": str(parent.id)})
    assert (made.status_code, again.status_code) == (201, 200)
    thread = made.json()["thread"]["id"]
    assert again.json()["thread"]["id"] == thread
    path = f"{API}/threads/{thread}"
    said = theirs.post(f"{path}/messages", {"content": "an answer", "nonce": str(new_id())})
    assert said.status_code == 201
    answer = said.json()["message"]
    assert answer["thread"] == thread
    assert mine.get(path).json()["thread"]["unread"] == 1
    assert mine.put(f"{path}/read", {"seq": answer["seq"]}).json() == {"unread": 0}
    resolved = mine.patch(path, {"answer": answer["id"], "title": "How?"}).json()["thread"]
    assert (resolved["resolved"], resolved["title"]) == (True, "How?")
    assert theirs.patch(path, {"title": "Mine"}).json()["code"] == "thread.not_yours"
    view = theirs.get(path).json()
    assert view["parent"]["content"] == "a question"
    assert (view["thread"]["following"], view["thread"]["answer"]) == (True, answer["id"])
    assert theirs.delete(f"{path}/follow").status_code == 204
    assert theirs.get(path).json()["thread"]["following"] is False


def test_pages_of_a_thread_hold_its_messages_and_pages_of_the_room_its_threads(
    room: Room, published: RecordingPublisher
) -> None:
    reader = member(room)
    parent = post(room, reader, "a question").message
    path = f"{API}/rooms/{room.id}/threads"
    thread = client(reader).post(path, {"parent": str(parent.id)}).json()["thread"]["id"]
    inside = [post(room, reader, f"{n}", thread=UUID(thread)).message.id for n in range(3)]
    aside = post(room, reader, "for all", thread=UUID(thread), also_in_room=True).message.id
    api = client(reader)
    page = api.get(f"{API}/threads/{thread}/messages", {"limit": 2}).json()
    assert [one["id"] for one in page["results"]] == [str(inside[2]), str(aside)]
    before = api.get(page["next"]).json()
    assert [one["id"] for one in before["results"]] == [str(inside[0]), str(inside[1])]
    assert before["next"] is None
    room_page = api.get(f"{API}/rooms/{room.id}/messages").json()
    assert [one["id"] for one in room_page["results"]] == [str(parent.id), str(aside)]
    assert [(one["id"], one["message_count"]) for one in room_page["threads"]] == [(thread, 4)]


def test_threads_are_found_by_their_title_and_by_what_they_began_with_if_it_can_be_read(
    room: Room, published: RecordingPublisher
) -> None:
    reader, stranger = member(room), member(room)
    api, path = client(reader), f"{API}/rooms/{room.id}/threads"
    begun = {}
    for text in ("Hickory oil", "Walnut oil", "Walnut shells"):
        parent = post(room, stranger if "shells" in text else reader, text).message
        made = api.post(path, {"parent": str(parent.id)}).json()["thread"]
        begun[text] = (made["id"], parent.id)
    titled = api.post(path, {"title": "All about WALNUTS 100%"}).json()["thread"]["id"]

    def found(words: str) -> list[str]:
        return [one["id"] for one in api.get(path, {"q": words}).json()["results"]]

    assert found("walnut") == [titled, begun["Walnut shells"][0], begun["Walnut oil"][0]]
    assert found("0%") == [titled]
    assert found("cashew\0") == []
    delete_message(principal=principal(reader), message=begun["Walnut oil"][1])
    Relation.objects.create(user=reader, other=stranger, kind="block")
    assert found("walnut") == [titled]


def test_a_deleted_parent_is_no_longer_shown_and_its_thread_goes_on(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    parent = post(room, author, "a question").message
    path = f"{API}/rooms/{room.id}/threads"
    thread = client(author).post(path, {"parent": str(parent.id)}).json()["thread"]["id"]
    delete_message(principal=principal(author), message=parent.id)
    view = client(author).get(f"{API}/threads/{thread}").json()
    assert view["parent"] is None
    assert post(room, author, thread=UUID(thread)).message.seq


def test_a_message_of_a_thread_opens_none(room: Room, published: RecordingPublisher) -> None:
    author = member(room)
    thread = opened(room, author)
    inside = post(room, author, thread=thread.id).message
    answer = client(author).post(f"{API}/rooms/{room.id}/threads", {"parent": str(inside.id)})
    assert (answer.status_code, answer.json()["field"]) == (422, "parent")
    assert Thread.objects.count() == 1


def test_after_a_move_away_the_first_address_answers_only_those_who_may_see_the_place(
    room: Room, published: RecordingPublisher
) -> None:
    author, moderator = member(room), member(room, role="moderator")
    staff = RoomFactory(space=room.space, read_level="moderator")
    message = post(room, author).message
    move_messages(principal=principal(moderator), messages=[message.id], room=staff.id)
    path = f"{API}/messages/{message.id}"
    assert client(moderator).get(path).json()["room"] == str(staff.id)
    hidden = client(author).get(path)
    absent = client(author).get(f"{API}/messages/{new_id()}")
    assert hidden.status_code == absent.status_code == 404
    assert hidden.json()["code"] == absent.json()["code"]


def test_posts_in_threads_cost_four_statements_more_whatever_the_size_of_the_batch(
    published: RecordingPublisher,
) -> None:
    def statements(size: int, *, threaded: bool) -> int:
        room = RoomFactory()
        thread = opened(room, member(room)) if threaded else None
        writers = [member(room) for _ in range(size)]
        batch = [one for who in writers for one in on_its_way(room, who, thread)]
        with CaptureQueriesContext(connection) as queries:
            commit(batch)
        return len(queries)

    many, one = statements(6, threaded=True), statements(1, threaded=True)
    assert many == one == statements(6, threaded=False) + 4
