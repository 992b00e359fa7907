"""Demo spaces beside The Lounge. Their texts are the project's own, nobody's to review."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction

from community.spaces.actions.members import enter
from community.spaces.models import Invite, JoinRequest, Membership, Space
from core.accounts.models import User

WORKSHOP = "workshop"


class DemoSpace(NamedTuple):
    """A space and its people: role by username."""

    slug: str
    name: str
    description: str
    visibility: str
    colour: str
    roles: Mapping[str, str]
    rules: tuple[str, ...] = ()
    question: str = ""
    invited: bool = False
    waiting: tuple[tuple[str, str], ...] = ()
    """Who asks to join, with what they answer."""


SPACES = (
    DemoSpace(
        WORKSHOP,
        "Workshop",
        "Where things are made: ask for help, show your work, hear what is new.",
        Space.Visibility.PUBLIC,
        Space.Colour.AMBER,
        {"ada": "owner", "mia": "moderator", "alice": "member", "bob": "member", "carol": "member"},
        ("Say what you have tried before you ask.", "Praise first, then advise."),
        invited=True,
    ),
    DemoSpace(
        "seed-library",
        "Seed Library",
        "We swap seeds and keep old varieties alive. Small on purpose: everyone grows something.",
        Space.Visibility.RESTRICTED,
        Space.Colour.LEAF,
        {"ada": "owner", "carol": "admin", "bob": "member"},
        ("Label what you send.", "Keep some of every harvest for the others."),
        "What do you grow, and where?",
        waiting=(
            ("nia", "Herbs on a north-facing sill. I would love to try old bean varieties."),
            ("alice", "Leeks and kale, half a bed in the community garden."),
        ),
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
                "colour": demo.colour,
                "rules": list(demo.rules),
                "question": demo.question,
            },
        )
        if not new:
            continue
        made.append(space)
        for username, role in demo.roles.items():
            person = people.get(username)
            if person is not None:
                enter(space=space, user=person.id, role=role)
        Membership.objects.filter(space=space).update(approved=True, trust=Membership.Trust.MEMBER)
        _open_door(space, demo, people)
    return made


def _open_door(space: Space, demo: DemoSpace, people: Mapping[str, User]) -> None:
    if demo.invited:
        Invite.objects.create(space=space, creator=people.get("ada"), uses_max=25)
    for username, answer in demo.waiting:
        if username in people:
            JoinRequest.objects.create(space=space, user=people[username], answer=answer)
