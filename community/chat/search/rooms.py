"""The rooms that search may look into."""

from typing import NamedTuple
from uuid import UUID

from django.db.models import FilteredRelation, Q

from community.chat.models import Room
from community.spaces.models import Membership, Space
from core.kernel.clock import now

_MODERATORS = (Membership.Role.MODERATOR, Membership.Role.ADMIN, Membership.Role.OWNER)
_ADMINS = (Membership.Role.ADMIN, Membership.Role.OWNER)


class RoomRow(NamedTuple):
    """A room by its addresses."""

    id: UUID
    slug: str
    space: str


def readable_rooms(user_id: UUID) -> list[RoomRow]:
    """Every room that someone who can sign in may read: the set form of `Standing.may_read`.

    One query.
    """
    joined = Q(mine__isnull=False, mine__left_at=None)
    rooms = (
        Room.objects.annotate(
            mine=FilteredRelation(
                "space__memberships", condition=Q(space__memberships__user=user_id)
            )
        )
        .filter(Q(mine__banned_until=None) | Q(mine__banned_until__lte=now()))
        .filter(~Q(space__visibility=Space.Visibility.PRIVATE) | joined)
        .filter(
            Q(read_level=Room.Level.ANYONE)
            | joined
            & (
                Q(read_level=Room.Level.MEMBER)
                | Q(read_level=Room.Level.MODERATOR, mine__role__in=_MODERATORS)
                | Q(read_level=Room.Level.ADMIN, mine__role__in=_ADMINS)
            )
        )
        .order_by()
        .values_list("id", "slug", "space__slug")
    )
    return [RoomRow(*row) for row in rooms]
