"""A space with one person in every role, for tables of who may do what."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from community.chat.models import Room
from community.spaces.models import Invite, JoinRequest, Membership, Space
from core.accounts.models import User
from core.kernel.clock import now
from tests.support.factories import MembershipFactory, RoomFactory, SpaceFactory, UserFactory

ROLES = (
    "guest",
    "stranger",
    "unverified",
    "ex-member",
    "banned",
    "muted",
    "member",
    "moderator",
    "admin",
    "owner",
    "site admin",
)


@dataclass
class Cast:
    """The space, a room of it, a member that others act on, and one person a role.

    An invite with the room's id and the space's slug as its code, and the request of someone who
    is nobody else with the room's id.
    """

    space: Space
    room: Room
    target: User
    people: dict[str, User | None]


def cast(**fields: Any) -> Cast:
    """A space with `fields` and its people."""
    space: Space = SpaceFactory(**fields)
    at = now()
    outside = {"left_at": at - timedelta(days=1)}
    rows: dict[str, dict[str, Any]] = {
        "ex-member": outside,
        "banned": {**outside, "banned_until": at + timedelta(days=1)},
        "muted": {"muted_until": at + timedelta(days=1)},
        "member": {},
        "moderator": {"role": "moderator"},
        "admin": {"role": "admin"},
        "owner": {"role": "owner"},
    }
    people: dict[str, User | None] = {
        role: MembershipFactory(space=space, **row).user for role, row in rows.items()
    }
    people |= {
        "guest": None,
        "stranger": UserFactory(),
        "unverified": UserFactory(verified_at=None),
        "site admin": UserFactory(role=User.Role.ADMIN),
    }
    room = RoomFactory(space=space)
    Invite.objects.create(id=room.id, space=space, code=space.slug, creator=people["owner"])
    JoinRequest.objects.create(id=room.id, space=space, user=UserFactory())
    return Cast(
        space=space,
        room=room,
        target=MembershipFactory(space=space).user,
        people=people,
    )


def rows_of(*models: Any) -> list[list[dict[str, Any]]]:
    """All rows of `models`, to compare before and after."""
    return [list(model.objects.order_by("pk").values()) for model in models]


def state() -> list[list[dict[str, Any]]]:
    """Everything that actions of spaces and rooms may change."""
    return rows_of(Space, Membership, Room, Invite, JoinRequest)
