"""What happens to threads by themselves: questions are brought up, quiet ones archived."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import DurationField, ExpressionWrapper, F, QuerySet, Value

from community.chat.limits import NUDGE_HOURS
from community.chat.models import Room, Thread
from community.chat.positions import Numbering
from community.chat.publications import thread_updated
from community.chat.selectors.threads import loaded, unanswered
from community.chat.thread_payloads import thread_payloads
from core.kernel.publish import publish_on_commit

BATCH = 100
"""Threads of one room that change in one transaction."""


def nudge_waiting(*, at: datetime) -> int:
    """Mark questions of help rooms that nobody has answered for 24 hours, once each; returns how
    many. Subscribers hear `thread.updated` with `nudged_at`.
    """
    return _change_all(lambda: _waiting(at), "nudged_at", at)


def archive_quiet(*, at: datetime) -> int:
    """Archive threads without a message for their room's `auto_archive_hours`, pinned ones aside;
    returns how many.
    """
    return _change_all(lambda: _quiet(at), "archived_at", at)


def _waiting(at: datetime) -> QuerySet[Thread]:
    asked = Thread.objects.filter(
        merged_into=None,
        nudged_at=None,
        room__kind=Room.Kind.HELP,
        room__archived_at=None,
        created_at__lte=at - timedelta(hours=NUDGE_HOURS),
    )
    return unanswered(asked)


def _quiet(at: datetime) -> QuerySet[Thread]:
    hours = ExpressionWrapper(
        F("room__auto_archive_hours") * Value(timedelta(hours=1)), output_field=DurationField()
    )
    return Thread.objects.filter(
        archived_at=None, merged_into=None, pinned=False, active_at__lte=Value(at) - hours
    )


def _change_all(due: Callable[[], QuerySet[Thread]], field: str, at: datetime) -> int:
    rooms = list(due().order_by().values_list("room_id", flat=True).distinct())
    count = 0
    for room in rooms:
        while changed := _change(due(), room, field, at):
            count += changed
    return count


@transaction.atomic
def _change(due: QuerySet[Thread], room: UUID, field: str, at: datetime) -> int:
    """One batch of one room; looked at again under the lock, so that nothing fresh is touched."""
    numbering = Numbering([room])
    threads = list(loaded(due.filter(room=room).order_by("id")[:BATCH]).values())
    for thread in threads:
        setattr(thread, field, at)
        thread.last_seq = numbering.next(room)
    Thread.objects.bulk_update(threads, [field, "last_seq"])
    numbering.save()
    publish_on_commit([thread_updated(payload) for payload in thread_payloads(threads)])
    return len(threads)
