"""Join requests that wait."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from community.spaces.models import JoinRequest
from core.accounts.models import User


class Waiting(NamedTuple):
    """How many wait at a space's door; `mine`: whether the asking person is one of them."""

    people: int
    mine: bool


def waiting(user: UUID, spaces: Collection[UUID]) -> dict[UUID, Waiting]:
    """By space; one query, spaces where nobody waits are missing."""
    if not spaces:
        return {}
    rows = (
        _pending()
        .filter(space__in=spaces)
        .values_list("space")
        .annotate(people=Count("id"), mine=Count("id", filter=Q(user=user)))
    )
    return {space: Waiting(people, mine > 0) for space, people, mine in rows}


def pending_count(space: UUID) -> int:
    """How many wait; one query."""
    return _pending().filter(space=space).count()


def requests_page(
    *, space: UUID, after: UUID | None, limit: int
) -> tuple[list[JoinRequest], UUID | None]:
    """People waiting, first come first, profiles loaded; one query.

    Returns the page and the id to go on after, None at the end.
    """
    query = _pending().filter(space=space).select_related("user__profile")
    if after is not None:
        query = query.filter(id__gt=after)
    rows = list(query.order_by("id")[: limit + 1])
    return rows[:limit], rows[limit - 1].id if len(rows) > limit else None


def _pending() -> QuerySet[JoinRequest]:
    return JoinRequest.objects.filter(
        state=JoinRequest.State.PENDING, user__status=User.Status.ACTIVE
    )
