"""Demo spaces beside The Lounge. Their texts are the project's own, nobody's to review."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction

from community.spaces.actions.members import enter
from community.spaces.models import Membership, Space
from core.accounts.models import User


class DemoSpace(NamedTuple):
    """A space and its people: role by username."""

    slug: str
    name: str
    description: str
    visibility: str
    roles: Mapping[str, str]


SPACES = (
    DemoSpace(
        "workshop",
        "Workshop",
        "Where things are made: ask for help, show your work, hear what is new.",
        Space.Visibility.PUBLIC,
        {"ada": "owner", "mia": "moderator", "alice": "member", "bob": "member", "carol": "member"},
    ),
)


@transaction.atomic
def seed_spaces(people: Mapping[str, User]) -> list[Space]:
    """Make the demo spaces that are missing; returns those made now."""
    made = []
    for demo in SPACES:
        space, new = Space.objects.get_or_create(
            slug=demo.slug,
            defaults={
                "name": demo.name,
                "description": demo.description,
                "visibility": demo.visibility,
            },
        )
        if not new:
            continue
        made.append(space)
        for username, role in demo.roles.items():
            person = people.get(username)
            if person is not None:
                enter(space=space, user=person.id, role=role)
        Membership.objects.filter(space=space).update(trust=Membership.Trust.MEMBER)
    return made
