"""The only way from (person, slug) to a space; absent and hidden answer alike."""

import enum
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from community.spaces.errors import INVITE_NOT_FOUND, SPACE_NOT_FOUND
from community.spaces.models import Invite, Membership, Space
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.errors import NOT_PERMITTED


class Rank(enum.IntEnum):
    """How much someone may do in a space. `SITE`: the site's admins, where a rule names them."""

    NOBODY = 0
    MEMBER = 1
    MODERATOR = 2
    ADMIN = 3
    OWNER = 4
    SITE = 5


RANK_OF_ROLE = {
    Membership.Role.MEMBER: Rank.MEMBER,
    Membership.Role.MODERATOR: Rank.MODERATOR,
    Membership.Role.ADMIN: Rank.ADMIN,
    Membership.Role.OWNER: Rank.OWNER,
}


@dataclass(frozen=True, slots=True)
class SpaceStanding:
    """A person before a space: everything its rules look at."""

    space: Space
    user: User
    membership: Membership | None
    at: datetime
    by_site: bool = False

    @property
    def joined(self) -> bool:
        """Whether they belong to the space now."""
        return self.membership is not None and self.membership.left_at is None

    @property
    def banned(self) -> bool:
        """Whether the space has shut them out."""
        until = self.membership.banned_until if self.membership else None
        return until is not None and until > self.at

    @property
    def approved(self) -> bool:
        """Whether a moderator let them in."""
        return self.membership is not None and self.membership.approved

    @property
    def settled(self) -> bool:
        """Whether no invite could give them more than they have."""
        closed = self.space.visibility == Space.Visibility.RESTRICTED
        return self.joined and (self.approved or not closed)

    @property
    def rank(self) -> Rank:
        """Their role as a number."""
        if self.by_site:
            return Rank.SITE
        if self.membership is None or not self.joined or self.banned:
            return Rank.NOBODY
        return RANK_OF_ROLE[Membership.Role(self.membership.role)]

    @property
    def may_read(self) -> bool:
        """Whether space, rooms and members are visible to them."""
        if self.by_site:
            return True
        if self.banned or not self.user.is_active:
            return False
        return self.space.visibility != Space.Visibility.PRIVATE or self.joined

    @property
    def may_see_door(self) -> bool:
        """Whether they may learn that the space is there to be joined; approval invites."""
        invited = self.approved and not self.banned and self.user.is_active
        return self.may_read or invited

    @property
    def moderates(self) -> bool:
        """Whether they mute, ban, approve and set slow mode."""
        return self.rank >= Rank.MODERATOR

    @property
    def manages(self) -> bool:
        """Whether they change settings and roles."""
        return self.rank >= Rank.ADMIN

    @property
    def manages_rooms(self) -> bool:
        """Whether they make and change rooms; in The Lounge only site admins do."""
        if self.space.kind == Space.Kind.LOUNGE:
            return self.user.role == User.Role.ADMIN
        return self.manages


def readable_spaces(user: User) -> QuerySet[Space]:
    """Spaces that the person may see; archived ones too. The set form of `may_read`."""
    mine = Membership.objects.filter(user=user)
    shut_out = mine.filter(banned_until__gt=now()).values("space")
    joined = mine.filter(left_at=None).values("space")
    return Space.objects.exclude(id__in=shut_out).filter(
        ~Q(visibility=Space.Visibility.PRIVATE) | Q(id__in=joined)
    )


def space_for_reading(user: User, slug: str) -> SpaceStanding:
    """The space, if they may see it; SPACE_NOT_FOUND otherwise.

    Two queries, whatever the answer.
    """
    standing = _standing(user, slug)
    if standing is None or not standing.may_read:
        raise SPACE_NOT_FOUND(field="space")
    return standing


def space_for_joining(user: User, slug: str) -> SpaceStanding:
    """As `space_for_reading`, open to invited people too."""
    standing = _standing(user, slug)
    if standing is None or not standing.may_see_door:
        raise SPACE_NOT_FOUND(field="space")
    return standing


def space_for_moderating(user: User, slug: str) -> SpaceStanding:
    """As `space_for_reading`; NOT_PERMITTED for those who see it and do not moderate it."""
    standing = space_for_reading(user, slug)
    if not standing.moderates:
        raise NOT_PERMITTED()
    return standing


def space_for_managing(user: User, slug: str) -> SpaceStanding:
    """As `space_for_reading`; NOT_PERMITTED for those who see it and are not its admins."""
    standing = space_for_reading(user, slug)
    if not standing.manages:
        raise NOT_PERMITTED()
    return standing


def space_for_making_rooms(user: User, slug: str) -> SpaceStanding:
    """As `space_for_reading`; NOT_PERMITTED for those who see it and may not make rooms in it."""
    standing = space_for_reading(user, slug)
    if not standing.manages_rooms:
        raise NOT_PERMITTED()
    return standing


def invite_for_reading(user: User, code: str) -> tuple[Invite, SpaceStanding]:
    """The invite, whatever has become of it, and the person before its space.

    INVITE_NOT_FOUND when there is none, or when the space has shut them out. Two queries.
    """
    invite = Invite.objects.select_related("space", "creator__profile").filter(code=code).first()
    membership = Membership.objects.filter(space__invites__code=code, user=user).first()
    if invite is None:
        raise INVITE_NOT_FOUND(field="code")
    standing = SpaceStanding(invite.space, user, membership, now())
    if standing.banned or not user.is_active:
        raise INVITE_NOT_FOUND(field="code")
    return invite, standing


def space_for_site_admin(user: User, space: Space) -> SpaceStanding:
    """The space in the hands of a site admin, for the Django admin; NOT_PERMITTED for others."""
    if user.role != User.Role.ADMIN or not user.is_active:
        raise NOT_PERMITTED()
    return SpaceStanding(space, user, None, now(), by_site=True)


def _standing(user: User, slug: str) -> SpaceStanding | None:
    """Both queries run for absent and hidden spaces alike, so that time tells nothing either."""
    space = Space.objects.filter(slug=slug).first()
    membership = Membership.objects.filter(space__slug=slug, user=user).first()
    return SpaceStanding(space, user, membership, now()) if space is not None else None
