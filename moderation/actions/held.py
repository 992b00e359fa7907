"""What waits for a person or for the provider: release it, reject it, review it again."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from asgiref.sync import async_to_sync
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from community.chat.actions.held import reject_message, release_message
from community.chat.errors import MESSAGE_NOT_HELD
from community.chat.models import Message, MessageEdit
from community.chat.polls import poll_of, poll_words, words_of
from core.accounts.models import User
from core.kernel.errors import CaryaError
from core.kernel.gate import Outcome, Settled, Submission, TextKind, Verdict, gate
from moderation.actions.flags import close_locked, locked_flag, open_flag
from moderation.errors import FLAG_CLOSED
from moderation.models import Flag, Severity, SubjectType
from moderation.pipeline.normalise import hash_of
from moderation.settling import insert_decisions

BATCH = 200
BY_PERSON = "moderator"


@transaction.atomic
def release_held(*, message: UUID, moderator: User | None) -> None:
    """Publish a held message or apply a held edit, close its flag; MESSAGE_NOT_HELD otherwise.

    The room is locked before the flag, as on the message path.
    """
    released = release_message(message_id=message)
    flag = _lock_flag_of(message)
    text = poll_words(released.content, released.poll)
    _record(message, flag, text=text, outcome=Outcome.ALLOW, moderator=moderator)
    if flag is not None:
        close_locked(flag, moderator=moderator, resolution="released")


@transaction.atomic
def reject_held(*, message: UUID, moderator: User | None, category: str = "") -> None:
    """Refuse a held message or edit, tell its author why, and close its flag."""
    text = _held_text(message)
    told = category or _category_of(message)
    reject_message(message_id=message, category=told)
    flag = _lock_flag_of(message)
    _record(message, flag, text=text or "", outcome=Outcome.BLOCK, moderator=moderator)
    if flag is not None:
        close_locked(flag, moderator=moderator, resolution=Flag.UPHELD)


def review_again(*, limit: int = BATCH) -> int:
    """Review what the provider could not judge; returns how many texts it has judged now.

    What passes is released (or its flag closed), what does not stays as it is, with its category.
    """
    waiting = list(
        Flag.objects.filter(status=Flag.Status.OPEN, category="unavailable")
        .exclude(subject_type=SubjectType.UPLOAD)
        .order_by("id")[:limit]
    )
    submissions = [_submission(flag) for flag in waiting]
    asked = [(f, s) for f, s in zip(waiting, submissions, strict=True) if s is not None]
    gone = [f for f, s in zip(waiting, submissions, strict=True) if s is None]
    for flag in gone:
        _close_gone(flag.id)
    verdicts = async_to_sync(gate().review)([submission for _, submission in asked])
    judged = 0
    for (flag, submission), verdict in zip(asked, verdicts, strict=True):
        if verdict.category != "unavailable":
            judged += _settle_again(flag, submission, verdict)
    return judged


def flag_forgotten() -> int:
    """Open a flag for every held message without one, so that none waits unseen; how many."""
    open_flags = Flag.objects.filter(subject=OuterRef("id"), status=Flag.Status.OPEN)
    held_edit = MessageEdit.objects.filter(message=OuterRef("id"), state=MessageEdit.State.HELD)
    forgotten = (
        Message.objects.filter(Q(state=Message.State.HELD) | Exists(held_edit))
        .filter(~Exists(open_flags), deleted_at=None)
        .select_related("room")[:BATCH]
    )
    count = 0
    for message in forgotten:
        held = message.state == Message.State.HELD
        open_flag(
            subject_type=SubjectType.MESSAGE,
            subject=message.id,
            author=message.author_id,
            space=message.room.space_id,
            room=message.room_id,
            source=Flag.Source.AUTOMOD,
            severity=Severity.NORMAL,
            category="unavailable",
            text=_held_text(message.id) or "",
            held=True,
            details=[("kind", TextKind.MESSAGE if held else TextKind.MESSAGE_EDIT)],
        )
        count += 1
    return count


def _settle_again(flag: Flag, submission: Submission, verdict: Verdict) -> int:
    """Act on a second verdict; 0 when someone was faster or the text is another one now."""
    try:
        with transaction.atomic():
            if flag.held and verdict.publishes:
                released = release_message(message_id=flag.subject)
                words = poll_words(released.content, released.poll)
                if hash_of(words) != verdict.text_hash:
                    raise MESSAGE_NOT_HELD(field="message")
            locked = locked_flag(flag.id)
            if not verdict.publishes:
                kept = Outcome.HOLD if locked.held else Outcome.FLAG
                verdict = msgspec.structs.replace(verdict, outcome=kept)
            elif locked.held:
                locked.held = False
                locked.save(update_fields=["held"])
            gate().settle([Settled(submission=submission, verdict=verdict, subject=flag.subject)])
            if verdict.outcome is Outcome.ALLOW:
                close_locked(locked, moderator=None, resolution="passed when reviewed again")
            return 1
    except CaryaError as error:
        if error.code not in (MESSAGE_NOT_HELD.code, FLAG_CLOSED.code):
            raise
        return 0


@transaction.atomic
def _close_gone(flag_id: UUID) -> None:
    flag = locked_flag(flag_id)
    close_locked(flag, moderator=None, resolution="the text is gone")


def _lock_flag_of(message: UUID) -> Flag | None:
    return (
        Flag.objects.select_for_update()
        .filter(subject_type=SubjectType.MESSAGE, subject=message, status=Flag.Status.OPEN)
        .first()
    )


def _category_of(message: UUID) -> str:
    """Why its flag holds it, as far as an author should be told."""
    flag = Flag.objects.filter(
        subject_type=SubjectType.MESSAGE, subject=message, status=Flag.Status.OPEN
    ).first()
    return flag.category if flag and flag.category != "unavailable" else ""


def _held_text(message: UUID) -> str | None:
    """The text that waits: a held edit's, or the held message's; a poll's options with it."""
    held_edit = MessageEdit.objects.filter(message=message, state=MessageEdit.State.HELD)
    if edit := held_edit.select_related("message").first():
        return poll_words(edit.content, poll_of(edit.message))
    waiting = [Message.State.HELD, Message.State.HIDDEN]
    held = Message.objects.filter(id=message, state__in=waiting, deleted_at=None).first()
    return words_of(held) if held else None


