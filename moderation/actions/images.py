"""Uploads that wait for a person or for the provider: release them, reject them, ask again."""

from uuid import UUID

from asgiref.sync import async_to_sync
from django.db import transaction

from core.accounts.models import User
from core.kernel.gate import Outcome, Settled, Submission, TextKind, Verdict, gate
from core.media import storage
from core.media.actions.processing import settle_verdict, submission_of
from core.media.errors import UPLOAD_NOT_HELD
from core.media.models import Upload
from moderation.actions.flags import close_locked, locked_flag
from moderation.models import Flag, SubjectType
from moderation.settling import insert_decisions

BATCH = 50
BY_PERSON = "moderator"


@transaction.atomic
def release_upload(*, upload: UUID, moderator: User | None) -> None:
    """Let a held picture be shown and close its flag; UPLOAD_NOT_HELD otherwise."""
    _decide(upload, moderator=moderator, outcome=Outcome.ALLOW, resolution="released")


@transaction.atomic
def reject_upload(*, upload: UUID, moderator: User | None) -> None:
    """Refuse a held picture, tell its owner why, and close its flag; UPLOAD_NOT_HELD otherwise."""
    _decide(upload, moderator=moderator, outcome=Outcome.BLOCK, resolution="rejected")


def review_images_again(*, limit: int = BATCH) -> int:
    """Ask the provider about pictures it could not judge; how many it has judged now."""
    waiting = Flag.objects.filter(
        status=Flag.Status.OPEN, category="unavailable", subject_type=SubjectType.UPLOAD
    )
    judged = 0
    for flag in waiting.order_by("id")[:limit]:
        upload = Upload.objects.filter(id=flag.subject).first()
        submission = _submission(upload) if upload else None
        if submission is None:
            _close_gone(flag.id)
            continue
        [verdict] = async_to_sync(gate().review)([submission])
        if verdict.category != "unavailable":
            judged += _settle_again(flag.id, submission, verdict)
    return judged


def _submission(upload: Upload) -> Submission | None:
    """What to ask about a picture; None when there is nothing to be seen any more."""
    if upload.state not in (Upload.State.HELD, Upload.State.READY):
        return None
    try:
        return submission_of(upload, storage.read(upload.preview_key or upload.original_key))
    except FileNotFoundError:
        return None


@transaction.atomic
def _settle_again(flag_id: UUID, submission: Submission, verdict: Verdict) -> int:
    """Act on a second verdict; 0 when a moderator was faster."""
    upload = Upload.objects.select_for_update().filter(id=_subject(flag_id)).first()
    flag = Flag.objects.select_for_update().get(id=flag_id)
    if flag.status != Flag.Status.OPEN or upload is None:
        return 0
    gate().settle([Settled(submission=submission, verdict=verdict, subject=upload.id)])
    if upload.state == Upload.State.HELD:
        settle_verdict(upload, verdict)
    if verdict.outcome is Outcome.ALLOW:
        close_locked(flag, moderator=None, resolution="passed when reviewed again")
    return 1


def _subject(flag_id: UUID) -> UUID:
    return Flag.objects.values_list("subject", flat=True).get(id=flag_id)


@transaction.atomic
def _close_gone(flag_id: UUID) -> None:
    close_locked(locked_flag(flag_id), moderator=None, resolution="the picture is gone")


def _decide(upload: UUID, *, moderator: User | None, outcome: Outcome, resolution: str) -> None:
    row = Upload.objects.select_for_update().filter(id=upload).first()
    if row is None or row.state != Upload.State.HELD:
        raise UPLOAD_NOT_HELD(field="upload")
    flag = (
        Flag.objects.select_for_update()
        .filter(subject_type=SubjectType.UPLOAD, subject=upload, status=Flag.Status.OPEN)
        .first()
    )
    verdict = Verdict(
        outcome=outcome,
        layer=BY_PERSON,
        text_hash=row.sha256,
        policy_version=BY_PERSON,
        category=flag.category if flag and flag.category != "unavailable" else "",
        rule=f"by:{moderator.id}" if moderator else "by:system",
    )
    submission = Submission(text=row.name, kind=TextKind.IMAGE, author=row.owner_id)
    insert_decisions([Settled(submission=submission, verdict=verdict, subject=upload)])
    settle_verdict(row, verdict)
    if flag is not None:
        close_locked(flag, moderator=moderator, resolution=resolution)
