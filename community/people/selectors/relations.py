"""What stands between people, in bulk."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from community.people.models import Relation


def separated_from(user_ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """By user, everyone whom a block separates them from, whoever set it; one query.

    People without any block are missing.
    """
    wanted = set(user_ids)
    if not wanted:
        return {}
    pairs = Relation.objects.filter(
        Q(user__in=wanted) | Q(other__in=wanted), kind=Relation.Kind.BLOCK
    ).values_list("user_id", "other_id")
    found: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for user, other in pairs:
        if user in wanted:
            found[user].add(other)
        if other in wanted:
            found[other].add(user)
    return {user: frozenset(others) for user, others in found.items()}


def relations_page(
    user_id: UUID, *, kind: str | None, before: UUID | None, limit: int
) -> tuple[list[Relation], UUID | None]:
    """The person's own relations, newest first, people loaded; one query.

    Returns the page and the id to go on below, None at the end.
    """
    query = Relation.objects.filter(user=user_id).select_related("other__profile").order_by("-id")
    if kind is not None:
        query = query.filter(kind=kind)
    if before is not None:
        query = query.filter(id__lt=before)
    rows = list(query[: limit + 1])
    if len(rows) <= limit:
        return rows, None
    return rows[:limit], rows[limit - 1].id
