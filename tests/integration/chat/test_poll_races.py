"""Races about polls, forced: no vote is lost, none counted twice, none after the end."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import time_machine

from community.chat.actions.polls import close_due, close_poll
from community.chat.actions.votes import VoteWish, set_votes
from community.chat.models import Message, Room, RoomHead, Vote
from community.chat.polls import NewPoll
from core.accounts.models import User
from core.kernel.clock import now
from tests.integration.chat.helpers import post
from tests.integration.chat.test_thread_races import together
from tests.support.factories import member, principal
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)


def voting(user: User, message: Any, *options: int) -> Callable[[], Any]:
    wish = VoteWish(principal=principal(user), message=message, options=options)
    return partial(set_votes, [wish])


def tallies() -> list[int]:
    poll = Message.objects.get().poll
    assert poll is not None
    counted = [Vote.objects.filter(option=n).count() for n in range(len(poll["options"]))]
    assert [one["votes"] for one in poll["options"]] == counted
    assert poll["voters"] == Vote.objects.values("user").distinct().count()
    return counted


def test_votes_of_many_at_once_are_all_counted(room: Room, published: RecordingPublisher) -> None:
    message = post(room, poll=NewPoll(options=("Yes", "No"))).message.id
    people = [member(room) for _ in range(6)]
    results = together(*(voting(one, message, n % 2) for n, one in enumerate(people)))
    assert results == [[None]] * 6
    assert tallies() == [3, 3]
    assert RoomHead.objects.get(room=room).seq == 7


def test_one_person_voting_from_many_devices_at_once_has_one_vote(
    room: Room, published: RecordingPublisher
) -> None:
    message, voter = post(room, poll=NewPoll(options=("Yes", "No"))).message.id, member(room)
    same = together(*(voting(voter, message, 1) for _ in range(4)))
    assert same == [[None]] * 4
    assert tallies() == [0, 1]
    assert RoomHead.objects.get(room=room).seq == 2
    together(*(voting(voter, message, n % 2) for n in range(4)))
    assert sum(tallies()) == 1


def test_votes_that_meet_the_end_of_a_poll_count_before_it_or_not_at_all(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    message = post(room, author, poll=NewPoll(options=("Yes", "No"))).message.id
    people = [member(room) for _ in range(4)]
    closing = partial(close_poll, principal=principal(author), message=message)
    votes = [voting(one, message, 0) for one in people]
    results = together(*votes[:2], closing, *votes[2:])
    counted = [one for one in results if one == [None]]
    late = [one[0].code for one in results if isinstance(one, list) and one != [None]]
    assert set(late) <= {"poll.closed"}
    assert tallies() == [len(counted), 0]
    assert len(counted) + len(late) == 4


def test_two_workers_close_a_poll_once(room: Room, published: RecordingPublisher) -> None:
    poll = NewPoll(options=("Yes", "No"), closes_at=now() + timedelta(hours=1))
    post(room, poll=poll)
    later = now() + timedelta(hours=2)
    with time_machine.travel(later, tick=True):
        closing = partial(close_due, at=now())
        assert sum(together(closing, closing, closing)) == 1
    assert RoomHead.objects.get(room=room).seq == 2
