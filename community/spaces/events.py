"""The facts spaces publish, as they stand on the wire."""

from datetime import datetime
from uuid import UUID

import msgspec

from core.kernel.wire import Audience, Event, event


class MemberData(msgspec.Struct, frozen=True, kw_only=True):
    """The person's own membership now; `role` is null for someone outside."""

    space: UUID
    role: str | None
    trust: str
    muted_until: datetime | None
    banned_until: datetime | None


@event(audience=Audience.USER)
class MemberUpdated(Event, frozen=True, tag="member.updated"):
    """The person's role, trust or sanctions in a space changed."""

    data: MemberData
