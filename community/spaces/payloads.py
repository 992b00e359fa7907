"""How spaces and members look on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from community.people.payloads import Author, author_payload
from community.spaces.events import (
    MemberData,
    MemberUpdated,
    RequestData,
    RequestUpdated,
    Role,
    SharedSpace,
    SpaceData,
    SpaceUpdated,
    Trust,
)
from community.spaces.models import Membership, Space
from community.spaces.selectors.requests import Waiting
from core.kernel.publish import Publication
from core.kernel.wire import encode, one_of, user_topic
from core.media.payloads import face

Visibility = Annotated[str, one_of(Space.Visibility.values)]
Colour = Annotated[str, one_of(Space.Colour.values)]


class SpacePayload(msgspec.Struct, frozen=True, kw_only=True):
    """A space as one person sees it; `my_role` and `my_trust` are null for those outside.

    `question`: what those who ask to join are asked. `my_request`: whether the person waits at the
    door. `requests`: how many people do, for moderators.
    """

    id: UUID
    slug: str
    name: str
    description: str
    kind: Annotated[str, one_of(Space.Kind.values)]
    visibility: Visibility
    rules: list[str]
    question: str
    colour: Colour
    icon: str | None
    banner: str | None
    archived: bool
    member_count: int
    my_role: Role | None
    my_trust: Trust | None
    joined: bool
    my_request: bool
    requests: int | None


class MemberPayload(msgspec.Struct, frozen=True, kw_only=True):
    """A member as other members see them."""

    user: Author
    role: Role
    trust: Trust
    joined_at: datetime


class SanctionedMemberPayload(msgspec.Struct, frozen=True, kw_only=True):
    """A member, or someone with a past or a sanction in the space, as moderators see them."""

    user: Author
    role: Role | None
    trust: Trust
    joined_at: datetime
    approved: bool
    muted_until: datetime | None
    banned_until: datetime | None


def space_payload(
    space: Space, *, membership: Membership | None, member_count: int, waiting: Waiting | None
) -> SpacePayload:
    """The space beside the viewer's own membership."""
    people, asked = waiting or (0, False)
    mine = membership if membership and membership.left_at is None else None
    return SpacePayload(
        id=space.id,
        slug=space.slug,
        name=space.name,
        description=space.description,
        kind=space.kind,
        visibility=space.visibility,
        rules=space.rules,
        question=space.question,
        colour=space.colour,
        icon=face(space.icon_id),
        banner=None,
        archived=space.archived_at is not None,
        member_count=member_count,
        my_role=mine.role if mine else None,
        my_trust=mine.trust if mine else None,
        joined=mine is not None,
        my_request=asked,
        requests=people if mine is not None and mine.moderates else None,
    )


def member_payload(membership: Membership) -> MemberPayload:
    """One member; `membership.user.profile` should be loaded."""
    return MemberPayload(
        user=author_payload(membership.user, badge=badge(membership)),
        role=membership.role,
        trust=membership.trust,
        joined_at=membership.joined_at,
    )


def sanctioned_member_payload(membership: Membership) -> SanctionedMemberPayload:
    """One membership with what only moderators see."""
    return SanctionedMemberPayload(
        user=author_payload(membership.user, badge=badge(membership)),
        role=membership.role if membership.left_at is None else None,
        trust=membership.trust,
        joined_at=membership.joined_at,
        approved=membership.approved,
        muted_until=membership.muted_until,
        banned_until=membership.banned_until,
    )


def badge(membership: Membership) -> str | None:
    """The role, when it is more than member."""
    return membership.role if membership.left_at is None and membership.moderates else None


def space_updated(space: Space) -> bytes:
    """The frame that shows a changed space to those who belong to it."""
    shown = SharedSpace(
        id=space.id,
        slug=space.slug,
        name=space.name,
        description=space.description,
        rules=space.rules,
        question=space.question,
        colour=space.colour,
        visibility=space.visibility,
        icon=face(space.icon_id),
        archived=space.archived_at is not None,
    )
    return encode(SpaceUpdated(data=SpaceData(space=shown)))


def request_updated(moderator: UUID, *, space: UUID, pending: int) -> Publication:
    """How many wait at the door, for a moderator's sockets."""
    event = RequestUpdated(data=RequestData(space=space, pending=pending))
    return Publication(topic=user_topic(moderator), frame=encode(event))


def member_updated(membership: Membership) -> Publication:
    """The person's membership as it is now, for their own sockets."""
    event = MemberUpdated(
        data=MemberData(
            space=membership.space_id,
            role=membership.role if membership.left_at is None else None,
            trust=membership.trust,
            muted_until=membership.muted_until,
            banned_until=membership.banned_until,
        )
    )
    return Publication(topic=user_topic(membership.user_id), frame=encode(event))
