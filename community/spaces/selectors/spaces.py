"""Spaces as one person sees them."""

from django.db.models import Q

from community.spaces.access import SpaceStanding, readable_spaces
from community.spaces.models import Space
from community.spaces.payloads import SpacePayload, space_payload
from community.spaces.selectors.members import member_counts, memberships
from community.spaces.selectors.requests import waiting
from core.accounts.models import User


def spaces_page(
    user: User, *, joined: bool, after: str | None, limit: int, text: str = ""
) -> tuple[list[SpacePayload], str | None]:
    """Visible spaces that are not archived, by slug; four queries.

    `joined`: only those the person belongs to, archived ones too. `text`: only those with it in
    name or slug. Returns the page and the slug to go on after, None at the end.
    """
    query = readable_spaces(user)
    if joined:
        query = query.filter(memberships__user=user, memberships__left_at=None)
    else:
        query = query.filter(archived_at=None)
    if text:
        query = query.filter(Q(name__icontains=text) | Q(slug__icontains=text))
    if after is not None:
        query = query.filter(slug__gt=after)
    spaces = list(query.order_by("slug")[: limit + 1])
    more = len(spaces) > limit
    spaces = spaces[:limit]
    return _payloads(user, spaces), spaces[-1].slug if more else None


def space_view(standing: SpaceStanding) -> SpacePayload:
    """One space; two queries."""
    id = standing.space.id
    return space_payload(
        standing.space,
        membership=standing.membership,
        member_count=member_counts([id]).get(id, 0),
        waiting=waiting(standing.user.id, [id]).get(id),
    )


def _payloads(user: User, spaces: list[Space]) -> list[SpacePayload]:
    mine = memberships([(user.id, space.id) for space in spaces])
    ids = [space.id for space in spaces]
    counts, doors = member_counts(ids), waiting(user.id, ids)
    return [
        space_payload(
            space,
            membership=mine.get((user.id, space.id)),
            member_count=counts.get(space.id, 0),
            waiting=doors.get(space.id),
        )
        for space in spaces
    ]
