"""How an account looks to the person it belongs to."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from core.accounts.models import User
from core.kernel.wire import one_of


class AccountPayload(msgspec.Struct, frozen=True, kw_only=True):
    """The account part of `me`. `can_write`: verified and not restricted."""

    id: UUID
    username: str
    email: str
    verified: bool
    can_write: bool
    role: Annotated[str, one_of(User.Role.values)]
    status: Annotated[str, one_of(User.Status.values)]
    locale: str
    time_zone: str
    promise_accepted_at: datetime | None
    created_at: datetime


def account_payload(user: User) -> AccountPayload:
    """Map a user to what they themselves see."""
    return AccountPayload(
        id=user.pk,
        username=user.username,
        email=user.email,
        verified=user.verified,
        can_write=user.verified and user.status == User.Status.ACTIVE,
        role=user.role,
        status=user.status,
        locale=user.locale,
        time_zone=user.time_zone,
        promise_accepted_at=user.promise_accepted_at,
        created_at=user.created_at,
    )
