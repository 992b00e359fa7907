"""Sending what was scheduled, through the three stages of every message, exactly once.

A worker claims due messages (others pass over them), asks permission and the gate as of now, and
then posts them and notes what became of them in one transaction. Whoever is killed before leaves
nothing but a claim that runs out. If a message was posted all the same, its fixed nonce makes the
next try answer with that very message.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from asgiref.sync import async_to_sync
from django.db import transaction
from django.db.models import F, Q
from django.utils import translation

from community.chat.actions.admission import admit
from community.chat.actions.messages import commit, limits_of, review
from community.chat.actions.scheduled import locked_scheduled
from community.chat.limits import SCHEDULED_BATCH, SCHEDULED_KEPT_DAYS
from community.chat.models import ScheduledMessage
from community.chat.scheduled_events import ScheduledPayload, scheduled_payload, scheduled_updated
from community.chat.stages import Admitted, Draft, Posted, Reviewed
from core.accounts.models import User
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import INTERNAL, CaryaError
from core.kernel.principal import Principal
from core.kernel.publish import publish_on_commit

CLAIM = timedelta(seconds=60)
"""How long a worker may take over a batch before another one takes it up."""
TRIES = 5
"""So often a message may take its worker down before it counts as failed."""
PATIENCE = 3_600
"""Seconds: what may be posted within these is put off, anything later is told to its author."""

State = ScheduledMessage.State
_FATE = (
    "state",
    "problem_code",
    "problem",
    "message",
    "claimed_until",
    "attempts",
    "updated_at",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Claimed messages between admission and commit."""

    claimed: Sequence[ScheduledMessage]
    settled: dict[UUID, Posted | CaryaError]
    admitted: list[Admitted]


def send_due(*, at: datetime) -> int:
    """Send what is due, the earliest first, at most 50; returns how many were taken."""
    claimed = _claim(at)
    fresh = [one for one in claimed if one.attempts == 1]
    # What has taken a worker down before goes alone, so that it takes nothing else with it.
    for batch in (fresh, *([one] for one in claimed if one.attempts > 1)):
        if batch:
            due = admit_due(batch)
            finish_due(due, async_to_sync(review)(due.admitted))
    return len(claimed)


def claim_now(*, principal: Principal, scheduled: UUID) -> list[ScheduledMessage]:
    """Claim one of one's own messages before its time, one that waits or has failed.

    SCHEDULED_NOT_FOUND, SCHEDULED_GONE.
    """
    at = now()
    with transaction.atomic():
        mine = locked_scheduled(principal.user_id, scheduled)
        mine.state, mine.problem_code, mine.problem = State.WAITING, "", ""
        mine.due_at, mine.updated_at = min(mine.due_at, at), at
        mine.attempts, mine.claimed_until = 1, at + CLAIM
        mine.save()
    return [mine]


def send_now(*, principal: Principal, scheduled: UUID) -> ScheduledPayload:
    """Send one of one's own messages before its time; what became of it stands in the answer.

    SCHEDULED_NOT_FOUND, SCHEDULED_GONE. Not for the event loop.
    """
    due = admit_due(claim_now(principal=principal, scheduled=scheduled))
    return finish_due(due, async_to_sync(review)(due.admitted))[0]


def admit_due(claimed: Sequence[ScheduledMessage]) -> Due:
    """The first stage: may their authors say this there, now?"""
    authors = User.objects.in_bulk({one.author_id for one in claimed})
    settled: dict[UUID, Posted | CaryaError] = {}
    admitted: list[Admitted] = []
    drafts = [_draft(one, authors[one.author_id]) for one in claimed]
    for one, admission in zip(claimed, admit(drafts), strict=True):
        if not isinstance(admission, Admitted):
            settled[one.id] = admission
            continue
        try:
            ratelimit.hit(limits_of(admission), str(one.author_id))
        except CaryaError as refusal:
            settled[one.id] = refusal
        else:
            admitted.append(admission)
    return Due(claimed=claimed, settled=settled, admitted=admitted)


