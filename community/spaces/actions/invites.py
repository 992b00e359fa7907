"""Making and revoking invites, and coming in by one."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from community.people.access import require_writer
from community.spaces import limits
from community.spaces.access import SpaceStanding, invite_for_reading
from community.spaces.actions.members import enter
from community.spaces.errors import (
    INVITE_EXPIRED,
    INVITE_NOT_FOUND,
    INVITE_REVOKED,
    INVITE_USED_UP,
    INVITES_FULL,
    SPACE_ARCHIVED,
)
from community.spaces.models import Invite, Membership, Space
from community.spaces.selectors.invites import open_invites
from core.accounts.models import User
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import INPUT_INVALID, said


def create_invite(
    *, standing: SpaceStanding, uses_max: int | None, expires_at: datetime | None
) -> Invite:
    """Make a link into the space; `standing` comes from `access.space_for_managing`.

    `uses_max` and `expires_at` null: no end. INPUT_INVALID, SPACE_ARCHIVED, INVITES_FULL.
    """
    require_writer(standing.user)
    space = standing.space
    if space.archived_at is not None:
        raise SPACE_ARCHIVED()
    _require_sound(uses_max, expires_at)
    if not standing.user.exempt_from_limits:
        ratelimit.hit(limits.INVITE, str(standing.user.id))
    with transaction.atomic():
        # Two at once must not both be the last that fits.
        Space.objects.select_for_update().get(id=space.id)
        if open_invites(space.id).count() >= limits.INVITES_OPEN:
            raise INVITES_FULL(limit=limits.INVITES_OPEN)
        return Invite.objects.create(
            space=space, creator=standing.user, uses_max=uses_max, expires_at=expires_at
        )


@transaction.atomic
def revoke_invite(*, standing: SpaceStanding, invite: UUID) -> Invite:
    """Let nobody in by it any more; revoking twice changes nothing. INVITE_NOT_FOUND."""
    require_writer(standing.user)
    found = Invite.objects.select_for_update().filter(space=standing.space, id=invite).first()
    if found is None:
        raise INVITE_NOT_FOUND(field="invite")
    if found.revoked_at is None:
        found.revoked_at = now()
        found.save(update_fields=["revoked_at"])
    return found


def accept_invite(*, user: User, code: str) -> Membership:
    """Become a member by an invite, approved where that is needed; members stay what they are.

    INVITE_NOT_FOUND, also for those the space has shut out; INVITE_REVOKED, INVITE_EXPIRED,
    INVITE_USED_UP, SPACE_ARCHIVED. Of several people racing for the last use one comes in.
    """
    invite, standing = invite_for_reading(user, code)
    require_writer(user)
    if standing.settled and standing.membership is not None:
        return standing.membership
    require_open(invite, standing.space)
    if not user.exempt_from_limits:
        ratelimit.hit(limits.JOIN, str(user.id))
    with transaction.atomic():
        invite = Invite.objects.select_for_update().get(id=invite.id)
        _, standing = invite_for_reading(user, code)
        if standing.settled and standing.membership is not None:
            return standing.membership
        require_open(invite, standing.space)
        invite.uses += 1
        invite.save(update_fields=["uses"])
        return enter(space=standing.space, user=user.id, approved=True)


def require_open(invite: Invite, space: Space) -> None:
    """INVITE_REVOKED, INVITE_EXPIRED, INVITE_USED_UP, SPACE_ARCHIVED for what lets nobody in."""
    if invite.revoked_at is not None:
        raise INVITE_REVOKED()
    if invite.expired(now()):
        raise INVITE_EXPIRED()
    if invite.used_up:
        raise INVITE_USED_UP()
    if space.archived_at is not None:
        raise SPACE_ARCHIVED()


def _require_sound(uses_max: int | None, expires_at: datetime | None) -> None:
    if uses_max is not None and not 1 <= uses_max <= limits.INVITE_USES_MAX:
        raise INPUT_INVALID(
            field="uses_max",
            rule=said(
                "is a whole number from {least} to {most}", least=1, most=limits.INVITE_USES_MAX
            ),
        )
    if expires_at is None:
        return
    if not now() < expires_at <= now() + timedelta(days=limits.INVITE_DAYS_MAX):
        raise INPUT_INVALID(
            field="expires_at",
            rule=said("lies in the future, at most {days} days", days=limits.INVITE_DAYS_MAX),
        )
