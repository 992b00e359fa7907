"""Reports over REST: who may, once, how often, and what a flag gathers."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from community.chat.models import Message, Room
from community.spaces.models import Space
from core.accounts.models import User
from core.kernel.gate import Outcome
from core.kernel.ids import new_id
from moderation.actions.held import reject_held, release_held
from moderation.models import Flag, Report, Severity
from tests.integration.moderation.helpers import Settling, held, post
from tests.support.factories import RoomFactory, UserFactory, member
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db

URL = "/api/v1/reports"
MUCH_LATER = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.fixture
def message(room: Room, published: RecordingPublisher) -> Message:
    return post(room, Settling(Outcome.ALLOW), "something unkind")


def report(user: User | None, message: Any, **fields: Any) -> Any:
    client = Client()
    if user is not None:
        client.force_login(user)
    body = {"subject_type": "message", "subject_id": str(message), "reason": "harassment", **fields}
    return client.post(URL, body, content_type="application/json")


def test_a_report_opens_a_flag(room: Room, message: Message) -> None:
    reporter = member(room)
    answer = report(reporter, message.id, comment="again and again")
    assert answer.status_code == 201
    assert answer.json()["subject_id"] == str(message.id)
    flag, row = Flag.objects.get(), Report.objects.get()
    assert (row.reporter, row.reason, row.comment) == (reporter, "harassment", "again and again")
    assert row.flag == flag
    assert (flag.subject, flag.author, flag.sources) == (message.id, message.author_id, ["report"])
    assert flag.severity == Severity.HIGH
    assert flag.evidence[0]["text"] == "something unkind"
    assert str(reporter.id) not in str(flag.evidence)


def test_a_second_report_by_the_same_person_is_a_conflict(room: Room, message: Message) -> None:
    reporter = member(room)
    report(reporter, message.id)
    answer = report(reporter, message.id, reason="spam")
    assert (answer.status_code, answer.json()["code"]) == (409, "report.duplicate")
    assert Report.objects.count() == 1


def test_several_reporters_share_a_flag_and_raise_it(room: Room, message: Message) -> None:
    for _ in range(2):
        report(member(room), message.id, reason="spam")
    assert Flag.objects.get().severity == Severity.NORMAL
    report(member(room), message.id, reason="spam")
    assert Flag.objects.get().severity == Severity.HIGH
    assert Report.objects.count() == 3


def test_a_report_joins_the_flag_of_the_gate(room: Room, published: RecordingPublisher) -> None:
    flagged = post(room, Settling(Outcome.FLAG, "harassment"))
    report(member(room), flagged.id)
    assert Flag.objects.get().sources == ["automod", "report"] or Flag.objects.get().sources == [
        "ai", "report",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["absent", "private", "held", "deleted"])
def test_what_one_cannot_see_answers_like_what_is_not_there(
    room: Room, message: Message, kind: str
) -> None:
    private = RoomFactory.create(space__visibility=Space.Visibility.PRIVATE)
    targets: dict[str, Callable[[], UUID]] = {
        "absent": new_id,
        "private": lambda: post(private, Settling(Outcome.ALLOW)).id,
        "held": lambda: held(room).id,
        "deleted": lambda: message.id,
    }
    target = targets[kind]()
    if kind == "deleted":
        Message.objects.filter(id=message.id).update(deleted_at=message.created_at)
    flags = Flag.objects.count()
    answer = report(UserFactory.create(), target)
    assert answer.status_code == 404
    assert answer.json()["code"] == "message.not_found"
    assert answer.json()["detail"] == report(UserFactory.create(), new_id()).json()["detail"]
    assert Flag.objects.count() == flags
    assert not Report.objects.exists()


def test_guests_cannot_report(message: Message) -> None:
    assert report(None, message.id).status_code == 401
    assert not Report.objects.exists()


def test_nobody_reports_themselves(message: Message) -> None:
    answer = report(message.author, message.id)
    assert (answer.status_code, answer.json()["code"]) == (422, "report.own")
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"reason": "because"}, "reason"),
        ({"comment": "x" * 1001}, "comment"),
        ({"subject_type": "planet"}, "subject_type"),
        ({"subject_id": "seven"}, "subject_id"),
        ({"status": "closed"}, "status"),
    ],
)
def test_a_bad_field_is_named_and_nothing_is_stored(
    room: Room, message: Message, fields: dict[str, str], field: str
) -> None:
    answer = report(member(room), message.id, **fields)
    assert answer.status_code == 422
    assert field in answer.content.decode()
    assert not Report.objects.exists()
    assert not Flag.objects.exists()


def test_five_reports_an_hour(room: Room, published: RecordingPublisher) -> None:
    reporter = member(room)
    targets = [post(room, Settling(Outcome.ALLOW)).id for _ in range(6)]
    answers = [report(reporter, target) for target in targets]
    assert [answer.status_code for answer in answers] == [201] * 5 + [429]
    assert answers[-1].headers["Retry-After"]
    assert Report.objects.count() == 5


def trusted(room: Room, **fields: Any) -> User:
    return member(room, trust="trusted", **fields)


@pytest.mark.django_db(transaction=True)
def test_three_trusted_reporters_hide_a_message_until_it_is_released(
    room: Room, message: Message, published: RecordingPublisher
) -> None:
    for reporter in (member(room), trusted(room), member(room), trusted(room)):
        assert report(reporter, message.id).status_code == 201
    published.publications.clear()
    message.refresh_from_db()
    assert (message.state, message.last_seq) == ("published", 1)

    assert report(trusted(room), message.id).status_code == 201

    message.refresh_from_db()
    assert (message.state, message.seq, message.last_seq) == ("hidden", 1, 2)
    shown, told = published.frames
    assert (shown["type"], shown["seq"], shown["data"]["message"]["content"]) == (
        "message.updated", 2, "",
    )  # fmt: skip
    assert "something unkind" not in str(shown)
    assert (told["type"], told["data"]["message"]["content"]) == (
        "message.held", "something unkind",
    )  # fmt: skip
    assert published.publications[1].topic == f"user.{message.author_id}"
    assert Flag.objects.get().held
    assert report(trusted(room), message.id).status_code == 404

    published.publications.clear()
    release_held(message=message.id, moderator=UserFactory.create())
    message.refresh_from_db()
    assert (message.state, message.seq, message.last_seq) == ("published", 1, 3)
    assert published.types == ["message.updated", "message.released"]
    assert published.frames[0]["data"]["message"]["content"] == "something unkind"
    assert Flag.objects.get().resolution == "released"

    for _ in range(4):
        assert report(trusted(room), message.id).status_code == 201
    message.refresh_from_db()
    assert message.state == "published", "a moderator has looked at it"


@pytest.mark.django_db(transaction=True)
def test_a_hidden_message_that_is_rejected_stays_hidden(
    room: Room, message: Message, published: RecordingPublisher
) -> None:
    for _ in range(3):
        report(trusted(room), message.id)
    published.publications.clear()
    reject_held(message=message.id, moderator=UserFactory.create())
    message.refresh_from_db()
    assert (message.state, message.last_seq) == ("hidden", 2)
    assert published.types == ["message.rejected"]
    assert (Flag.objects.get().status, Flag.objects.get().resolution) == ("closed", "rejected")


@pytest.mark.django_db(transaction=True)
def test_reporters_who_left_are_muted_or_trusted_elsewhere_hide_nothing(
    room: Room, message: Message, published: RecordingPublisher
) -> None:
    for reporter in (trusted(room), trusted(room), trusted(room, muted_until=MUCH_LATER)):
        report(reporter, message.id)
    elsewhere = trusted(RoomFactory())
    report(elsewhere, message.id)
    left = trusted(room, left_at=MUCH_LATER)
    report(left, message.id)
    published.publications.clear()
    message.refresh_from_db()
    assert (message.state, message.last_seq) == ("published", 1)
    assert not Flag.objects.get().held
