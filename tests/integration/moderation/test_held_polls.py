"""Held polls: question and options are judged, shown and released together."""

from collections.abc import Sequence

import pytest

from community.chat.actions.messages import post_message
from community.chat.models import Message, Room
from community.chat.polls import NewPoll
from core.kernel.gate import Outcome, Submission, Verdict
from core.kernel.ids import new_id
from moderation.actions.held import release_held, review_again
from moderation.models import Decision, Flag
from moderation.pipeline.normalise import hash_of
from tests.integration.moderation.helpers import Settling
from tests.support.factories import UserFactory, member, principal
from tests.support.gates import bound
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "What?\nTea\nCoffee"


class Hearing(Settling):
    """Remembers what it was asked, and answers about exactly that."""

    asked: list[str]

    async def review(self, submissions: Sequence[Submission]) -> list[Verdict]:
        self.asked = [one.text for one in submissions]
        return [
            Verdict(
                outcome=self.outcome,
                layer="provider",
                text_hash=hash_of(one.text),
                policy_version="test",
                category=self.category,
            )
            for one in submissions
        ]


def held_poll(room: Room) -> Message:
    with bound(Hearing(Outcome.HOLD, "unavailable")):
        posted = post_message(
            principal=principal(member(room)),
            room=room.id,
            content="What?",
            nonce=new_id(),
            poll=NewPoll(options=("Tea", "Coffee")),
        )
    return Message.objects.get(id=posted.message.id)


def test_a_second_review_asks_about_the_options_too_and_releases_the_poll(
    room: Room, published: RecordingPublisher
) -> None:
    waiting = held_poll(room)
    assert Flag.objects.get().evidence[0]["text"] == WORDS
    gate = Hearing(Outcome.ALLOW)
    with bound(gate):
        assert review_again() == 1
    assert gate.asked == [WORDS]
    waiting.refresh_from_db()
    assert (waiting.state, Flag.objects.get().status) == ("published", "closed")


def test_an_option_that_does_not_pass_keeps_the_poll_waiting(
    room: Room, published: RecordingPublisher
) -> None:
    waiting = held_poll(room)
    with bound(Hearing(Outcome.BLOCK, "harassment")):
        assert review_again() == 1
    waiting.refresh_from_db()
    assert (waiting.state, Flag.objects.get().category) == ("held", "harassment")


def test_what_a_moderator_releases_is_recorded_with_its_options(
    room: Room, published: RecordingPublisher
) -> None:
    waiting = held_poll(room)
    release_held(message=waiting.id, moderator=UserFactory.create())
    assert Decision.objects.latest("id").text_hash == hash_of(WORDS)
    assert published.types[-2:] == ["message.created", "message.released"]
