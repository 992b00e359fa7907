"""Opening and closing flags."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction

from core.accounts.models import User
from core.kernel.clock import now
from moderation.errors import FLAG_CLOSED, FLAG_HOLDS, FLAG_NOT_FOUND
from moderation.models import Flag, Severity, SubjectType
from moderation.settling import FlagRow, storable, upsert_flags


@transaction.atomic
def open_flag(
    *,
    subject_type: SubjectType,
    subject: UUID,
    author: UUID,
    space: UUID | None,
    room: UUID | None,
    source: Flag.Source,
    severity: Severity,
    category: str,
    text: str,
    held: bool = False,
    details: Iterable[tuple[str, str]] = (),
) -> Flag:
    """Open a flag, or add `source` and a snapshot of `text` to the subject's open one.

    `details` are further facts of the snapshot. Severity only ever rises.
    """
    at = now()
    snapshot = {"text": storable(text), "category": category, "at": at.isoformat(), **dict(details)}
    upsert_flags(
        [
            FlagRow(
                subject_type=subject_type,
                subject=subject,
                author=author,
                space=space,
                room=room,
                sources=[source.value],
                severity=severity,
                category=category,
                held=held,
                evidence=[snapshot],
            )
        ],
        at=at,
    )
    return Flag.objects.get(subject_type=subject_type, subject=subject, status=Flag.Status.OPEN)


@transaction.atomic
def close_flag(*, flag: UUID, moderator: User | None, resolution: str) -> Flag:
    """Close an open flag; FLAG_HOLDS while it holds its subject back. None: the system did it."""
    found = locked_flag(flag)
    if found.held:
        raise FLAG_HOLDS(field="flag")
    return close_locked(found, moderator=moderator, resolution=resolution)


def let_go(messages: Sequence[UUID]) -> None:
    """The authors of held texts have replaced them by others that passed.

    Their flags close, but for those that people have reported: these stay open and hold nothing.
    """
    held = Flag.objects.select_for_update().filter(
        subject_type=SubjectType.MESSAGE, subject__in=messages, status=Flag.Status.OPEN, held=True
    )
    for flag in held.order_by("subject"):
        if Flag.Source.REPORT in flag.sources:
            flag.held = False
            flag.save(update_fields=["held"])
        else:
            close_locked(flag, moderator=None, resolution="the author changed the text")


def locked_flag(flag: UUID) -> Flag:
    """The open flag, locked; FLAG_NOT_FOUND or FLAG_CLOSED otherwise."""
    found = Flag.objects.select_for_update().filter(id=flag).first()
    if found is None:
        raise FLAG_NOT_FOUND(field="flag")
    if found.status != Flag.Status.OPEN:
        raise FLAG_CLOSED(field="flag")
    return found


def close_locked(flag: Flag, *, moderator: User | None, resolution: str) -> Flag:
    """Close a flag that this transaction has locked."""
    flag.status, flag.held = Flag.Status.CLOSED, False
    flag.closed_at = flag.updated_at = now()
    flag.closed_by, flag.resolution = moderator, resolution[:200]
    flag.save(
        update_fields=["status", "held", "closed_at", "updated_at", "closed_by", "resolution"]
    )
    return flag
