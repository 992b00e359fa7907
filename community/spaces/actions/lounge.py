"""The Lounge: the one space every installation has, and everybody belongs to."""

from uuid import UUID

from django.db import transaction

from community.spaces.actions.members import enter
from community.spaces.models import LOUNGE_SLUG, Membership, Space
from core.accounts.models import User

NAME = "The Lounge"
DESCRIPTION = "Where everyone meets: topic rooms, open to all."


def ensure_lounge_space() -> Space:
    """The Lounge, made when there is none. Its texts are the project's own, nobody's to review."""
    space, _ = Space.objects.get_or_create(
        slug=LOUNGE_SLUG,
        defaults={"name": NAME, "description": DESCRIPTION, "kind": Space.Kind.LOUNGE},
    )
    return space


@transaction.atomic
def welcome(*, user: UUID) -> None:
    """Bring someone who may write into The Lounge.

    The first site admin who comes owns it. Those who left or were banned stay outside, those
    without a verified address too; without a Lounge nothing happens.
    """
    space = Space.objects.filter(slug=LOUNGE_SLUG).first()
    person = User.objects.filter(id=user).first()
    if space is None or person is None or not person.verified or not person.is_active:
        return
    if Membership.objects.filter(space=space, user=user).exists():
        return
    owns = (
        person.role == User.Role.ADMIN
        and not Membership.objects.filter(space=space, role=Membership.Role.OWNER).exists()
    )
    enter(space=space, user=user, role=Membership.Role.OWNER if owns else Membership.Role.MEMBER)


def welcome_missing() -> int:
    """Bring everyone in who never was a member, such as admins made on the command line.

    Returns how many people that were. Runs at start-up, one transaction a person.
    """
    outside = (
        User.objects.filter(verified_at__isnull=False, status=User.Status.ACTIVE)
        .exclude(memberships__space__slug=LOUNGE_SLUG)
        .order_by("created_at")
        .values_list("id", flat=True)
    )
    people = list(outside)
    for user in people:
        welcome(user=user)
    return len(people)
