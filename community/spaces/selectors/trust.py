"""Trust where no space is in question."""

from uuid import UUID

from community.spaces.models import Membership

_ORDER = (Membership.Trust.TRUSTED, Membership.Trust.MEMBER)


def best_trust(user: UUID) -> str:
    """The most that any space trusts the person; "new" for those without a space. One query."""
    held = set(Membership.objects.filter(user=user, left_at=None).values_list("trust", flat=True))
    return next((str(trust) for trust in _ORDER if trust in held), str(Membership.Trust.NEW))
