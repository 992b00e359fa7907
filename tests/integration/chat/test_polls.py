"""Polls: asked like messages, voted in by whoever may react, and closed for good."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from community.chat.actions.edits import edit_message
from community.chat.actions.held import release_message
from community.chat.actions.hiding import hide_message
from community.chat.actions.moves import move_messages
from community.chat.actions.polls import close_due, close_poll
from community.chat.actions.threads import create_thread
from community.chat.actions.votes import VoteWish, set_votes
from community.chat.api.pages import for_reader
from community.chat.models import Message, MessageEdit, Room, RoomHead, Vote
from community.chat.payloads import MessagePayload
from community.chat.polls import NewPoll
from community.people.models import Relation
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.errors import CaryaError
from core.kernel.gate import Outcome, Verdict
from core.kernel.ids import new_id
from tests.integration.chat.helpers import nothing_happened, post, refused
from tests.support.factories import RoomFactory, member, principal
from tests.support.gates import AllowAllGate, HoldAllGate, RejectAllGate, bound
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)

DAY = timedelta(days=1)


def poll(*options: str, **fields: Any) -> NewPoll:
    return NewPoll(options=options or ("Tea", "Coffee", "Water"), **fields)


def ask(room: Room, user: User | None = None, **fields: Any) -> MessagePayload:
    return post(room, user, "What to drink?", poll=poll(**fields)).message


def wish(user: User, message: UUID, *options: int) -> VoteWish:
    return VoteWish(principal=principal(user), message=message, options=options)


def vote(user: User, message: MessagePayload, *options: int) -> None:
    [refusal] = set_votes([wish(user, message.id, *options)])
    if refusal is not None:
        raise refusal


def stored_poll(message: UUID) -> dict[str, Any]:
    found = Message.objects.get(id=message).poll
    assert isinstance(found, dict)
    return found


def tallies(message: MessagePayload) -> list[int]:
    stored = stored_poll(message.id)
    rows = Vote.objects.filter(message=message.id)
    counted = [rows.filter(option=n).count() for n in range(len(stored["options"]))]
    assert [one["votes"] for one in stored["options"]] == counted, "tallies are those of the rows"
    assert stored["voters"] == rows.values("user").distinct().count()
    return counted


def test_a_poll_is_a_message_with_options(room: Room, published: RecordingPublisher) -> None:
    closes_at = now() + DAY
    answer = post(
        room, content="What to drink?", poll=poll(" Tea ", "Coffee", closes_at=closes_at)
    ).message
    assert (answer.kind, answer.content) == ("poll", "What to drink?")
    shown = published.frames[0]["data"]["message"]["poll"]
    assert [one["text"] for one in shown["options"]] == ["Tea", "Coffee"]
    assert (shown["multiple"], shown["voters"], shown["closed_at"]) == (False, 0, None)
    stored = Message.objects.get()
    assert stored.poll_due_at == closes_at
    listed = client(member(room)).get(f"{API}/rooms/{room.id}/messages").json()["results"]
    assert (listed[0]["poll"], listed[0]["my_votes"]) == (shown, [])


def test_a_message_without_a_poll_has_none(room: Room, published: RecordingPublisher) -> None:
    assert post(room).message.poll is None
    stored = Message.objects.get()
    assert (stored.poll, stored.poll_due_at, stored.kind) == (None, None, "text")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (poll("Tea"), "poll.options"),
        (poll(*"abcdefghijk"), "poll.options"),
        (poll("Tea", " \u200b "), "poll.options.1"),
        (poll("x" * 101, "Tea"), "poll.options.0"),
        (poll("Tea", "Coffee", "tea"), "poll.options.2"),
        (poll(closes_at=now() - DAY), "poll.closes_at"),
        (poll(closes_at=now() + timedelta(minutes=4)), "poll.closes_at"),
        (poll(closes_at=now() + timedelta(days=31)), "poll.closes_at"),
    ],
)
def test_a_bad_poll_is_refused_and_says_what_is_wrong(
    room: Room, published: RecordingPublisher, given: NewPoll, field: str
) -> None:
    error = refused("input.invalid", post, room, content="What?", poll=given)
    assert error.field == field
    nothing_happened(published)


def test_a_poll_needs_a_question_and_holds_no_uploads(
    room: Room, published: RecordingPublisher
) -> None:
    refused("message.empty", post, room, content=" ", poll=poll())
    error = refused("input.invalid", post, room, poll=poll(), attachments=[new_id()])
    assert error.field == "attachments"
    nothing_happened(published)


def test_the_same_nonce_with_other_options_is_a_conflict(
    room: Room, published: RecordingPublisher
) -> None:
    author, nonce = member(room), new_id()
    first = post(room, author, "What?", nonce, poll=poll())
    again = post(room, author, "What?", nonce, poll=poll())
    assert again.duplicate and again.message.id == first.message.id
    refused("nonce.conflict", post, room, author, "What?", nonce, poll=poll("Tea", "Milk"))
    refused("nonce.conflict", post, room, author, "What?", nonce)
    assert Message.objects.count() == 1


def test_an_option_the_gate_refuses_keeps_the_whole_poll_back(
    room: Room, published: RecordingPublisher
) -> None:
    class Picky(AllowAllGate):
        asked: list[str] = []

        async def review(self, submissions: Any) -> list[Verdict]:
            self.asked += [one.text for one in submissions]
            return [
                Verdict(
                    outcome=Outcome.BLOCK if "Poison" in one.text else Outcome.ALLOW,
                    layer="policy",
                    text_hash="",
                    policy_version="test",
                )
                for one in submissions
            ]

    with bound(Picky()):
        refused("gate.rejected", post, room, content="What?", poll=poll("Tea", "Poison"))
    assert Picky.asked == ["What?\nTea\nPoison"], "one review of all that is read"
    nothing_happened(published)
    with bound(RejectAllGate()):
        refused("gate.rejected", post, room, content="What?", poll=poll())
    nothing_happened(published)


def test_votes_are_counted_changed_and_taken_back(
    room: Room, published: RecordingPublisher
) -> None:
    message, first, second = ask(room), member(room), member(room)
    vote(first, message, 0)
    vote(second, message, 0)
    assert tallies(message) == [2, 0, 0]
    vote(second, message, 2)
    assert tallies(message) == [1, 0, 1]
    vote(first, message)
    assert tallies(message) == [0, 0, 1]
    assert RoomHead.objects.get(room=room).seq == 5
    told = [one for one in published.frames if one["type"] == "message.updated"]
    assert told[-1]["data"]["message"]["poll"]["voters"] == 1
    assert str(second.id) not in str(told), "who chose what is nobody's business"
    assert published.frames[-1] == {
        "type": "poll.voted",
        "data": {"message": str(message.id), "options": []},
    }


def test_the_same_vote_again_changes_nothing(room: Room, published: RecordingPublisher) -> None:
    message, voter = ask(room), member(room)
    vote(voter, message, 1)
    published.publications.clear()
    vote(voter, message, 1)
    assert tallies(message) == [0, 1, 0]
    assert RoomHead.objects.get(room=room).seq == 2
    assert not published.publications


def test_votes_of_one_flush_share_a_position(room: Room, published: RecordingPublisher) -> None:
    message, people = ask(room), [member(room) for _ in range(3)]
    wishes = [wish(one, message.id, n % 2) for n, one in enumerate(people)]
    assert set_votes([*wishes, wish(people[0], message.id, 2)]) == [None] * 4
    assert tallies(message) == [1, 1, 1]
    assert RoomHead.objects.get(room=room).seq == 2


def test_several_options_where_the_poll_takes_several(
    room: Room, published: RecordingPublisher
) -> None:
    message, voter = ask(room, multiple=True), member(room)
    vote(voter, message, 0, 2)
    vote(voter, message, 2, 1)
    assert tallies(message) == [0, 1, 1]
    mine = client(voter).get(f"{API}/messages/{message.id}").json()
    assert (mine["my_votes"], mine["poll"]["voters"]) == ([1, 2], 1)
    assert client(member(room)).get(f"{API}/messages/{message.id}").json()["my_votes"] == []


@pytest.mark.parametrize("options", [(0, 1), (3,), (-1,), (0, 9)])
def test_a_vote_the_poll_does_not_take_is_refused(
    room: Room, published: RecordingPublisher, options: tuple[int, ...]
) -> None:
    message, voter = ask(room), member(room)
    assert refused("input.invalid", vote, voter, message, *options).field == "options"
    assert tallies(message) == [0, 0, 0]
    assert RoomHead.objects.get(room=room).seq == 1


def _muted(room: Room, message: MessagePayload) -> User:
    return member(room, muted_until=now() + DAY)


def _left(room: Room, message: MessagePayload) -> User:
    return member(room, left_at=now())


def _archived(room: Room, message: MessagePayload) -> User:
    Room.objects.filter(id=room.id).update(archived_at=now())
    return member(room)


def _private(room: Room, message: MessagePayload) -> User:
    room.space.visibility = "private"
    room.space.save()
    return member(room, left_at=now())


def _blocked(room: Room, message: MessagePayload) -> User:
    voter = member(room)
    Relation.objects.create(user_id=message.author.id, other=voter, kind="block")
    return voter


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (_muted, "member.muted"),
        (_left, "space.not_a_member"),
        (_archived, "room.archived"),
        (_private, "message.not_found"),
        (_blocked, "message.not_found"),
    ],
)
def test_who_may_not_react_does_not_vote(
    room: Room, published: RecordingPublisher, who: Any, code: str
) -> None:
    message = ask(room)
    voter = who(room, message)
    published.publications.clear()
    refused(code, vote, voter, message, 0)
    assert tallies(message) == [0, 0, 0]
    assert not published.publications
    assert RoomHead.objects.get(room=room).seq == 1


def test_only_polls_are_voted_in(room: Room, published: RecordingPublisher) -> None:
    message, voter = post(room).message, member(room, role="moderator")
    refused("poll.not_found", vote, voter, message, 0)
    refused("poll.not_found", close_poll, principal=principal(voter), message=message.id)
    assert RoomHead.objects.get(room=room).seq == 1


def test_members_vote_in_announcement_rooms(room: Room, published: RecordingPublisher) -> None:
    Room.objects.filter(id=room.id).update(kind="announcement")
    message = ask(room, member(room, role="moderator"))
    vote(member(room), message, 1)
    assert tallies(message) == [0, 1, 0]


@pytest.mark.parametrize("role", ["author", "moderator"])
def test_author_and_moderators_close_a_poll_for_good(
    room: Room, published: RecordingPublisher, role: str
) -> None:
    author, voter = member(room), member(room)
    message = ask(room, author, closes_at=now() + DAY)
    vote(voter, message, 1)
    closer = author if role == "author" else member(room, role="moderator")
    published.publications.clear()
    for _ in range(2):
        close_poll(principal=principal(closer), message=message.id)
    assert published.types == ["message.updated"]
    assert published.frames[0]["data"]["message"]["poll"]["closed_at"] is not None
    refused("poll.closed", vote, voter, message, 0)
    refused("poll.closed", vote, member(room), message, 0)
    vote(voter, message, 1)
    assert tallies(message) == [0, 1, 0]
    assert Message.objects.get().poll_due_at is None
    assert RoomHead.objects.get(room=room).seq == 3


def test_others_do_not_close_a_poll(room: Room, published: RecordingPublisher) -> None:
    message = ask(room)
    refused("permission.denied", close_poll, principal=principal(member(room)), message=message.id)
    assert stored_poll(message.id)["closed_at"] is None
    assert RoomHead.objects.get(room=room).seq == 1


def test_a_poll_closes_when_its_time_has_come_and_once(
    room: Room, published: RecordingPublisher
) -> None:
    with time_machine.travel(now() - DAY, tick=False) as moment:
        closes_at = now() + timedelta(hours=1)
        message, other = ask(room, closes_at=closes_at), ask(room)
        assert close_due(at=now()) == 0
        moment.shift(timedelta(hours=1))
        refused("poll.closed", vote, member(room), message, 0)
        published.publications.clear()
        moment.shift(timedelta(seconds=20))
        assert close_due(at=now()) == 1
        assert close_due(at=now()) == 0
    assert published.types == ["message.updated"]
    stored = published.frames[0]["data"]["message"]
    assert stored["id"] == str(message.id)
    assert stored["poll"]["closed_at"] == stored["poll"]["closes_at"]
    vote(member(room), other, 0)


def test_the_question_can_be_edited_until_somebody_has_voted(
    room: Room, published: RecordingPublisher
) -> None:
    author, voter = member(room), member(room)
    message = ask(room, author)
    edit_message(principal=principal(author), message=message.id, content="And to drink?")
    vote(voter, message, 0)

    def edit() -> None:
        edit_message(principal=principal(author), message=message.id, content="What to break?")

    refused("poll.has_votes", edit)
    assert Message.objects.get().content == "And to drink?"
    vote(voter, message)
    edit()
    assert Message.objects.get().content == "What to break?"


def test_an_edit_that_is_held_while_the_first_vote_comes_in_is_refused(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    message = ask(room, author)
    with bound(HoldAllGate()):
        edit_message(principal=principal(author), message=message.id, content="Else?")
    published.publications.clear()
    vote(member(room), message, 0)
    assert MessageEdit.objects.get().state == "rejected"
    assert "message.rejected" in published.types
    refused("message.not_held", release_message, message_id=message.id)
    assert Message.objects.get().content == "What to drink?"


def test_a_held_poll_takes_no_votes_and_has_its_whole_time_once_it_is_released(
    room: Room, published: RecordingPublisher
) -> None:
    start = now() - DAY
    with time_machine.travel(start, tick=False) as moment:
        with bound(HoldAllGate()):
            message = ask(room, closes_at=now() + timedelta(hours=1))
        assert message.poll is not None and message.state == "held"
        refused("message.not_found", vote, member(room), message, 0)
        moment.shift(timedelta(hours=3))
        assert close_due(at=now()) == 0
        released = release_message(message_id=message.id)
        assert released.poll is not None
        assert released.poll.closes_at == start + timedelta(hours=4)
        vote(member(room), message, 0)
        assert tallies(message) == [1, 0, 0]


def test_a_hidden_poll_shows_and_takes_nothing(room: Room, published: RecordingPublisher) -> None:
    author, voter = member(room), member(room)
    message = ask(room, author)
    vote(voter, message, 0)
    hide_message(message_id=message.id)
    told = [one for one in published.frames if one["type"] == "message.updated"][-1]
    assert told["data"]["message"]["poll"] is None
    refused("message.not_found", vote, member(room), message, 1)
    refused("message.not_found", vote, voter, message)
    release_message(message_id=message.id)
    vote(member(room), message, 1)
    assert tallies(message) == [1, 1, 0]


def test_a_poll_that_moves_to_another_room_keeps_its_votes(
    room: Room, published: RecordingPublisher
) -> None:
    voter, other = member(room), RoomFactory(space=room.space)
    message = ask(room)
    vote(voter, message, 2)
    moderator = member(room, role="moderator")
    move_messages(principal=principal(moderator), messages=[message.id], room=other.id)
    there = Message.objects.get(room=other)
    assert stored_poll(there.id)["options"][2]["votes"] == 1
    assert Vote.objects.get().message_id == there.id
    [refusal] = set_votes([wish(voter, message.id, 0)])
    assert isinstance(refusal, CaryaError) and refusal.code == "message.not_found"
    assert set_votes([wish(voter, there.id, 0)]) == [None]


def test_rest_votes_takes_back_and_closes(room: Room, published: RecordingPublisher) -> None:
    author, voter = member(room), client(member(room))
    body = {
        "content": "What to drink?",
        "nonce": str(new_id()),
        "poll": {"options": ["Tea", "Coffee"], "closes_at": (now() + DAY).isoformat()},
    }
    made = client(author).post(
        f"{API}/rooms/{room.id}/messages", body, content_type="application/json"
    )
    assert made.status_code == 201, made.content
    place = f"{API}/messages/{made.json()['message']['id']}"
    assert (
        voter.put(f"{place}/vote", {"options": [1]}, content_type="application/json").status_code
        == 204
    )
    assert voter.get(place).json()["my_votes"] == [1]
    assert (
        voter.put(f"{place}/vote", {"options": [7]}, content_type="application/json").json()[
            "field"
        ]
        == "options"
    )
    assert voter.delete(f"{place}/vote").status_code == 204
    assert voter.get(place).json()["poll"]["voters"] == 0
    assert voter.post(f"{place}/poll/close").status_code == 403
    assert client(author).post(f"{place}/poll/close").status_code == 204
    refused_vote = voter.put(f"{place}/vote", {"options": [0]}, content_type="application/json")
    assert (refused_vote.status_code, refused_vote.json()["code"]) == (409, "poll.closed")


def test_polls_are_found_by_what_they_are(room: Room, published: RecordingPublisher) -> None:
    asker = member(room)
    message = ask(room, asker)
    post(room, asker, "What to drink, without a poll")
    for query, count in (
        ("has:poll", 1),
        ("-has:poll", 1),
        ("has:poll drink", 1),
        ("is:pinned", 0),
    ):
        found = client(asker).get(f"{API}/search", {"q": query}).json()
        assert found["count"] == count, query
    found = client(asker).get(f"{API}/search", {"q": "has:poll"}).json()
    assert [one["id"] for one in found["results"]] == [str(message.id)]


def test_a_page_with_polls_costs_one_query_more_and_one_without_none(
    room: Room, published: RecordingPublisher, django_assert_num_queries: Any
) -> None:
    reader = member(room)
    plain = [post(room, reader, f"text {n}").message for n in range(2)]
    with django_assert_num_queries(1):
        for_reader(plain, reader.id)
    polls = [ask(room) for _ in range(3)]
    with django_assert_num_queries(2):
        for_reader([*plain, *polls], reader.id)


def test_voting_takes_the_same_number_of_queries_for_any_number_of_voters(
    room: Room, published: RecordingPublisher, django_assert_max_num_queries: Any
) -> None:
    message, people = ask(room), [member(room) for _ in range(12)]
    with django_assert_max_num_queries(14):
        set_votes([wish(one, message.id, n % 3) for n, one in enumerate(people)])
    assert tallies(message) == [4, 4, 4]


def test_polls_in_threads_close_to_votes_with_nothing_but_the_room(
    room: Room, published: RecordingPublisher
) -> None:
    asker = member(room)
    thread = create_thread(principal=principal(asker), room=room.id, title="Plans").thread
    message = post(room, asker, "When?", thread=thread.id, poll=poll()).message
    vote(member(room), message, 1)
    assert tallies(message) == [0, 1, 0]
    Room.objects.filter(id=room.id).update(archived_at=now())
    refused("room.archived", vote, member(room), message, 1)
    refused("room.archived", close_poll, principal=principal(asker), message=message.id)
    assert stored_poll(message.id)["closed_at"] is None
