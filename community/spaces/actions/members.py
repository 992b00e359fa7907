"""Joining, leaving, roles and sanctions.

Every change tells the person's own sockets (`member.updated`) and has what they may see looked up
again by every process that holds one of them.
"""

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from django.db import transaction

from community.people.access import require_writer
from community.spaces import limits
from community.spaces.access import RANK_OF_ROLE, Rank, SpaceStanding, space_for_joining
from community.spaces.actions.doorbell import close_request
from community.spaces.errors import (
    APPROVAL_REQUIRED,
    MEMBER_NOT_FOUND,
    MEMBER_OUTRANKS,
    OWNER_MUST_HAND_OVER,
    SPACE_ARCHIVED,
)
from community.spaces.models import JoinRequest, Membership, Space
from community.spaces.payloads import member_updated
from core.accounts.models import User
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import INPUT_INVALID, NOT_PERMITTED
from core.kernel.facts import MemberJoined, state
from core.kernel.publish import AccessChanged, control_on_commit, publish_on_commit


class MemberChanges(TypedDict, total=False):
    """The fields to change; what is missing stays. A null date lifts the sanction."""

    role: str
    approved: bool
    muted_until: datetime | None
    banned_until: datetime | None


def join_space(*, user: User, slug: str) -> Membership:
    """Become a member; joining twice changes nothing.

    SPACE_NOT_FOUND where it is private and nobody approved them; APPROVAL_REQUIRED where it is
    restricted and nobody did; SPACE_ARCHIVED.
    """
    standing = space_for_joining(user, slug)
    require_writer(user)
    space = standing.space
    if standing.joined and standing.membership is not None:
        return standing.membership
    if space.archived_at is not None:
        raise SPACE_ARCHIVED()
    if space.visibility == Space.Visibility.RESTRICTED and not standing.approved:
        raise APPROVAL_REQUIRED(space=space.name)
    if not user.exempt_from_limits:
        ratelimit.hit(limits.JOIN, str(user.id))
    return enter(space=space, user=user.id)


@transaction.atomic
def enter(
    *,
    space: Space,
    user: UUID,
    role: str = Membership.Role.MEMBER,
    approved: bool = False,
) -> Membership:
    """Make `user` a member without asking anything; states `MemberJoined` when they were not.

    `approved`: approve them too. An owner is no newcomer to their own space. Whoever waited at the
    door waits no longer.
    """
    membership, made = _locked_membership(space, user)
    joins = made or membership.left_at is not None
    if not joins and (membership.approved or not approved):
        return membership
    membership.approved = membership.approved or approved
    if joins:
        _begin(membership, role)
    membership.save(update_fields=["role", "trust", "approved", "left_at", "joined_at"])
    if joins:
        state(MemberJoined(space=space.id, user=user))
        close_request(space=space, user=user, state=JoinRequest.State.APPROVED)
    _announce(membership)
    return membership


@transaction.atomic
def leave_space(*, standing: SpaceStanding) -> None:
    """Stop being a member; MEMBER_NOT_FOUND for those who are none, OWNER_MUST_HAND_OVER."""
    membership = _locked(standing.space, standing.user.id)
    if membership is None or membership.left_at is not None:
        raise MEMBER_NOT_FOUND(field="space")
    if membership.role == Membership.Role.OWNER:
        raise OWNER_MUST_HAND_OVER(space=standing.space.name)
    _end(membership)
    membership.save(update_fields=["role", "left_at"])
    _announce(membership)


@transaction.atomic
def update_member(*, standing: SpaceStanding, user: UUID, changes: MemberChanges) -> Membership:
    """Several changes of one member, all or none; `standing` comes from `space_for_moderating`."""
    if not changes:
        raise INPUT_INVALID(
            field="role", rule="or one of approved, muted_until, banned_until must be given"
        )
    membership: Membership | None = None
    if "approved" in changes:
        membership = approve_member(standing=standing, user=user, approved=changes["approved"])
    if "muted_until" in changes:
        membership = mute_member(standing=standing, user=user, until=changes["muted_until"])
    if "role" in changes:
        membership = set_role(standing=standing, user=user, role=changes["role"])
    if "banned_until" in changes:
        membership = ban_member(standing=standing, user=user, until=changes["banned_until"])
    assert membership is not None
    return membership


@transaction.atomic
def set_role(*, standing: SpaceStanding, user: UUID, role: str) -> Membership:
    """Give a member another role below one's own; the owner may hand the space over.

    Handing over makes the former owner an admin. MEMBER_NOT_FOUND, MEMBER_OUTRANKS, NOT_PERMITTED.
    """
    require_writer(standing.user)
    if role not in Membership.Role.values:
        raise INPUT_INVALID(field="role", rule="is owner, admin, moderator or member")
    if not standing.manages and standing.rank < Rank.SITE:
        raise NOT_PERMITTED(field="role")
    membership = _present(standing, user)
    if membership.role == role:
        return membership
    hands_over = role == Membership.Role.OWNER
    _require_below(standing, membership)
    if hands_over and standing.rank < Rank.OWNER:
        raise NOT_PERMITTED(field="role")
    if not hands_over and RANK_OF_ROLE[Membership.Role(role)] >= standing.rank:
        raise MEMBER_OUTRANKS(field="role")
    if hands_over:
        _dethrone(standing.space)
    membership.role = role
    membership.save(update_fields=["role"])
    _announce(membership)
    return membership