def _submission(flag: Flag) -> Submission | None:
    """What to ask about a flag's subject: its text as it is now; None when it is gone.

    Without a room, so that the counter of repeats does not count the same post twice.
    """
    latest = _latest(flag.evidence)
    text: str | None = latest.get("text", "")
    if flag.subject_type == SubjectType.MESSAGE:
        text = _held_text(flag.subject)
        if text is None and not flag.held:
            published = Message.objects.filter(id=flag.subject, deleted_at=None).first()
            text = words_of(published) if published else None
    if text is None:
        return None
    return Submission(
        text=text,
        kind=TextKind(latest.get("kind", TextKind.MESSAGE)),
        author=flag.author,
        trust=latest.get("trust", "new"),
        space=flag.space,
    )


def _latest(evidence: Sequence[dict[str, str]]) -> dict[str, str]:
    return evidence[-1] if evidence else {}


def _record(
    message: UUID, flag: Flag | None, *, text: str, outcome: Outcome, moderator: User | None
) -> None:
    """Store a person's decision beside the gate's."""
    found = Message.objects.select_related("room").get(id=message)
    kind = TextKind(_latest(flag.evidence).get("kind", TextKind.MESSAGE)) if flag else None
    submission = Submission(
        text=text,
        kind=kind or TextKind.MESSAGE,
        author=found.author_id,
        space=found.room.space_id,
        room=found.room_id,
    )
    verdict = Verdict(
        outcome=outcome,
        layer=BY_PERSON,
        text_hash=hash_of(text),
        policy_version=BY_PERSON,
        category=flag.category if flag else "",
        rule=f"by:{moderator.id}" if moderator else "by:system",
    )
    insert_decisions([Settled(submission=submission, verdict=verdict, subject=message)])
