"""Who belongs to which space, in bulk."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from community.people.selectors.relations import separated_from
from community.spaces.models import Membership
from core.accounts.models import User
from core.kernel.clock import now

ROLE_ORDER = {
    Membership.Role.OWNER: 0,
    Membership.Role.ADMIN: 1,
    Membership.Role.MODERATOR: 2,
    Membership.Role.MEMBER: 3,
}


class MemberCursor(NamedTuple):
    """Where a page of members ended: `order` of the role, id of the membership."""

    order: int
    membership: UUID


def memberships(pairs: Collection[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], Membership]:
    """Memberships, ended ones too, by (user, space); one query, missing pairs are missing."""
    if not pairs:
        return {}
    found = Membership.objects.filter(
        user__in={user for user, _ in pairs}, space__in={space for _, space in pairs}
    )
    wanted = set(pairs)
    return {
        (membership.user_id, membership.space_id): membership
        for membership in found
        if (membership.user_id, membership.space_id) in wanted
    }


def member_counts(space_ids: Collection[UUID]) -> dict[UUID, int]:
    """Present members by space; one query, spaces without any are missing."""
    if not space_ids:
        return {}
    rows = (
        Membership.objects.filter(space__in=space_ids, left_at=None)
        .values_list("space")
        .annotate(amount=Count("id"))
    )
    return dict(rows)


def members_page(
    *, space: UUID, viewer: UUID, after: MemberCursor | None, limit: int, text: str = ""
) -> tuple[list[Membership], MemberCursor | None]:
    """Present members, by role and then by time of their first joining; two queries.

    Without people who are gone from the site or separated from the viewer by a block. Returns the
    page and the cursor of the next one, None at the end. `text`: only those with it in one of
    their names.
    """
    separated = separated_from([viewer]).get(viewer, frozenset())
    query = (
        _with_people()
        .filter(space=space, left_at=None)
        .filter(user__status__in=[User.Status.ACTIVE, User.Status.RESTRICTED])
        .exclude(user__in=separated)
        .annotate(
            order=Case(
                *(When(role=role, then=Value(order)) for role, order in ROLE_ORDER.items()),
                output_field=IntegerField(),
            )
        )
        .order_by("order", "id")
    )
    if text:
        query = query.filter(
            Q(user__username__icontains=text) | Q(user__profile__display_name__icontains=text)
        )
    if after is not None:
        query = query.filter(
            Q(order__gt=after.order) | Q(order=after.order, id__gt=after.membership)
        )
    return _page(query, limit)


def sanctioned_page(
    *, space: UUID, banned: bool, after: MemberCursor | None, limit: int
) -> tuple[list[Membership], MemberCursor | None]:
    """For moderators: people `banned` now, else people muted now; oldest membership first."""
    query = _with_people().filter(space=space).annotate(order=Value(0)).order_by("id")
    query = query.filter(banned_until__gt=now()) if banned else query.filter(muted_until__gt=now())
    if after is not None:
        query = query.filter(id__gt=after.membership)
    return _page(query, limit)


def member_with_person(membership: UUID) -> Membership:
    """One membership with user and profile; one query."""
    return _with_people().get(id=membership)


def _with_people() -> QuerySet[Membership]:
    return Membership.objects.select_related("user__profile")


def _page(query: QuerySet[Membership], limit: int) -> tuple[list[Membership], MemberCursor | None]:
    rows = list(query[: limit + 1])
    if len(rows) <= limit:
        return rows, None
    last = rows[limit - 1]
    return rows[:limit], MemberCursor(last.order, last.id)  # type: ignore[attr-defined]
