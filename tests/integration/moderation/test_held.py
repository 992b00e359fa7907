"""Held messages: released at that moment's position, rejected, or reviewed again."""

from collections.abc import Sequence
from datetime import timedelta
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from community.chat.actions.edits import edit_message
from community.chat.models import Message, Room
from core.kernel.clock import now
from core.kernel.errors import CaryaError
from core.kernel.gate import Outcome, Submission, Verdict
from core.kernel.ids import new_id
from moderation.actions.flags import close_flag
from moderation.actions.held import flag_forgotten, reject_held, release_held, review_again
from moderation.models import Decision, Flag
from moderation.tasks import prune_decisions
from tests.integration.moderation.helpers import Settling, held, post
from tests.support.factories import UserFactory, principal
from tests.support.gates import bound
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)


def test_release_publishes_at_that_moments_position(
    room: Room, published: RecordingPublisher
) -> None:
    waiting = held(room)
    between = post(room, Settling(Outcome.ALLOW))
    moderator = UserFactory.create()
    release_held(message=waiting.id, moderator=moderator)
    waiting.refresh_from_db()
    assert waiting.state == Message.State.PUBLISHED
    assert waiting.seq == (between.seq or 0) + 1
    flag = Flag.objects.get()
    assert (flag.status, flag.resolution, flag.closed_by) == ("closed", "released", moderator)
    decision = Decision.objects.latest("id")
    assert (decision.layer, decision.outcome, decision.subject) == (
        "moderator", "allow", waiting.id,
    )  # fmt: skip


def test_reject_publishes_nothing(room: Room, published: RecordingPublisher) -> None:
    waiting = held(room, category="hate")
    reject_held(message=waiting.id, moderator=UserFactory.create())
    waiting.refresh_from_db()
    assert (waiting.state, waiting.seq) == (Message.State.REJECTED, None)
    assert Flag.objects.get().resolution == "rejected"


def test_what_is_not_held_cannot_be_decided(room: Room, published: RecordingPublisher) -> None:
    there = post(room, Settling(Outcome.ALLOW))
    decisions = Decision.objects.count()
    for message in (there.id, new_id()):
        for act in (release_held, reject_held):
            with pytest.raises(CaryaError, match="not waiting"):
                act(message=message, moderator=None)
    assert Decision.objects.count() == decisions


def test_two_moderators_cannot_decide_twice(room: Room, published: RecordingPublisher) -> None:
    waiting = held(room)
    release_held(message=waiting.id, moderator=None)
    with pytest.raises(CaryaError):
        reject_held(message=waiting.id, moderator=None)
    waiting.refresh_from_db()
    assert waiting.state == Message.State.PUBLISHED


def test_a_flag_that_holds_cannot_just_be_closed(room: Room, published: RecordingPublisher) -> None:
    held(room)
    with pytest.raises(CaryaError, match="release or reject"):
        close_flag(flag=Flag.objects.get().id, moderator=None, resolution="x")
    assert Flag.objects.get().status == "open"


def test_an_open_flag_closes_once(room: Room, published: RecordingPublisher) -> None:
    post(room, Settling(Outcome.FLAG, "harassment"))
    flag = Flag.objects.get()
    close_flag(flag=flag.id, moderator=UserFactory.create(), resolution="fine")
    with pytest.raises(CaryaError, match="already"):
        close_flag(flag=flag.id, moderator=None, resolution="again")


@pytest.mark.parametrize(
    ("outcome", "state", "status", "category"),
    [
        (Outcome.ALLOW, "published", "closed", "unavailable"),
        (Outcome.FLAG, "published", "open", "harassment"),
        (Outcome.BLOCK, "held", "open", "harassment"),
        (Outcome.HOLD, "held", "open", "harassment"),
    ],
)
def test_a_second_review_decides_what_the_provider_could_not(
    room: Room,
    published: RecordingPublisher,
    outcome: Outcome,
    state: str,
    status: str,
    category: str,
) -> None:
    waiting = held(room)
    with bound(Settling(outcome, "" if outcome is Outcome.ALLOW else "harassment")):
        assert review_again() == 1
    waiting.refresh_from_db()
    flag = Flag.objects.get()
    assert (waiting.state, flag.status, flag.category) == (state, status, category)
    assert flag.held == (state == "held")


def test_a_published_text_passes_a_second_review(room: Room, published: RecordingPublisher) -> None:
    there = post(room, Settling(Outcome.FLAG, "unavailable"))
    with bound(Settling(Outcome.ALLOW)):
        assert review_again() == 1
    assert Flag.objects.get().status == "closed"
    assert Message.objects.get(id=there.id).seq == there.seq


