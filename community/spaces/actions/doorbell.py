"""Telling moderators how many people wait at the door."""

from uuid import UUID

from community.spaces.models import JoinRequest, Membership, Space
from community.spaces.payloads import request_updated
from community.spaces.selectors.requests import pending_count
from core.kernel.clock import now
from core.kernel.publish import publish_on_commit

_MODERATORS = (Membership.Role.MODERATOR, Membership.Role.ADMIN, Membership.Role.OWNER)


def ring(space: Space) -> None:
    """Tell every moderator of the space, on commit; two queries."""
    moderators = Membership.objects.filter(space=space, left_at=None, role__in=_MODERATORS)
    pending = pending_count(space.id)
    publish_on_commit(
        [
            request_updated(user, space=space.id, pending=pending)
            for user in moderators.values_list("user", flat=True)
        ]
    )


def close_request(*, space: Space, user: UUID, state: str) -> None:
    """End someone's waiting request, if there is one; call it in the transaction that decides."""
    waiting = JoinRequest.objects.filter(space=space, user=user, state=JoinRequest.State.PENDING)
    if waiting.update(state=state, decided_at=now()):
        ring(space)
