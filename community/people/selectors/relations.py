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
