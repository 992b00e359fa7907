"""Block, mute and follow."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from community.people import limits
from community.people.access import require_writer, user_for_blocking, user_for_relating
from community.people.errors import RELATION_WITH_SELF
from community.people.models import Relation
from core.accounts.models import User
from core.kernel import ratelimit
from core.kernel.errors import INPUT_INVALID
from core.kernel.publish import AccessChanged, control_on_commit


def relate(*, user: User, kind: str, other: UUID) -> Relation:
    """Set a relation; one that stands already is returned as it is.

    A block ends follows in both directions, and both people's sockets look their separations up
    again. Everyone who can sign in may block and mute; following is for those who may write.
    RELATION_WITH_SELF, USER_NOT_FOUND.
    """
    kind = _kind(kind)
    if other == user.id:
        raise RELATION_WITH_SELF(field="user", kind=kind)
    if kind == Relation.Kind.FOLLOW:
        require_writer(user)
    _count(user)
    if kind == Relation.Kind.BLOCK:
        target = user_for_blocking(other)
    else:
        target = user_for_relating(user, other)
    with transaction.atomic():
        relation, made = Relation.objects.get_or_create(user=user, kind=kind, other=target)
        if made and kind == Relation.Kind.BLOCK:
            Relation.objects.filter(
                Q(user=user, other=target) | Q(user=target, other=user), kind=Relation.Kind.FOLLOW
            ).delete()
            _separation_changed(user.id, target.id)
    return relation


def unrelate(*, user: User, kind: str, other: UUID) -> None:
    """Take a relation back; one that does not stand is no error."""
    kind = _kind(kind)
    _count(user)
    with transaction.atomic():
        gone, _ = Relation.objects.filter(user=user, kind=kind, other_id=other).delete()
        if gone and kind == Relation.Kind.BLOCK:
            _separation_changed(user.id, other)


def _separation_changed(*users: UUID) -> None:
    control_on_commit(*(AccessChanged(user=user) for user in users))


def _count(user: User) -> None:
    if not user.exempt_from_limits:
        ratelimit.hit(limits.RELATION, str(user.id))


def _kind(value: str) -> str:
    if value not in Relation.Kind.values:
        raise INPUT_INVALID(field="kind", rule="is block, mute or follow")
    return value
