"""The facts spaces publish, as they stand on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from community.spaces.models import Membership, Space
from core.kernel.wire import Audience, Event, event, one_of

Role = Annotated[str, one_of(Membership.Role.values)]
Trust = Annotated[str, one_of(Membership.Trust.values)]


class MemberData(msgspec.Struct, frozen=True, kw_only=True):
    """The person's own membership now; `role` is null for someone outside."""

    space: UUID
    role: Role | None
    trust: Trust
    muted_until: datetime | None
    banned_until: datetime | None


class SharedSpace(msgspec.Struct, frozen=True, kw_only=True):
    """What a space looks like to everyone who sees it."""

    id: UUID
    slug: str
    name: str
    description: str
    rules: list[str]
    question: str
    colour: Annotated[str, one_of(Space.Colour.values)]
    visibility: Annotated[str, one_of(Space.Visibility.values)]
    icon: str | None
    archived: bool


class SpaceData(msgspec.Struct, frozen=True, kw_only=True):
    """A space as it is now."""

    space: SharedSpace


@event(audience=Audience.USER)
class SpaceUpdated(Event, frozen=True, tag="space.updated"):
    """A space that the person belongs to looks or says something else now."""

    data: SpaceData


class RequestData(msgspec.Struct, frozen=True, kw_only=True):
    """How many people wait to be let into a space."""

    space: UUID
    pending: int


@event(audience=Audience.USER)
class RequestUpdated(Event, frozen=True, tag="request.updated"):
    """Someone asked to join a space that the person moderates, or was answered."""

    data: RequestData


@event(audience=Audience.USER)
class MemberUpdated(Event, frozen=True, tag="member.updated"):
    """The person's role, trust or sanctions in a space changed."""

    data: MemberData
