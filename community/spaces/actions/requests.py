"""Asking to join a restricted space, and what its moderators answer.

Moderators hear of every change by `request.updated`, the person by `member.updated`.
"""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from community.people.access import require_writer
from community.spaces import limits
from community.spaces.access import SpaceStanding, space_for_reading
from community.spaces.actions.doorbell import ring
from community.spaces.actions.members import enter
from community.spaces.errors import (
    ALREADY_MEMBER,
    REQUEST_NOT_FOUND,
    REQUEST_PENDING,
    SPACE_ARCHIVED,
    SPACE_OPEN,
)
from community.spaces.models import JoinRequest, Membership, Space
from community.spaces.payloads import member_updated
from core.accounts.models import User
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.gate import TextKind, gate
from core.kernel.publish import publish_on_commit
from core.kernel.review import NamedText, review_texts
from core.kernel.text import clean_text


def ask_to_join(*, user: User, slug: str, answer: str = "") -> JoinRequest:
    """Wait at the door of a restricted space.

    SPACE_NOT_FOUND, ALREADY_MEMBER, SPACE_ARCHIVED, SPACE_OPEN where nobody has to ask,
    REQUEST_PENDING, `gate.rejected` for the answer; nothing is stored then.
    """
    standing = space_for_reading(user, slug)
    require_writer(user)
    space = standing.space
    answer = clean_text(answer, field="answer", limit=limits.ANSWER_CHARS)
    _require_closed_door(standing)
    waiting = JoinRequest.objects.filter(space=space, user=user, state=JoinRequest.State.PENDING)
    if waiting.exists():
        raise REQUEST_PENDING(space=space.name)
    if not user.exempt_from_limits:
        ratelimit.hit(limits.JOIN, str(user.id))
    settled = review_texts(
        author=user.id,
        subject=user.id,
        texts=[NamedText(TextKind.JOIN_ANSWER, "answer", answer)],
        space=space.id,
        trust=Membership.Trust.NEW,
    )
    try:
        with transaction.atomic():
            request = JoinRequest.objects.create(space=space, user=user, answer=answer)
            if settled:
                gate().settle(settled)
            ring(space)
    except IntegrityError:
        raise REQUEST_PENDING(space=space.name) from None
    return request


@transaction.atomic
def withdraw_request(*, user: User, slug: str) -> None:
    """Wait no longer; REQUEST_NOT_FOUND for those who do not."""
    space = space_for_reading(user, slug).space
    request = _waiting(space).filter(user=user).first()
    if request is None:
        raise REQUEST_NOT_FOUND()
    _close(request, JoinRequest.State.WITHDRAWN, by=user)
    ring(space)


@transaction.atomic
def decide_request(*, standing: SpaceStanding, request: UUID, approved: bool) -> JoinRequest:
    """Let someone in, or not; `standing` comes from `access.space_for_moderating`.

    REQUEST_NOT_FOUND for one that was decided or withdrawn already, or whose account is gone.
    """
    require_writer(standing.user)
    found = _waiting(standing.space).filter(id=request, user__status=User.Status.ACTIVE).first()
    if found is None:
        raise REQUEST_NOT_FOUND(field="request")
    state = JoinRequest.State.APPROVED if approved else JoinRequest.State.DECLINED
    _close(found, state, by=standing.user)
    if approved:
        enter(space=standing.space, user=found.user_id, approved=True)
    else:
        outside = Membership(space=standing.space, user_id=found.user_id, left_at=found.decided_at)
        publish_on_commit([member_updated(outside)])
    ring(standing.space)
    return found


def _require_closed_door(standing: SpaceStanding) -> None:
    space = standing.space
    if standing.joined:
        raise ALREADY_MEMBER(space=space.name)
    if space.archived_at is not None:
        raise SPACE_ARCHIVED()
    if space.visibility != Space.Visibility.RESTRICTED or standing.approved:
        raise SPACE_OPEN(space=space.name)


def _waiting(space: Space) -> QuerySet[JoinRequest]:
    return JoinRequest.objects.select_for_update().filter(
        space=space, state=JoinRequest.State.PENDING
    )


def _close(request: JoinRequest, state: str, *, by: User) -> None:
    request.state, request.decided_by, request.decided_at = state, by, now()
    request.save(update_fields=["state", "decided_by", "decided_at"])
