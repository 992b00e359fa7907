"""The only way from (viewer, name or id) to a person; absent and hidden answer alike."""

from uuid import UUID

from community.people.errors import USER_NOT_FOUND
from community.people.selectors.relations import separated_from
from core.accounts.models import User
from core.kernel.errors import ACCOUNT_RESTRICTED, NOT_VERIFIED


def require_writer(user: User) -> None:
    """Refuse people who may look but not write: NOT_VERIFIED, ACCOUNT_RESTRICTED."""
    if not user.verified:
        raise NOT_VERIFIED()
    if user.status != User.Status.ACTIVE:
        raise ACCOUNT_RESTRICTED()


def user_for_viewing(viewer: User, username: str) -> User:
    """The person of that name, profile loaded; USER_NOT_FOUND when absent, gone or separated by a
    block. Two queries, whatever the answer."""
    return _visible(
        User.objects.select_related("profile").filter(username__iexact=username).first(),
        viewer,
        field="username",
    )


def user_for_relating(viewer: User, user_id: UUID) -> User:
    """`user_for_viewing` by id."""
    return _visible(
        User.objects.select_related("profile").filter(id=user_id).first(), viewer, field="user"
    )


def user_for_blocking(user_id: UUID) -> User:
    """Anyone who has an account, so that someone who was blocked can still block back."""
    user = User.objects.filter(id=user_id).first()
    if user is None or user.status == User.Status.DELETED:
        raise USER_NOT_FOUND(field="user")
    return user


def _visible(user: User | None, viewer: User, *, field: str) -> User:
    separated = separated_from([viewer.id]).get(viewer.id, frozenset())
    if user is None or not user.is_active or user.id in separated:
        raise USER_NOT_FOUND(field=field)
    return user
