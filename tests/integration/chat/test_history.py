"""What messages said before: for moderators of their space, with the gate's word on each."""

from collections.abc import Sequence
from typing import Any

import pytest

from community.chat.actions.edits import edit_message
from community.chat.actions.hiding import hide_message
from community.chat.actions.moves import move_messages
from community.chat.models import MessageEdit, Room
from core.accounts.models import User
from core.kernel.errors import CaryaError
from core.kernel.gate import Settled
from core.kernel.ids import new_id
from moderation import settling
from tests.integration.chat.helpers import post
from tests.support.factories import MembershipFactory, RoomFactory, member, principal
from tests.support.gates import HoldAllGate, MarkedGate, bound
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db


class StoringGate(MarkedGate):
    """Its decisions are kept as the real one's are."""

    def settle(self, decisions: Sequence[Settled]) -> None:
        settling.settle(decisions)


@pytest.fixture
def moderator(room: Room) -> User:
    return member(room, role="moderator")


def edit(user: User, message: Any, content: str) -> None:
    edit_message(principal=principal(user), message=message.id, content=content)


def history(user: User, message: Any) -> Any:
    return client(user).get(f"{API}/messages/{message.id}/history")


def told(user: User, message: Any) -> list[tuple[str, str]]:
    return [(one["content"], one["state"]) for one in history(user, message).json()["versions"]]


def test_every_text_is_told_from_the_first_on_with_its_time(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    author = member(room)
    message = post(room, author, "one").message
    assert told(moderator, message) == [("one", "applied")]
    edit(author, message, "two")
    with bound(HoldAllGate()):
        edit(author, message, "three")
    assert told(moderator, message) == [("one", "applied"), ("two", "applied"), ("three", "held")]
    edit(author, message, "four")
    answer = history(moderator, message).json()
    assert [one["state"] for one in answer["versions"]] == [
        "applied",
        "applied",
        "rejected",
        "applied",
    ]
    times = [one["at"] for one in answer["versions"]]
    assert times == sorted(times)
    assert (answer["author"]["id"], answer["more"]) == (str(author.id), False)
    assert answer["edited_at"] is not None


def test_authors_members_and_moderators_of_elsewhere_meet_no_such_message(
    room: Room, published: RecordingPublisher
) -> None:
    author, elsewhere = member(room), MembershipFactory(role="moderator").user
    message = post(room, author).message
    edit(author, message, "other words")
    absent = client(author).get(f"{API}/messages/{new_id()}/history").json()
    for user in (author, member(room), elsewhere):
        answer = history(user, message)
        assert answer.status_code == 404
        assert answer.json() == absent
    shown = client(author).get(f"{API}/messages/{message.id}").json()
    assert shown["edited_at"] is not None


def test_hidden_messages_have_a_history_and_one_moved_elsewhere_takes_its_along(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    author, other = member(room), RoomFactory(space=room.space)
    message, hidden = post(room, author, "one").message, post(room, author, "bad").message
    edit(author, message, "two")
    move_messages(principal=principal(moderator), messages=[message.id], room=other.id)
    moved = client(moderator).get(f"{API}/messages/{message.id}").json()
    answer = client(moderator).get(f"{API}/messages/{moved['id']}/history").json()
    assert [one["content"] for one in answer["versions"]] == ["one", "two"]
    hide_message(message_id=hidden.id)
    assert told(moderator, hidden) == [("bad", "applied")]


def test_each_version_has_the_decision_of_the_gate_it_passed_even_after_a_move(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    author, other = member(room), RoomFactory(space=room.space)
    with bound(StoringGate()):
        message = post(room, author, "good morning").message
        edit(author, message, "good [flag] evening")
    decisions = [one["decision"] for one in history(moderator, message).json()["versions"]]
    assert [(one["outcome"], one["layer"]) for one in decisions] == [
        ("allow", "policy"),
        ("flag", "policy"),
    ]
    move_messages(principal=principal(moderator), messages=[message.id], room=other.id)
    moved = client(moderator).get(f"{API}/messages/{message.id}").json()
    answer = client(moderator).get(f"{API}/messages/{moved['id']}/history").json()
    assert [one["decision"] for one in answer["versions"]] == decisions


def test_of_very_many_edits_the_latest_hundred_are_told(
    room: Room, moderator: User, published: RecordingPublisher, django_assert_num_queries: Any
) -> None:
    message = post(room, content="first").message
    MessageEdit.objects.bulk_create(
        MessageEdit(message_id=message.id, content=f"{n}", previous="x", state="applied")
        for n in range(101)
    )
    api = client(moderator)
    with django_assert_num_queries(6):
        answer = api.get(f"{API}/messages/{message.id}/history").json()
    contents = [one["content"] for one in answer["versions"]]
    assert contents == [f"{n}" for n in range(1, 101)]
    assert answer["more"] is True


def test_a_refused_edit_leaves_the_history_as_it_was(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    author = member(room)
    message = post(room, author, "one").message
    with pytest.raises(CaryaError):
        edit(author, message, "")
    assert told(moderator, message) == [("one", "applied")]
