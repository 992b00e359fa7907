"""How people look on the wire."""

from datetime import datetime
from uuid import UUID

import msgspec

from community.people.models import Profile, Relation
from core.accounts.models import User
from core.accounts.payloads import AccountPayload, account_payload
from core.media.payloads import face


class Author(msgspec.Struct, frozen=True, kw_only=True):
    """Who wrote something. `badge` is their role in the space when it is more than member."""

    id: UUID
    username: str
    display_name: str
    avatar: str | None = None
    badge: str | None = None


class ProfilePayload(msgspec.Struct, frozen=True, kw_only=True):
    """A person's profile page. A private one shows its texts to nobody else."""

    id: UUID
    username: str
    display_name: str
    avatar: str | None
    visibility: str
    bio: str
    location: str
    pronouns: str
    status_text: str
    joined_at: datetime


class OwnAccount(AccountPayload, frozen=True, kw_only=True):
    """The signed-in person as an author, and what only they see of their account."""

    display_name: str
    avatar: str | None
    badge: str | None


class MePayload(msgspec.Struct, frozen=True, kw_only=True):
    """The signed-in person to themselves."""

    user: OwnAccount
    status_text: str
    profile: ProfilePayload


class RelationPayload(msgspec.Struct, frozen=True, kw_only=True):
    """What the viewer has set between themselves and `user`."""

    kind: str
    user: Author
    created_at: datetime


def author_payload(user: User, *, badge: str | None = None) -> Author:
    """One author; `user.profile` should be loaded. Without a profile the user name stands in."""
    profile: Profile | None = getattr(user, "profile", None)
    return Author(
        id=user.id,
        username=user.username,
        display_name=profile.display_name if profile else user.username,
        avatar=face(profile.avatar_id) if profile else None,
        badge=badge,
    )


def profile_payload(user: User, *, viewer: User) -> ProfilePayload:
    """The profile as `viewer` may see it."""
    author = author_payload(user)
    profile: Profile | None = getattr(user, "profile", None)
    private = profile is not None and profile.visibility == Profile.Visibility.PRIVATE
    shown = None if private and viewer.id != user.id else profile
    return ProfilePayload(
        id=author.id,
        username=author.username,
        display_name=author.display_name,
        avatar=author.avatar,
        visibility=profile.visibility if profile else Profile.Visibility.PUBLIC,
        bio=shown.bio if shown else "",
        location=shown.location if shown else "",
        pronouns=shown.pronouns if shown else "",
        status_text=shown.status_text if shown else "",
        joined_at=user.created_at,
    )


def relation_payload(relation: Relation) -> RelationPayload:
    """One relation; `relation.other.profile` should be loaded."""
    return RelationPayload(
        kind=relation.kind,
        user=author_payload(relation.other),
        created_at=relation.created_at,
    )


def me_payload(user: User) -> MePayload:
    """The signed-in person to themselves; `user.profile` should be loaded."""
    author, profile = author_payload(user), profile_payload(user, viewer=user)
    return MePayload(
        user=OwnAccount(
            **msgspec.structs.asdict(account_payload(user)),
            display_name=author.display_name,
            avatar=author.avatar,
            badge=author.badge,
        ),
        status_text=profile.status_text,
        profile=profile,
    )
