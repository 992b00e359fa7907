"""The facts spaces publish, as they stand on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from community.spaces.models import Membership
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