@transaction.atomic
def finish_due(due: Due, reviewed: Sequence[Reviewed]) -> list[ScheduledPayload]:
    """The last stage: post, and note what became of each, in one transaction. Messages that their
    author has changed or cancelled since they were claimed are left alone.
    """
    at = now()
    claims = {one.id: one.claimed_until for one in due.claimed}
    locked = ScheduledMessage.objects.select_for_update(no_key=True).filter(
        id__in=claims, state=State.WAITING
    )
    rows = {row.id: row for row in locked.order_by("due_at", "id")}
    mine = [row for row in rows.values() if row.claimed_until == claims[row.id]]
    by_nonce = {(row.author_id, row.nonce): row for row in mine}
    chosen = [one for one in reviewed if _key(one) in by_nonce]
    outcomes = dict(due.settled)
    for one, outcome in zip(chosen, commit(chosen), strict=True):
        outcomes[by_nonce[_key(one)].id] = outcome
    languages = _languages(mine)
    for row in mine:
        _note(row, outcomes[row.id], languages[row.author_id], at)
    ScheduledMessage.objects.bulk_update(mine, _FATE)
    publish_on_commit([scheduled_updated(row) for row in mine])
    noted = {row.id: row for row in mine}
    return [scheduled_payload(noted.get(one.id) or rows.get(one.id, one)) for one in due.claimed]


def forget_scheduled(*, at: datetime) -> int:
    """Forget what became of messages a month ago, and everything scheduled by removed accounts;
    returns how many. What failed stays until its author deals with it.
    """
    done = Q(state__in=[State.SENT, State.HELD, State.CANCELLED])
    old = Q(updated_at__lt=at - timedelta(days=SCHEDULED_KEPT_DAYS))
    removed = Q(author__status=User.Status.DELETED)
    return ScheduledMessage.objects.filter((done & old) | removed).delete()[0]


@transaction.atomic
def _claim(at: datetime) -> list[ScheduledMessage]:
    """Take what is due and nobody has, in due order."""
    free = Q(claimed_until=None) | Q(claimed_until__lte=at)
    due = (
        ScheduledMessage.objects.select_for_update(skip_locked=True, no_key=True)
        .filter(free, state=State.WAITING, due_at__lte=at)
        .order_by("due_at", "id")[:SCHEDULED_BATCH]
    )
    claimed = list(due)
    hopeless = [one for one in claimed if one.attempts >= TRIES]
    languages = _languages(hopeless)
    for one in hopeless:
        _note(one, INTERNAL(), languages[one.author_id], at)
    ScheduledMessage.objects.bulk_update(hopeless, _FATE)
    publish_on_commit([scheduled_updated(one) for one in hopeless])
    taken = [one for one in claimed if one.attempts < TRIES]
    ScheduledMessage.objects.filter(id__in=[one.id for one in taken]).update(
        claimed_until=at + CLAIM, attempts=F("attempts") + 1
    )
    for one in taken:
        one.claimed_until, one.attempts = at + CLAIM, one.attempts + 1
    return taken


def _draft(scheduled: ScheduledMessage, author: User) -> Draft:
    return Draft(
        principal=Principal(
            user_id=author.id, username=author.username, exempt=author.exempt_from_limits
        ),
        room=scheduled.room_id,
        thread=scheduled.thread_id,
        reply_to=scheduled.reply_to,
        also_in_room=scheduled.also_in_room,
        content=scheduled.content,
        nonce=scheduled.nonce,
    )


def _key(reviewed: Reviewed) -> tuple[UUID, UUID]:
    draft = reviewed.admitted.draft
    return draft.principal.user_id, draft.nonce


def _languages(scheduled: Sequence[ScheduledMessage]) -> dict[UUID, str]:
    """The language of each author; no query without messages."""
    if not scheduled:
        return {}
    authors = User.objects.filter(id__in={one.author_id for one in scheduled})
    return dict(authors.values_list("id", "locale"))


def _note(
    scheduled: ScheduledMessage, outcome: Posted | CaryaError, language: str, at: datetime
) -> None:
    """What became of one, to be stored with the fields of `_FATE`."""
    scheduled.updated_at = at
    if isinstance(outcome, Posted):
        held = outcome.message.state == "held"
        scheduled.state = State.HELD if held else State.SENT
        scheduled.message, scheduled.claimed_until = outcome.message.id, None
    elif outcome.retry and (outcome.retry_after or PATIENCE + 1) <= PATIENCE:
        scheduled.claimed_until = at + timedelta(seconds=outcome.retry_after or 0)
        scheduled.attempts = 0
    else:
        with translation.override(language):
            scheduled.problem = outcome.message[:500]
        scheduled.state, scheduled.problem_code = State.FAILED, outcome.code
        scheduled.claimed_until = None
