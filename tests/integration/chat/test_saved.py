"""Saved messages: one's own, as long as one may read them, the same on every device."""

from typing import Any
from uuid import UUID

import pytest

from community.chat.actions import saved as saving
from community.chat.actions.deletions import delete_message
from community.chat.actions.hiding import hide_message
from community.chat.actions.moves import move_messages
from community.chat.actions.saved import save_message, unsave_message
from community.chat.actions.undo import undo_move
from community.chat.models import Room, SavedMessage
from community.people.models import Relation
from community.spaces.models import Membership
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.ids import new_id
from core.kernel.wire import user_topic
from tests.integration.chat.helpers import post, refused
from tests.support.factories import RoomFactory, member, principal
from tests.support.gates import HoldAllGate, bound
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db
Capture = Any


def save(user: User, message: UUID) -> None:
    save_message(principal=principal(user), message=message)


def listed(user: User) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = client(user).get(f"{API}/saved").json()["results"]
    return results


def ids(user: User) -> list[str]:
    return [one["id"] for one in listed(user)]


def test_saving_twice_is_once_and_ones_own_sockets_alone_hear_of_it(
    room: Room, published: RecordingPublisher, django_capture_on_commit_callbacks: Capture
) -> None:
    reader, message = member(room), post(room).message
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            assert client(reader).put(f"{API}/messages/{message.id}/saved").status_code == 204
        for _ in range(2):
            assert client(reader).delete(f"{API}/messages/{message.id}/saved").status_code == 204
    told = [one for one in published.publications if one.topic == user_topic(reader.id)]
    assert len(told) == 2
    assert [frame["data"] for frame in published.frames if frame["type"] == "saved.changed"] == [
        {"message": str(message.id), "saved": True},
        {"message": str(message.id), "saved": False},
    ]


def test_the_list_is_ones_own_the_last_saved_first_in_pages_without_gap_or_overlap(
    room: Room, published: RecordingPublisher
) -> None:
    reader, other = member(room), member(room)
    messages = [post(room, content=f"number {n}").message for n in range(5)]
    order = [messages[n] for n in (2, 0, 4, 1, 3)]
    for message in order:
        save(reader, message.id)
    found: list[str] = []
    path: str | None = f"{API}/saved?limit=2"
    while path:
        page = client(reader).get(path).json()
        found += [one["message"]["content"] for one in page["results"]]
        path = page["next"]
    assert found == [message.content for message in reversed(order)]
    assert listed(other) == []
    assert client(reader).get(f"{API}/messages/{messages[0].id}/saved").json() == {"saved": True}
    assert client(other).get(f"{API}/messages/{messages[0].id}/saved").json() == {"saved": False}


def test_the_list_costs_the_same_queries_whatever_its_length(
    room: Room, published: RecordingPublisher, django_assert_num_queries: Any
) -> None:
    reader = member(room)
    for _ in range(2):
        for _ in range(3):
            save(reader, post(room).message.id)
        api = client(reader)
        with django_assert_num_queries(5):
            api.get(f"{API}/saved")


@pytest.mark.parametrize("query", [{"cursor": "xx"}, {"limit": "0"}, {"limit": "101"}])
def test_bad_queries_are_refused_and_named(room: Room, query: dict[str, str]) -> None:
    answer = client(member(room)).get(f"{API}/saved", query)
    assert (answer.status_code, answer.json()["field"]) == (422, next(iter(query)))


def test_what_may_not_be_read_any_more_is_not_shown_and_comes_back_with_the_right_to(
    room: Room, published: RecordingPublisher
) -> None:
    secret = RoomFactory(space__visibility="private")
    reader = member(secret)
    message = post(secret).message
    save(reader, message.id)
    mine = Membership.objects.filter(user=reader)
    mine.update(left_at=now())
    assert listed(reader) == []
    mine.update(left_at=None)
    assert ids(reader) == [str(message.id)]
    Relation.objects.create(user_id=message.author.id, other=reader, kind="block")
    assert listed(reader) == []
    # Letting go takes no right to read.
    unsave_message(principal=principal(reader), message=message.id)
    assert not SavedMessage.objects.exists()


def test_deleted_and_hidden_messages_show_as_gone(
    room: Room, published: RecordingPublisher
) -> None:
    reader, author = member(room), member(room)
    kept, deleted, hidden = (post(room, author, text).message for text in "abc")
    for message in (kept, deleted, hidden):
        save(reader, message.id)
    delete_message(principal=principal(author), message=deleted.id)
    hide_message(message_id=hidden.id)
    assert [
        (one["id"], one["message"] and one["message"]["content"]) for one in listed(reader)
    ] == [
        (str(hidden.id), None),
        (str(deleted.id), None),
        (str(kept.id), "a"),
    ]
    assert listed(reader)[0]["room"]["slug"] == room.slug


def test_a_message_that_is_moved_stays_saved_where_it_is_there_and_back(
    room: Room, published: RecordingPublisher
) -> None:
    moderator, reader = member(room, role="moderator"), member(room)
    other = RoomFactory(space=room.space)
    message = post(room).message
    save(reader, message.id)
    move = move_messages(principal=principal(moderator), messages=[message.id], room=other.id)
    [there] = listed(reader)
    assert (there["room"]["slug"], there["message"]["content"]) == (other.slug, "hello")
    undo_move(principal=principal(moderator), move=move.id)
    assert ids(reader) == [str(message.id)]


def test_the_1001st_is_refused_clearly_and_stores_nothing(
    room: Room, published: RecordingPublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "SAVED_MAX", 2)
    reader = member(room)
    messages = [post(room).message.id for _ in range(3)]
    for message in messages[:2]:
        save(reader, message)
    answer = client(reader).put(f"{API}/messages/{messages[2]}/saved")
    assert (answer.status_code, answer.json()["code"]) == (422, "message.saved_full")
    assert "2 messages" in answer.json()["detail"]
    save(reader, messages[0])
    assert SavedMessage.objects.count() == 2
    unsave_message(principal=principal(reader), message=messages[0])
    save(reader, messages[2])


def test_absent_deleted_and_held_messages_are_not_saved(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    deleted = post(room, author).message
    delete_message(principal=principal(author), message=deleted.id)
    with bound(HoldAllGate()):
        held = post(room, author).message
    refused("message.not_found", save, author, new_id())
    refused("message.not_found", save, author, deleted.id)
    refused("message.held", save, author, held.id)
    refused("message.not_found", save, member(room), held.id)
    assert not SavedMessage.objects.exists()


def test_search_finds_what_one_has_saved_and_what_one_has_not(
    room: Room, published: RecordingPublisher
) -> None:
    reader = member(room)
    kept, passed = (post(room, content=f"apple {n}").message for n in range(2))
    save(reader, kept.id)

    def hits(user: User, query: str) -> list[str]:
        found = client(user).get(f"{API}/search", {"q": query}).json()
        return [one["id"] for one in found["results"]]

    assert hits(reader, "is:saved") == [str(kept.id)]
    assert hits(reader, "apple -is:saved") == [str(passed.id)]
    assert hits(member(room), "is:saved") == []
