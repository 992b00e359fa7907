"""What people change about how others see them."""

from typing import TypedDict
from uuid import UUID

from django.db import transaction

from community.people import limits
from community.people.access import require_writer
from community.people.models import Profile
from core.accounts.models import User
from core.kernel import ratelimit
from core.kernel.errors import INPUT_INVALID
from core.kernel.facts import ProfileUpdated, state
from core.kernel.gate import TextKind, gate
from core.kernel.review import NamedText, review_texts
from core.kernel.text import clean_line, clean_text

_KINDS = {
    "display_name": TextKind.PROFILE_NAME,
    "bio": TextKind.PROFILE_BIO,
    "location": TextKind.PROFILE_BIO,
    "pronouns": TextKind.PROFILE_BIO,
    "status_text": TextKind.STATUS_TEXT,
}


class ProfileChanges(TypedDict, total=False):
    """The fields to change; what is missing stays."""

    display_name: str
    bio: str
    location: str
    pronouns: str
    status_text: str
    visibility: str


def ensure_profile(*, user: UUID, username: str) -> Profile:
    """The person's profile, made if there is none; it shows the user name until they choose one.

    Without review: user names have passed the gate at sign-up.
    """
    profile, _ = Profile.objects.get_or_create(user_id=user, defaults={"display_name": username})
    return profile


def update_profile(*, user: User, changes: ProfileChanges, by: User | None = None) -> Profile:
    """Store what changed, after the gate has seen each new text; states `ProfileUpdated`.

    `by` is who changes it, when that is not the person themselves.

    INPUT_INVALID names a field that is too long or empty; `gate.rejected` one that did not pass.
    Either all changes are stored or none.
    """
    by = by or user
    require_writer(by)
    profile = ensure_profile(user=user.id, username=user.username)
    texts = _cleaned(changes)
    wanted: dict[str, str] = dict(texts)
    if visibility := changes.get("visibility"):
        wanted["visibility"] = _visibility(visibility)
    changed = {name: value for name, value in wanted.items() if getattr(profile, name) != value}
    if not changed:
        return profile
    if not by.exempt_from_limits:
        ratelimit.hit(limits.PROFILE, str(by.id))
    settled = review_texts(
        author=by.id,
        subject=user.id,
        texts=[
            NamedText(_KINDS[name], name, value) for name, value in changed.items() if name in texts
        ],
    )
    with transaction.atomic():
        profile = Profile.objects.select_for_update().get(user_id=user.id)
        for name, value in changed.items():
            setattr(profile, name, value)
        profile.save(update_fields=list(changed))
        if settled:
            gate().settle(settled)
        state(ProfileUpdated(user=user.id))
    return profile


def _cleaned(changes: ProfileChanges) -> dict[str, str]:
    cleaned: dict[str, str] = {}
    if (name := changes.get("display_name")) is not None:
        cleaned["display_name"] = clean_line(
            name, field="display_name", limit=limits.DISPLAY_NAME_CHARS, required=True
        )
    if (bio := changes.get("bio")) is not None:
        cleaned["bio"] = clean_text(bio, field="bio", limit=limits.BIO_CHARS)
    if (location := changes.get("location")) is not None:
        cleaned["location"] = clean_line(location, field="location", limit=limits.LOCATION_CHARS)
    if (pronouns := changes.get("pronouns")) is not None:
        cleaned["pronouns"] = clean_line(pronouns, field="pronouns", limit=limits.PRONOUNS_CHARS)
    if (status := changes.get("status_text")) is not None:
        cleaned["status_text"] = clean_line(status, field="status_text", limit=limits.STATUS_CHARS)
    return cleaned


def _visibility(value: str) -> str:
    if value not in Profile.Visibility.values:
        raise INPUT_INVALID(field="visibility", rule="is public or private")
    return value
