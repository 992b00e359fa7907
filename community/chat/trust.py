"""How trust in a space is earned: by time, by messages others could read, and by a clean record."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from community.chat.models import Message
from community.spaces.models import Membership
from core.kernel.conduct import conduct

BATCH = 500
_Row = tuple[UUID, UUID, UUID]
CLEAN_FOR = timedelta(days=30)
"""How long the last mute, or the last text that moderators turned down, must lie back."""


class Step(NamedTuple):
    """From one trust to the next: members of `days` with `messages` published in the space.

    `clean`: moderators have turned nothing of theirs down lately.
    """

    before: str
    after: str
    days: int
    messages: int
    clean: bool


STEPS = (
    Step(Membership.Trust.MEMBER, Membership.Trust.TRUSTED, 14, 50, clean=True),
    Step(Membership.Trust.NEW, Membership.Trust.MEMBER, 3, 10, clean=False),
)
"""The higher step first, so that nobody takes both in one run."""


def deserving(step: Step, *, at: datetime) -> Iterator[UUID]:
    """Ids of the memberships that have earned `step`; two queries for each 500 of them."""
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
    rows = earned.order_by(F("id")).values_list("id", "user_id", "space_id")
    for batch in _batches(rows.iterator(chunk_size=BATCH)):
        people = {(user, space) for _, user, space in batch}
        upheld = conduct().upheld(people, since=at - CLEAN_FOR) if step.clean else set()
        yield from (id for id, user, space in batch if (user, space) not in upheld)


def _batches(rows: Iterator[_Row]) -> Iterator[list[_Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch
