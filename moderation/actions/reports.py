"""Reports by members: one per person and subject, gathered under the subject's flag."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from community.chat.access import message_for_reading
from community.chat.actions.hiding import hide_message
from community.chat.polls import words_of
from community.spaces.models import Membership
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import INPUT_INVALID, said
from core.kernel.principal import Principal
from moderation.actions.flags import open_flag
from moderation.errors import REPORT_DUPLICATE, REPORT_OWN
from moderation.limits import REPORTS
from moderation.models import Flag, Report, Severity, SubjectType
from moderation.settling import severity_of, storable

HIDDEN_AT = 3
"""So many different trusted members hide a message until a moderator has looked at it."""
RAISED_AT = 3
"""From so many different reporters on, a subject is one step more urgent than its reasons say."""

_CATEGORIES = {
    Report.Reason.MINOR_SAFETY: "minors",
    Report.Reason.ILLEGAL: "illicit",
    Report.Reason.NSFW: "sexual",
}


def report_message(
    *, principal: Principal, message: UUID, reason: str, comment: str = ""
) -> Report:
    """Report a message that the reporter can see; it is not told who did.

    MESSAGE_NOT_FOUND for an absent or hidden one alike, REPORT_DUPLICATE for a second report,
    RATE_LIMITED above five an hour. Reports by three trusted members hide it until it is reviewed.
    """
    if reason not in Report.Reason.values:
        raise INPUT_INVALID(
            field="reason",
            rule=said("is one of {choices}", choices=", ".join(Report.Reason.values)),
        )
    comment = storable(comment).strip()
    if len(comment) > Report.COMMENT_MAX:
        raise INPUT_INVALID(
            field="comment", rule=said("has at most {limit} characters", limit=Report.COMMENT_MAX)
        )
    found = message_for_reading(principal.user_id, message)
    if found.author_id == principal.user_id:
        raise REPORT_OWN(field="subject_id")
    if Report.objects.filter(reporter=principal.user_id, subject=message).exists():
        raise REPORT_DUPLICATE(field="subject_id")
    if not principal.exempt:
        ratelimit.hit(REPORTS, str(principal.user_id))
    try:
        report = _report(
            principal,
            message=message,
            author=found.author_id,
            space=found.room.space_id,
            room=found.room_id,
            text=words_of(found),
            reason=Report.Reason(reason),
            comment=comment,
        )
    except IntegrityError as error:
        raise REPORT_DUPLICATE(field="subject_id") from error
    _hide_if_many(report, space=found.room.space_id)
    return report


@transaction.atomic
def _report(
    principal: Principal,
    *,
    message: UUID,
    author: UUID,
    space: UUID | None,
    room: UUID,
    text: str,
    reason: Report.Reason,
    comment: str,
) -> Report:
    category = _CATEGORIES.get(reason, reason.value)
    reporters = Report.objects.filter(subject=message).count() + 1
    raised = severity_of(category) + (reporters >= RAISED_AT)
    flag = open_flag(
        subject_type=SubjectType.MESSAGE,
        subject=message,
        author=author,
        space=space,
        room=room,
        source=Flag.Source.REPORT,
        severity=Severity(min(raised, Severity.CRITICAL)),
        category=category,
        text=text,
        details=[("kind", "message"), ("rule", f"report:{reason.value}")],
    )
    return Report.objects.create(
        reporter_id=principal.user_id,
        flag=flag,
        subject_type=SubjectType.MESSAGE,
        subject=message,
        reason=reason,
        comment=comment,
    )


@transaction.atomic
def _hide_if_many(report: Report, *, space: UUID) -> None:
    """Hide what enough trusted members have reported, unless a moderator has looked at it before.

    After the report's own transaction, so that of several reports at once the last sees them all;
    the room is locked before the flag, as on the message path.
    """
    earlier = Flag.objects.filter(subject=report.subject, closed_by__isnull=False)
    if _trusted_reporters(report.subject, space) < HIDDEN_AT or earlier.exists():
        return
    if hide_message(message_id=report.subject, category=report.flag.category):
        open_flags = Flag.objects.filter(id=report.flag_id, status=Flag.Status.OPEN)
        if not open_flags.update(held=True):
            transaction.set_rollback(True)


def _trusted_reporters(message: UUID, space: UUID) -> int:
    """How many present members whose word counts have reported the message; one query."""
    reporters = Report.objects.filter(subject=message).values("reporter")
    present = Membership.objects.filter(user__in=reporters, space=space, left_at=None)
    heard = Q(trust=Membership.Trust.TRUSTED) | ~Q(role=Membership.Role.MEMBER)
    return present.filter(heard).exclude(muted_until__gt=now()).count()
