"""How trust in a space is earned: by time and by messages others could read."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from community.chat.models import Message
from community.spaces.models import Membership

CLEAN_FOR = timedelta(days=30)
"""How long the last mute must lie back for `trusted`."""


class Step(NamedTuple):
    """From one trust to the next: members of `days` with `messages` published in the space."""

    before: str
    after: str
    days: int
    messages: int


STEPS = (
    Step(Membership.Trust.MEMBER, Membership.Trust.TRUSTED, 14, 50),
    Step(Membership.Trust.NEW, Membership.Trust.MEMBER, 3, 10),
)
"""The higher step first, so that nobody takes both in one run."""


def deserving(step: Step, *, at: datetime) -> Iterator[UUID]:
    """Ids of the memberships that have earned `step`; one query."""
    written = (
        Message.objects.filter(
            author=OuterRef("user"),
            room__space=OuterRef("space"),
            state=Message.State.PUBLISHED,
            deleted_at=None,
        )
        .order_by()
        .values("author")
        .annotate(amount=Count("id"))
        .values("amount")
    )
    candidates = Membership.objects.filter(
        trust=step.before, left_at=None, joined_at__lte=at - timedelta(days=step.days)
    ).filter(Q(muted_until=None) | Q(muted_until__lte=at - CLEAN_FOR))
    earned = candidates.annotate(
        written=Coalesce(Subquery(written, output_field=IntegerField()), 0)
    ).filter(written__gte=step.messages, user__status="active", user__verified_at__isnull=False)
    return earned.order_by(F("id")).values_list("id", flat=True).iterator(chunk_size=500)
