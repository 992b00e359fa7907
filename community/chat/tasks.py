"""Jobs of chat."""

from uuid import UUID

from celery import shared_task

from community.chat.actions import previews
from community.chat.actions.drafts_upkeep import drop_old_drafts
from community.chat.actions.polls import close_due
from community.chat.actions.previews import TASK
from community.chat.actions.scheduled_due import forget_scheduled, send_due
from community.chat.actions.thread_upkeep import archive_quiet, nudge_waiting
from community.chat.limits import SCHEDULED_BATCH
from community.chat.trust import STEPS, deserving
from community.spaces.actions.members import earn_trust
from core.kernel.clock import now


@shared_task
def raise_trust() -> int:
    """Give members the trust they have earned; returns how many rose. Idempotent, runs hourly."""
    at = now()
    risen = 0
    for step in STEPS:
        for membership in list(deserving(step, at=at)):
            risen += earn_trust(membership_id=membership, before=step.before, trust=step.after)
    return risen


@shared_task(name=TASK)
def preview_links(message: str) -> None:
    """Look at what a message links to; a page that does not answer is not asked again for it."""
    previews.preview_links(message=UUID(message))


@shared_task
def forget_answers() -> int:
    """Forget what pages said a day ago; returns how many. Runs hourly."""
    return previews.forget_answers()


@shared_task
def send_scheduled() -> int:
    """Send scheduled messages whose time has come; returns how many. Runs every ten seconds.

    What a long stop has left behind is worked off batch by batch.
    """
    taken = send_due(at=now())
    if taken == SCHEDULED_BATCH:
        send_scheduled.delay()
    return taken


@shared_task
def tidy_drafts() -> tuple[int, int]:
    """Drop drafts nobody comes back to, forget what became of scheduled messages; how many of
    each. Runs hourly.
    """
    at = now()
    return drop_old_drafts(at=at), forget_scheduled(at=at)


@shared_task
def tend_threads() -> tuple[int, int]:
    """Bring up unanswered questions, archive quiet threads; how many of each. Idempotent."""
    at = now()
    return nudge_waiting(at=at), archive_quiet(at=at)


@shared_task
def close_polls() -> int:
    """Close polls whose time has come; returns how many. Idempotent, runs every half minute."""
    return close_due(at=now())
