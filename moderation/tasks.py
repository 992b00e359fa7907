"""Jobs of moderation; all may be killed at any point and started again."""

from datetime import timedelta
from uuid import UUID

from celery import shared_task

from core.kernel.clock import now
from core.kernel.gate import Outcome
from moderation.actions import held, images
from moderation.models import Decision

ALLOWED_KEPT_DAYS = 30
PRUNE_BATCH = 10_000


@shared_task
def review_again() -> int:
    """Every minute: what the provider could not judge, and what was held without a flag."""
    held.flag_forgotten()
    return held.review_again() + images.review_images_again()


@shared_task
def prune_decisions() -> int:
    """Forget decisions that allowed a text 30 days ago; the others stay. Returns how many went."""
    before = now() - timedelta(days=ALLOWED_KEPT_DAYS)
    oldest_kept = UUID(int=int(before.timestamp() * 1000) << 80)
    pruned = 0
    while True:
        old = Decision.objects.filter(id__lt=oldest_kept, outcome=Outcome.ALLOW).order_by("id")
        count, _ = Decision.objects.filter(
            id__in=list(old.values_list("id", flat=True)[:PRUNE_BATCH])
        ).delete()
        pruned += count
        if count < PRUNE_BATCH:
            return pruned
