"""Decisions and flags: stored with the subjects, in two statements, or not at all."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from core.kernel.gate import Outcome, Settled, TextKind
from core.kernel.ids import new_id
from moderation.models import Decision, Flag, Severity, SubjectType
from moderation.settling import settle
from tests.integration.moderation.helpers import settled

pytestmark = pytest.mark.django_db


def inserts(decisions: list[Settled]) -> int:
    statements: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        settle(decisions)
    assert all(sql.lstrip().startswith("INSERT") for sql in statements)
    return len(statements)


def test_a_decision_is_stored_with_everything_it_says() -> None:
    one = settled("hello", outcome=Outcome.FLAG, category="hate", layer="provider")
    settle([one])
    row = Decision.objects.get()
    assert (row.subject, row.author) == (one.subject, one.submission.author)
    assert (row.space, row.room) == (one.submission.space, one.submission.room)
    assert (row.kind, row.outcome, row.layer) == ("message", "flag", "provider")
    assert (row.category, row.rule, row.scores) == ("hate", "r", {"hate": 0.25})
    assert (row.policy_version, row.text_hash) == ("p1", one.verdict.text_hash)
    assert row.latency_ms == 1.5


def test_any_number_of_allowed_texts_costs_one_insert() -> None:
    assert inserts([settled() for _ in range(200)]) == 1
    assert Decision.objects.count() == 200
    assert not Flag.objects.exists()


def test_any_number_of_flags_costs_one_more() -> None:
    many = [settled(outcome=Outcome.FLAG, category="hate") for _ in range(50)]
    assert inserts([*many, *(settled() for _ in range(50))]) == 2
    assert Flag.objects.count() == 50


def test_nothing_is_stored_for_nothing() -> None:
    assert inserts([]) == 0


def test_a_rollback_of_the_caller_takes_decisions_and_flags_with_it() -> None:
    with transaction.atomic():
        settle([settled(outcome=Outcome.FLAG, category="hate"), settled()])
        assert Decision.objects.count() == 2
        transaction.set_rollback(True)
    assert not Decision.objects.exists()
    assert not Flag.objects.exists()


def test_a_flagged_text_opens_a_flag_with_evidence_and_a_due_time() -> None:
    one = settled("you idiot", outcome=Outcome.FLAG, category="harassment")
    settle([one])
    flag = Flag.objects.get()
    assert (flag.subject_type, flag.subject) == (SubjectType.MESSAGE, one.subject)
    assert (flag.author, flag.held, flag.sources) == (one.submission.author, False, ["automod"])
    assert flag.severity == Severity.HIGH
    assert flag.due_at - flag.opened_at == timedelta(hours=6)
    [snapshot] = flag.evidence
    assert snapshot["text"] == "you idiot"
    assert snapshot["decision"] == str(Decision.objects.get().id)


@pytest.mark.parametrize(
    ("category", "severity", "hours"),
    [("minors", 3, 1), ("threat", 3, 1), ("hate", 2, 6), ("sexual", 1, 24), ("unavailable", 1, 24)],
)
def test_urgency_follows_the_category(category: str, severity: int, hours: int) -> None:
    settle([settled(outcome=Outcome.HOLD, category=category, layer="provider")])
    flag = Flag.objects.get()
    assert flag.severity == severity
    assert flag.due_at - flag.opened_at == timedelta(hours=hours)
    assert flag.held
    assert flag.sources == ["ai"]


def test_one_open_flag_gathers_what_is_said_of_a_subject() -> None:
    subject = new_id()
    settle([settled("a", outcome=Outcome.FLAG, category="sexual", subject=subject)])
    settle(
        [
            settled("b", outcome=Outcome.FLAG, category="hate", layer="provider", subject=subject),
            settled("c", outcome=Outcome.FLAG, category="spam", subject=subject),
        ]
    )
    flag = Flag.objects.get()
    assert flag.sources == ["automod", "ai", "spam"]
    assert [snapshot["text"] for snapshot in flag.evidence] == ["a", "b", "c"]
    assert (flag.severity, flag.category) == (Severity.HIGH, "hate")


def test_evidence_is_bounded() -> None:
    author = new_id()
    for _ in range(30):
        settle([settled(outcome=Outcome.BLOCK, category="hate", stored=False, author=author)])
    assert len(Flag.objects.get().evidence) == Flag.EVIDENCE_MAX


def test_a_blocked_text_is_gathered_under_its_author() -> None:
    one = settled("kill yourself", outcome=Outcome.BLOCK, category="self_harm", stored=False)
    settle([one, one])
    flag = Flag.objects.get()
    assert (flag.subject_type, flag.subject) == (SubjectType.AUTHOR, one.submission.author)
    assert not flag.held
    assert len(flag.evidence) == 2


def test_a_blocked_edit_leaves_the_message_alone() -> None:
    one = settled(outcome=Outcome.BLOCK, category="hate", kind=TextKind.MESSAGE_EDIT)
    settle([one])
    assert Flag.objects.get().subject == one.submission.author
    assert Decision.objects.get().subject == one.subject


@pytest.mark.parametrize("category", ["links", "spam", "profanity"])
def test_what_only_bounces_asks_no_moderator(category: str) -> None:
    settle([settled(outcome=Outcome.BLOCK, category=category, stored=False)])
    assert Decision.objects.count() == 1
    assert not Flag.objects.exists()


def test_a_closed_flag_is_left_closed_and_a_new_one_opens() -> None:
    subject = new_id()
    settle([settled(outcome=Outcome.FLAG, category="hate", subject=subject)])
    Flag.objects.update(status="closed", closed_at=Flag.objects.get().opened_at)
    settle([settled(outcome=Outcome.FLAG, category="hate", subject=subject)])
    assert sorted(Flag.objects.values_list("status", flat=True)) == ["closed", "open"]


def test_text_that_postgres_cannot_hold_is_stored_without_it() -> None:
    settle([settled("a\x00b\ud800", outcome=Outcome.BLOCK, category="hate", stored=False)])
    assert Flag.objects.get().evidence[0]["text"] == "ab?"
