"""Founding, changing and archiving spaces."""

import re
from typing import TypedDict

from django.db import IntegrityError, transaction

from community.people.access import require_writer
from community.spaces import limits
from community.spaces.access import SpaceStanding
from community.spaces.actions.members import enter
from community.spaces.errors import (
    SPACE_ARCHIVED,
    SPACE_BUILT_IN,
    SPACE_SLUG_RESERVED,
    SPACE_SLUG_TAKEN,
)
from community.spaces.models import RESERVED_SLUGS, Membership, Space
from community.spaces.texts import cleaned, named
from core.accounts.models import User
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import INPUT_INVALID, said
from core.kernel.facts import SpaceAccessChanged, SpaceChanged, SpaceFounded, state
from core.kernel.gate import TextKind, gate
from core.kernel.ids import new_id
from core.kernel.review import NamedText, review_texts

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class SpaceChanges(TypedDict, total=False):
    """The fields to change; what is missing stays."""

    name: str
    description: str
    rules: list[str]
    question: str
    colour: str
    visibility: str
    archived: bool


def create_space(
    *,
    user: User,
    slug: str,
    name: str,
    description: str = "",
    visibility: str = Space.Visibility.PUBLIC,
    colour: str = Space.Colour.PECAN,
) -> Space:
    """Found a space; the founder owns it, and states `SpaceFounded`.

    INPUT_INVALID, SPACE_SLUG_RESERVED, SPACE_SLUG_TAKEN, `gate.rejected`; nothing is stored then.
    """
    require_writer(user)
    slug = clean_slug(slug)
    if slug in RESERVED_SLUGS:
        raise SPACE_SLUG_RESERVED(field="slug", slug=slug)
    texts = cleaned({"name": name, "description": description})
    visibility, colour = _visibility(visibility), _colour(colour)
    if not user.exempt_from_limits:
        ratelimit.hit(limits.CREATE, str(user.id))
    if Space.objects.filter(slug=slug).exists():
        raise SPACE_SLUG_TAKEN(field="slug", slug=slug)
    space = Space(id=new_id(), slug=slug, visibility=visibility, colour=colour, **texts)
    settled = review_texts(
        author=user.id,
        subject=space.id,
        texts=[*named(texts), NamedText(TextKind.SPACE_NAME, "slug", slug)],
    )
    try:
        with transaction.atomic():
            space.save(force_insert=True)
            enter(space=space, user=user.id, role=Membership.Role.OWNER)
            state(SpaceFounded(space=space.id))
            if settled:
                gate().settle(settled)
    except IntegrityError:
        raise SPACE_SLUG_TAKEN(field="slug", slug=slug) from None
    return space


def update_space(*, standing: SpaceStanding, changes: SpaceChanges) -> Space:
    """Change a space; `standing` comes from `access.space_for_managing`.

    Visibility and archiving state `SpaceAccessChanged`. SPACE_ARCHIVED for any change of an
    archived space but bringing it back; SPACE_BUILT_IN for what stays as it is in The Lounge.
    """
    user, space = standing.user, standing.space
    require_writer(user)
    texts = cleaned(changes)
    wanted: dict[str, object] = dict(texts)
    if "visibility" in changes:
        wanted["visibility"] = _visibility(changes["visibility"])
    if "colour" in changes:
        wanted["colour"] = _colour(changes["colour"])
    changed = {name: value for name, value in wanted.items() if getattr(space, name) != value}
    archived = space.archived_at is not None
    archive = changes.get("archived", archived)
    _require_changeable(space, changed=changed, archive=archive)
    if not changed and archive == archived:
        return space
    if not user.exempt_from_limits:
        ratelimit.hit(limits.UPDATE, str(user.id))
    settled = review_texts(
        author=user.id,
        subject=space.id,
        texts=named({name: text for name, text in texts.items() if name in changed}),
        space=space.id,
        trust=standing.membership.trust if standing.membership else Membership.Trust.MEMBER,
    )
    with transaction.atomic():
        space = Space.objects.select_for_update().get(id=space.id)
        for name, value in changed.items():
            setattr(space, name, value)
        if archive != (space.archived_at is not None):
            space.archived_at = now() if archive else None
        space.save(update_fields=[*changed, "archived_at"])
        if changed.get("visibility") == Space.Visibility.RESTRICTED:
            # Whoever belonged to it before needs nobody's word to go on writing.
            Membership.objects.filter(space=space, left_at=None).update(approved=True)
        if settled:
            gate().settle(settled)
        if "visibility" in changed or archive != archived:
            state(SpaceAccessChanged(space=space.id))
        state(SpaceChanged(space=space.id))
    return space


def archive_space(*, standing: SpaceStanding) -> Space:
    """Make a space read-only and take it off the lists."""
    return update_space(standing=standing, changes={"archived": True})


def clean_slug(slug: str, *, limit: int = limits.SLUG_CHARS) -> str:
    """Return `slug` if it can stand in an address; INPUT_INVALID otherwise."""
    if not 2 <= len(slug) <= limit or not _SLUG.fullmatch(slug):
        raise INPUT_INVALID(
            field="slug",
            rule=said(
                "has 2 to {limit} lower-case letters, digits and single hyphens between them",
                limit=limit,
            ),
        )
    return slug


def _require_changeable(space: Space, *, changed: dict[str, object], archive: bool) -> None:
    if space.kind == Space.Kind.LOUNGE:
        if "visibility" in changed:
            raise SPACE_BUILT_IN(field="visibility", space=space.name, what="visibility")
        if archive:
            raise SPACE_BUILT_IN(field="archived", space=space.name, what="place")
    if space.archived_at is not None and archive and changed:
        raise SPACE_ARCHIVED()


def _visibility(value: str) -> str:
    if value not in Space.Visibility.values:
        raise INPUT_INVALID(field="visibility", rule="is public, restricted or private")
    return value


def _colour(value: str) -> str:
    if value not in Space.Colour.values:
        raise INPUT_INVALID(
            field="colour", rule=said("is one of {choices}", choices=", ".join(Space.Colour.values))
        )
    return value
