"""Moderation's implementation of the kernel's port of decisions."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from core.kernel.decisions import Decided, StoredText
from moderation.models import Decision
from moderation.pipeline.normalise import hash_of

BEFORE = timedelta(seconds=2)
AFTER = timedelta(seconds=20)
"""How far a decision may lie from the text that was stored with it: one transaction, and what a
batch and clocks take."""


class StoredDecisions:
    """See `core.kernel.decisions.Decisions`."""

    def about(
        self, subjects: Collection[UUID], texts: Sequence[StoredText]
    ) -> list[Decided | None]:
        """One query, along ids, which are in the order of time: allowed texts have no index by
        subject.
        """
        if not texts:
            return []
        near = Q(pk__in=[])
        for text in texts:
            near |= Q(id__gte=_id_at(text.at - BEFORE), id__lt=_id_at(text.at + AFTER))
        rows = Decision.objects.filter(near, subject__in=subjects).order_by("id")
        by_hash: dict[str, list[Decision]] = {}
        for row in rows:
            by_hash.setdefault(row.text_hash, []).append(row)
        return [_nearest(by_hash.get(hash_of(text.text), []), text.at) for text in texts]


def _id_at(moment: datetime) -> UUID:
    """The least UUIDv7 of that millisecond."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)


def _nearest(rows: Sequence[Decision], at: datetime) -> Decided | None:
    if not rows:
        return None
    row = min(rows, key=lambda one: abs(one.created_at - at))
    return Decided(
        outcome=row.outcome,
        layer=row.layer,
        category=row.category,
        rule=row.rule,
        at=row.created_at,
    )
