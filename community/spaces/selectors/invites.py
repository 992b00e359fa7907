"""Invites of a space."""

from uuid import UUID

from django.db.models import F, Q, QuerySet

from community.spaces.models import Invite
from core.kernel.clock import now


def open_invites(space: UUID) -> QuerySet[Invite]:
    """Those that still let people in."""
    return Invite.objects.filter(
        Q(expires_at=None) | Q(expires_at__gt=now()),
        Q(uses_max=None) | Q(uses__lt=F("uses_max")),
        space=space,
        revoked_at=None,
    )


def invites_page(
    *, space: UUID, after: UUID | None, limit: int
) -> tuple[list[Invite], UUID | None]:
    """Invites that were not revoked, newest first, with who made them; one query.

    Returns the page and the id to go on after, None at the end.
    """
    query = Invite.objects.filter(space=space, revoked_at=None).select_related("creator__profile")
    if after is not None:
        query = query.filter(id__lt=after)
    rows = list(query.order_by("-id")[: limit + 1])
    return rows[:limit], rows[limit - 1].id if len(rows) > limit else None
