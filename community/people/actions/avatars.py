"""The pictures that people show of themselves."""

from uuid import UUID

from django.db import transaction

from community.people.access import require_writer
from community.people.models import Profile
from community.people.selectors.relations import separated_from
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.facts import ProfileUpdated, UploadReady, UploadRemoved, state
from core.media.actions.changes import discard
from core.media.models import Upload


@transaction.atomic
def show_avatar(fact: UploadReady) -> None:
    """Put a processed picture in place of the old one, unless a later one is there already."""
    if fact.purpose != Upload.Purpose.AVATAR:
        return
    profile = Profile.objects.select_for_update().filter(user=fact.owner).first()
    if profile is None or (profile.avatar_id and profile.avatar_id > fact.upload):
        discard([fact.upload])
        return
    _replace(profile, fact.upload)
    Upload.objects.filter(id=fact.upload).update(used_at=now())


@transaction.atomic
def remove_avatar(*, user: User) -> None:
    """Show no picture any more."""
    require_writer(user)
    profile = Profile.objects.select_for_update().filter(user=user).first()
    if profile is not None and profile.avatar_id:
        _replace(profile, None)


@transaction.atomic
def forget_avatar(fact: UploadRemoved) -> None:
    """Let go of a picture that its owner removed as an upload."""
    profile = Profile.objects.select_for_update().filter(avatar=fact.upload).first()
    if profile is not None:
        _replace(profile, None)


def may_see(user_id: UUID, upload: Upload) -> bool:
    """Everyone with an account sees faces, but for those a block separates."""
    return upload.owner_id not in separated_from([user_id]).get(user_id, frozenset())


def _replace(profile: Profile, avatar: UUID | None) -> None:
    old, profile.avatar_id = profile.avatar_id, avatar
    profile.save(update_fields=["avatar"])
    if old:
        discard([old])
    state(ProfileUpdated(user=profile.user_id))
