"""Jobs of chat."""

from celery import shared_task

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
