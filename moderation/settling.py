"""Storing verdicts: on the path of every message, so two statements whatever the number.

All decisions travel as one JSON parameter, as `core.kernel.sql` explains.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import connection

from core.kernel.clock import now
from core.kernel.gate import Outcome, Settled, TextKind
from core.kernel.ids import new_id
from core.kernel.sql import prepared_cursor, records
from moderation.models import SLA, Flag, Severity, SubjectType

_SUBJECTS: dict[TextKind, SubjectType] = {
    TextKind.MESSAGE: SubjectType.MESSAGE,
    TextKind.MESSAGE_EDIT: SubjectType.MESSAGE,
    TextKind.SPACE_NAME: SubjectType.SPACE,
    TextKind.SPACE_DESCRIPTION: SubjectType.SPACE,
    TextKind.SPACE_RULE: SubjectType.SPACE,
    TextKind.SPACE_QUESTION: SubjectType.SPACE,
    TextKind.JOIN_ANSWER: SubjectType.PERSON,
    TextKind.ROOM_NAME: SubjectType.ROOM,
    TextKind.ROOM_TOPIC: SubjectType.ROOM,
    TextKind.RESOURCE_TITLE: SubjectType.ROOM,
    TextKind.THREAD_TITLE: SubjectType.THREAD,
    TextKind.PROFILE_NAME: SubjectType.PERSON,
    TextKind.PROFILE_BIO: SubjectType.PERSON,
    TextKind.STATUS_TEXT: SubjectType.PERSON,
    TextKind.USERNAME: SubjectType.PERSON,
    TextKind.FILE_NAME: SubjectType.UPLOAD,
    TextKind.ALT_TEXT: SubjectType.UPLOAD,
    TextKind.IMAGE: SubjectType.UPLOAD,
    TextKind.LINK_PREVIEW: SubjectType.MESSAGE,
}
_CRITICAL = frozenset({"minors", "threat", "minor_safety", "non_consensual"})
_HIGH = frozenset({"hate", "harassment", "self_harm", "violence", "personal_info"})
_BOUNCED = frozenset({"links", "spam", "profanity", "unavailable"})
"""Categories whose blocked texts go back to their author without a moderator being asked."""


class _DecisionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A new row of `Decision`."""

    id: UUID
    kind: str
    subject: UUID | None
    author: UUID
    space: UUID | None
    room: UUID | None
    outcome: str
    layer: str
    category: str
    rule: str
    scores: dict[str, float]
    policy_version: str
    text_hash: str
    latency_ms: float


_INSERT_DECISIONS = """
INSERT INTO moderation_decision (
    id, kind, subject, author, space, room, outcome, layer, category, rule, scores,
    policy_version, text_hash, latency_ms, created_at)
SELECT row.*, %s
  FROM json_to_recordset(%s::json) AS row(
    id uuid, kind text, subject uuid, author uuid, space uuid, room uuid, outcome text, layer text,
    category text, rule text, scores jsonb, policy_version text, text_hash text, latency_ms float8)
"""

_FLAG_COLUMNS = (
    ("id", "uuid"),
    ("subject_type", "text"),
    ("subject", "uuid"),
    ("author", "uuid"),
    ("space", "uuid"),
    ("room", "uuid"),
    ("sources", "jsonb"),
    ("severity", "smallint"),
    ("category", "text"),
    ("held", "bool"),
    ("evidence", "jsonb"),
    ("opened_at", "timestamptz"),
    ("updated_at", "timestamptz"),
    ("due_at", "timestamptz"),
)
_UPSERT_FLAGS = f"""
INSERT INTO moderation_flag AS flag
  ({", ".join(name for name, _ in _FLAG_COLUMNS)}, status, resolution)
SELECT *, 'open', '' FROM unnest({", ".join(f"%s::{kind}[]" for _, kind in _FLAG_COLUMNS)})
ON CONFLICT (subject_type, subject) WHERE status = 'open' DO UPDATE SET
  sources = flag.sources || (
    SELECT coalesce(jsonb_agg(source), '[]'::jsonb)
    FROM jsonb_array_elements(EXCLUDED.sources) source
    WHERE NOT flag.sources @> source
  ),
  category = CASE WHEN EXCLUDED.severity > flag.severity OR flag.category = 'unavailable'
    THEN EXCLUDED.category ELSE flag.category END,
  severity = greatest(flag.severity, EXCLUDED.severity),
  due_at = least(flag.due_at, EXCLUDED.due_at),
  held = flag.held OR EXCLUDED.held,
  evidence = CASE WHEN jsonb_array_length(flag.evidence) < {Flag.EVIDENCE_MAX}
    THEN flag.evidence || EXCLUDED.evidence ELSE flag.evidence END,
  updated_at = EXCLUDED.updated_at
"""  # noqa: S608 - names of ours


class FlagRow(msgspec.Struct, kw_only=True):
    """What opens a flag, or joins the open one of its subject."""

    subject_type: SubjectType
    subject: UUID
    author: UUID
    space: UUID | None
    room: UUID | None
    sources: list[str]
    severity: Severity
    category: str
    held: bool
    evidence: list[dict[str, str]]


