"""Rooms and people for one measurement, made without going through the slow front door.

`python -m tests.load.targets.seed_carya --users 1000 --rooms 10 --space load --spaces 1 --times 3`
prints `{"rooms": [...]}` and then, three times over, a JSON line a person as `mint_tickets` does.
Room and person `n` belong to space `n % spaces`.
"""

from __future__ import annotations

import argparse
import json
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.config.settings")
django.setup()

import msgspec  # noqa: E402

from community.chat.management.commands.mint_tickets import (  # noqa: E402
    make_members,
    make_people,
    mint,
)
from community.chat.models import Room, RoomHead  # noqa: E402
from community.spaces.models import Space  # noqa: E402

TTL_SECONDS = 3600


def space_of(slug: str) -> Space:
    space, _ = Space.objects.get_or_create(
        slug=slug, defaults={"name": slug, "kind": Space.Kind.PROJECT}
    )
    return space


def room_of(space: Space, number: int) -> Room:
    room, _ = Room.objects.get_or_create(
        space=space, slug=f"room-{number}", defaults={"name": f"Room {number}"}
    )
    RoomHead.objects.get_or_create(room=room)
    return room


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--users", type=int, required=True)
    parser.add_argument("--rooms", type=int, required=True)
    parser.add_argument("--space", required=True)
    parser.add_argument("--spaces", type=int, default=1)
    parser.add_argument("--times", type=int, default=1)
    asked = parser.parse_args()
    slugs = [f"{asked.space}-{asked.rooms}-{number}" for number in range(asked.spaces)]
    spaces = [space_of(slug) for slug in slugs]
    rooms = [room_of(spaces[n % asked.spaces], n) for n in range(asked.rooms)]
    people = make_people([f"{asked.space}-{number}" for number in range(asked.users)])
    for number, space in enumerate(spaces):
        make_members(people[number :: asked.spaces], space)
    print(json.dumps({"rooms": [str(room.pk) for room in rooms]}))
    for _ in range(asked.times):
        for minted in mint(people, ttl_seconds=TTL_SECONDS):
            print(json.dumps(msgspec.to_builtins(minted)))


if __name__ == "__main__":
    main()
