"""Moderation's implementation of the kernel's conduct port."""

from collections.abc import Collection
from datetime import datetime

from core.kernel.conduct import InSpace
from moderation.models import Flag


class FlagConduct:
    """See `core.kernel.conduct.Conduct`."""

    def upheld(self, people: Collection[InSpace], *, since: datetime) -> set[InSpace]:
        """One query; none for nobody."""
        if not people:
            return set()
        rows = Flag.objects.filter(
            status=Flag.Status.CLOSED,
            resolution=Flag.UPHELD,
            closed_at__gt=since,
            author__in={user for user, _ in people},
            space__in={space for _, space in people},
        ).values_list("author", "space")
        return set(people).intersection(rows)
