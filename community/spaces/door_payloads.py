"""How invites and join requests look on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from community.people.payloads import Author, author_payload
from community.spaces.access import SpaceStanding
from community.spaces.models import Invite, JoinRequest
from community.spaces.payloads import Colour, Visibility
from core.kernel.wire import one_of
from core.media.payloads import face


class InvitePayload(msgspec.Struct, frozen=True, kw_only=True):
    """An invite as those see it who manage the space; `uses_max` null: no end of uses."""

    id: UUID
    code: str
    creator: Author | None
    uses: int
    uses_max: int | None
    expires_at: datetime | None
    created_at: datetime


class InvitePreview(msgspec.Struct, frozen=True, kw_only=True):
    """What an invited person sees of a space before they join: nothing that is written inside."""

    code: str
    slug: str
    name: str
    description: str
    visibility: Visibility
    colour: Colour
    icon: str | None
    rules: list[str]
    member_count: int
    creator: Author | None
    expires_at: datetime | None
    joined: bool


class RequestPayload(msgspec.Struct, frozen=True, kw_only=True):
    """Someone at the door of a space."""

    id: UUID
    user: Author
    answer: str
    state: Annotated[str, one_of(JoinRequest.State.values)]
    created_at: datetime


def invite_payload(invite: Invite) -> InvitePayload:
    """One invite; `invite.creator.profile` should be loaded."""
    return InvitePayload(
        id=invite.id,
        code=invite.code,
        creator=author_payload(invite.creator, badge=None) if invite.creator else None,
        uses=invite.uses,
        uses_max=invite.uses_max,
        expires_at=invite.expires_at,
        created_at=invite.created_at,
    )


def invite_preview(invite: Invite, standing: SpaceStanding, *, member_count: int) -> InvitePreview:
    """The space behind an invite; its icon for those alone who may fetch it."""
    space = standing.space
    return InvitePreview(
        code=invite.code,
        slug=space.slug,
        name=space.name,
        description=space.description,
        visibility=space.visibility,
        colour=space.colour,
        icon=face(space.icon_id) if standing.may_read else None,
        rules=space.rules,
        member_count=member_count,
        creator=author_payload(invite.creator, badge=None) if invite.creator else None,
        expires_at=invite.expires_at,
        joined=standing.settled,
    )


def request_payload(request: JoinRequest) -> RequestPayload:
    """One request; `request.user.profile` should be loaded."""
    return RequestPayload(
        id=request.id,
        user=author_payload(request.user, badge=None),
        answer=request.answer,
        state=request.state,
        created_at=request.created_at,
    )