def test_nothing_changes_while_the_provider_is_away(
    room: Room, published: RecordingPublisher
) -> None:
    held(room)
    with bound(Settling(Outcome.HOLD, "unavailable")):
        assert review_again() == 0
    assert Message.objects.get().state == Message.State.HELD
    assert Flag.objects.get().held


def test_a_text_changed_meanwhile_is_not_released_under_the_old_verdict(
    room: Room, published: RecordingPublisher
) -> None:
    waiting = held(room, "first text")

    class Racing(Settling):
        async def review(self, submissions: Sequence[Submission]) -> list[Verdict]:
            await Message.objects.filter(id=waiting.id).aupdate(content="second text")
            return await super().review(submissions)

    with bound(Racing(Outcome.ALLOW)):
        assert review_again() == 0
    assert Message.objects.get().state == Message.State.HELD
    assert Flag.objects.get().held


def test_a_held_message_without_a_flag_is_found(room: Room, published: RecordingPublisher) -> None:
    waiting = held(room)
    Flag.objects.all().delete()
    assert flag_forgotten() == 1
    assert flag_forgotten() == 0
    flag = Flag.objects.get()
    assert (flag.subject, flag.held) == (waiting.id, True)


def test_only_old_allowed_decisions_are_forgotten() -> None:
    old = UUID(int=int((now() - timedelta(days=31)).timestamp() * 1000) << 80)
    common = {"kind": "message", "author": new_id(), "layer": "pattern", "policy_version": "1"}
    Decision.objects.create(id=old, outcome="allow", text_hash="a", **common)
    Decision.objects.create(id=UUID(int=old.int + 1), outcome="block", text_hash="b", **common)
    Decision.objects.create(outcome="allow", text_hash="c", **common)
    assert prune_decisions() == 1
    assert set(Decision.objects.values_list("text_hash", flat=True)) == {"b", "c"}


def test_the_queue_can_be_worked_from_the_shell(room: Room, published: RecordingPublisher) -> None:
    first, second = held(room, "first"), held(room, "second")
    moderator = UserFactory.create(username="mod")
    out = StringIO()
    call_command("moderation_queue", "list", "--held", stdout=out)
    assert str(first.id) in out.getvalue()
    assert "second" in out.getvalue()
    call_command("moderation_queue", "release", str(first.id), "--as", "mod", stdout=out)
    call_command("moderation_queue", "reject", str(second.id), "--category", "spam", stdout=out)
    states = dict(Message.objects.values_list("id", "state"))
    assert states == {first.id: "published", second.id: "rejected"}
    assert Flag.objects.get(subject=first.id).closed_by == moderator
    with pytest.raises(CommandError, match="not waiting"):
        call_command("moderation_queue", "release", str(first.id))
    with pytest.raises(CommandError, match="no user called"):
        call_command("moderation_queue", "release", str(first.id), "--as", "nobody")


def test_an_author_who_mends_a_held_text_closes_its_flag_but_not_a_reported_one(
    room: Room, published: RecordingPublisher
) -> None:
    waiting = held(room)
    with bound(Settling(Outcome.ALLOW)):
        edit_message(
            principal=principal(waiting.author), message=waiting.id, content="something kinder"
        )
    flag = Flag.objects.get()
    assert (flag.status, flag.held, flag.resolution) == (
        "closed",
        False,
        "the author changed the text",
    )
    reported = held(room)
    Flag.objects.filter(subject=reported.id).update(sources=["ai", "report"])
    with bound(Settling(Outcome.ALLOW)):
        edit_message(principal=principal(reported.author), message=reported.id, content="kinder")
    flag = Flag.objects.get(subject=reported.id)
    assert (flag.status, flag.held) == ("open", False)


def test_a_held_text_changed_into_another_held_one_stays_under_its_flag(
    room: Room, published: RecordingPublisher
) -> None:
    waiting = held(room)
    with bound(Settling(Outcome.HOLD, category="hate")):
        edit_message(principal=principal(waiting.author), message=waiting.id, content="other words")
    flag = Flag.objects.get()
    assert (flag.status, flag.held, flag.evidence[-1]["text"]) == ("open", True, "other words")
    release_held(message=waiting.id, moderator=None)
    waiting.refresh_from_db()
    assert (waiting.content, waiting.state) == ("other words", "published")