@transaction.atomic
def mute_member(*, standing: SpaceStanding, user: UUID, until: datetime | None) -> Membership:
    """Keep a member from writing until `until`; None lifts it."""
    require_writer(standing.user)
    _require_future("muted_until", until)
    membership = _present(standing, user)
    _require_below(standing, membership)
    membership.muted_until = until
    _sanctioned(membership, until)
    membership.save(update_fields=["muted_until", "trust"])
    _announce(membership)
    return membership


@transaction.atomic
def ban_member(*, standing: SpaceStanding, user: UUID, until: datetime | None) -> Membership:
    """Shut someone out until `until`, whether or not they are a member; None lifts it.

    A ban ends membership, role and approval; afterwards they may join again.
    """
    require_writer(standing.user)
    _require_future("banned_until", until)
    membership = _known(standing, user)
    _require_below(standing, membership)
    membership.banned_until = until
    if until is not None:
        _end(membership)
        membership.approved = False
        close_request(space=standing.space, user=user, state=JoinRequest.State.DECLINED)
    _sanctioned(membership, until)
    membership.save(update_fields=["role", "trust", "approved", "banned_until", "left_at"])
    _announce(membership)
    return membership


@transaction.atomic
def remove_member(*, standing: SpaceStanding, user: UUID) -> None:
    """End a membership and the approval that came with it; where anyone may join, they may too.

    `standing` comes from `space_for_moderating`. MEMBER_NOT_FOUND, MEMBER_OUTRANKS.
    """
    require_writer(standing.user)
    membership = _present(standing, user)
    _require_below(standing, membership)
    _end(membership)
    membership.approved = False
    membership.save(update_fields=["role", "approved", "left_at"])
    _announce(membership)


@transaction.atomic
def approve_member(*, standing: SpaceStanding, user: UUID, approved: bool) -> Membership:
    """Let someone join a restricted or private space and write in it, or take that back."""
    require_writer(standing.user)
    membership = _known(standing, user)
    _require_below(standing, membership)
    membership.approved = approved
    membership.save(update_fields=["approved"])
    _announce(membership)
    return membership


@transaction.atomic
def earn_trust(*, membership_id: UUID, before: str, trust: str) -> bool:
    """Raise trust from `before` to `trust`; false when it is something else by now."""
    membership = Membership.objects.select_for_update().get(id=membership_id)
    if membership.trust != before or membership.left_at is not None:
        return False
    membership.trust = trust
    membership.save(update_fields=["trust"])
    _announce(membership)
    return True


def _announce(membership: Membership) -> None:
    publish_on_commit([member_updated(membership)])
    control_on_commit(AccessChanged(user=membership.user_id))


def _locked(space: Space, user: UUID) -> Membership | None:
    return Membership.objects.select_for_update().filter(space=space, user=user).first()


def _locked_membership(space: Space, user: UUID) -> tuple[Membership, bool]:
    """The membership row, made as one that has ended when there is none; whether it was made."""
    membership, made = Membership.objects.get_or_create(
        space=space, user_id=user, defaults={"left_at": now()}
    )
    return (membership, True) if made else (_locked(space, user) or membership, False)


def _present(standing: SpaceStanding, user: UUID) -> Membership:
    membership = _locked(standing.space, user)
    if membership is None or membership.left_at is not None:
        raise MEMBER_NOT_FOUND(field="user")
    return membership


def _known(standing: SpaceStanding, user: UUID) -> Membership:
    """Anyone with an account, member or not; MEMBER_NOT_FOUND otherwise."""
    if not User.objects.filter(id=user).exclude(status=User.Status.DELETED).exists():
        raise MEMBER_NOT_FOUND(field="user")
    return _locked_membership(standing.space, user)[0]


def _require_below(standing: SpaceStanding, membership: Membership) -> None:
    """Roles act on roles below them; the owner's only by the site."""
    rank = Rank.NOBODY
    if membership.left_at is None:
        rank = RANK_OF_ROLE[Membership.Role(membership.role)]
    if rank >= standing.rank:
        raise MEMBER_OUTRANKS(field="user")


def _require_future(field: str, until: datetime | None) -> None:
    if until is not None and until <= now():
        raise INPUT_INVALID(field=field, rule="lies in the future, or is null to lift the sanction")


def _sanctioned(membership: Membership, until: datetime | None) -> None:
    """Special trust is lost on a sanction."""
    if until is not None and membership.trust == Membership.Trust.TRUSTED:
        membership.trust = Membership.Trust.MEMBER


def _begin(membership: Membership, role: str) -> None:
    membership.role = role
    if role == Membership.Role.OWNER and membership.trust == Membership.Trust.NEW:
        membership.trust = Membership.Trust.MEMBER
    membership.left_at = None
    membership.joined_at = now()


def _end(membership: Membership) -> None:
    """End a membership, keeping trust and sanctions."""
    membership.role = Membership.Role.MEMBER
    if membership.left_at is None:
        membership.left_at = now()


def _dethrone(space: Space) -> None:
    """The present owner, if any, becomes an admin; the role is free then."""
    owner = (
        Membership.objects.select_for_update()
        .filter(space=space, role=Membership.Role.OWNER)
        .first()
    )
    if owner is not None:
        owner.role = Membership.Role.ADMIN
        owner.save(update_fields=["role"])
        _announce(owner)