def settle(decisions: Sequence[Settled]) -> None:
    """Store decisions and open flags: one INSERT for all decisions, one for all flags.

    Must be called inside the transaction that stores the subjects.
    """
    if not decisions:
        return
    at = now()
    ids = insert_decisions(decisions, at=at)
    rows = [
        _flag_row(one, decision=decision, at=at)
        for one, decision in zip(decisions, ids, strict=True)
        if _needs_flag(one)
    ]
    if rows:
        upsert_flags(rows, at=at)


def upsert_flags(rows: Sequence[FlagRow], *, at: datetime) -> None:
    """Open flags or add to the open ones, one statement; rows of one subject are joined first.

    Rows are locked in one order, so that two transactions never wait for each other.
    """
    by_subject: dict[tuple[str, UUID], FlagRow] = {}
    for row in rows:
        key = (row.subject_type.value, row.subject)
        by_subject[key] = _joined(by_subject[key], row) if key in by_subject else row
    ordered = [by_subject[key] for key in sorted(by_subject)]
    columns: list[Any] = [
        [new_id() for _ in ordered],
        [row.subject_type.value for row in ordered],
        [row.subject for row in ordered],
        [row.author for row in ordered],
        [row.space for row in ordered],
        [row.room for row in ordered],
        [_json(row.sources) for row in ordered],
        [int(row.severity) for row in ordered],
        [row.category for row in ordered],
        [row.held for row in ordered],
        [_json(row.evidence) for row in ordered],
        [at] * len(ordered),
        [at] * len(ordered),
        [at + SLA[row.severity] for row in ordered],
    ]
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT_FLAGS, columns)


def severity_of(category: str) -> Severity:
    """How urgent a category is."""
    if category in _CRITICAL:
        return Severity.CRITICAL
    return Severity.HIGH if category in _HIGH else Severity.NORMAL


def storable(text: str) -> str:
    """`text` without what JSON in Postgres cannot hold: NUL and lone surrogates."""
    return text.replace("\x00", "").encode(errors="replace").decode()


def insert_decisions(decisions: Sequence[Settled], *, at: datetime | None = None) -> list[UUID]:
    """Store decisions and nothing else, one INSERT; returns their ids in order."""
    rows = [_decision_row(one) for one in decisions]
    with prepared_cursor() as cursor:
        cursor.execute(_INSERT_DECISIONS, [at or now(), records(rows)])
    return [row.id for row in rows]


def _decision_row(one: Settled) -> _DecisionRow:
    submission, verdict = one.submission, one.verdict
    return _DecisionRow(
        id=new_id(),
        kind=submission.kind.value,
        subject=one.subject,
        author=submission.author,
        space=submission.space,
        room=submission.room,
        outcome=verdict.outcome.value,
        layer=verdict.layer,
        category=verdict.category,
        rule=verdict.rule,
        scores=verdict.scores,
        policy_version=verdict.policy_version,
        text_hash=verdict.text_hash,
        latency_ms=verdict.latency_ms,
    )


def _needs_flag(one: Settled) -> bool:
    outcome = one.verdict.outcome
    if outcome is Outcome.BLOCK:
        return one.verdict.category not in _BOUNCED
    return outcome is not Outcome.ALLOW


def _flag_row(one: Settled, *, decision: UUID, at: datetime) -> FlagRow:
    """A refused text left nothing behind: it is gathered under its author."""
    submission, verdict = one.submission, one.verdict
    stored = one.subject is not None and verdict.outcome is not Outcome.BLOCK
    subject = one.subject if stored and one.subject else submission.author
    return FlagRow(
        subject_type=_SUBJECTS[submission.kind] if stored else SubjectType.AUTHOR,
        subject=subject,
        author=submission.author,
        space=submission.space,
        room=submission.room,
        sources=[_source(verdict.layer, verdict.category).value],
        severity=severity_of(verdict.category),
        category=verdict.category,
        held=stored and verdict.outcome is Outcome.HOLD,
        evidence=[
            {
                "text": storable(submission.text),
                "kind": submission.kind.value,
                "trust": submission.trust,
                "category": verdict.category,
                "rule": verdict.rule,
                "outcome": verdict.outcome.value,
                "decision": str(decision),
                "at": at.isoformat(),
            }
        ],
    )


def _source(layer: str, category: str) -> Flag.Source:
    if category == "spam":
        return Flag.Source.SPAM
    return Flag.Source.AUTOMOD if layer == "pattern" else Flag.Source.AI


def _joined(first: FlagRow, second: FlagRow) -> FlagRow:
    graver = second if second.severity > first.severity else first
    return FlagRow(
        subject_type=first.subject_type,
        subject=first.subject,
        author=first.author,
        space=first.space,
        room=first.room,
        sources=list(dict.fromkeys(first.sources + second.sources)),
        severity=graver.severity,
        category=graver.category,
        held=first.held or second.held,
        evidence=(first.evidence + second.evidence)[: Flag.EVIDENCE_MAX],
    )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
