"""Reports over REST: who may, once, how often, and what a flag gathers."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from community.chat.models import Message, Room
from community.spaces.models import Space
from core.accounts.models import User
from core.kernel.gate import Outcome
from core.kernel.ids import new_id
from moderation.models import Flag, Report, Severity
from tests.integration.moderation.helpers import Settling, held, post
from tests.support.factories import RoomFactory, UserFactory, member
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db

URL = "/api/v1/reports"


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
