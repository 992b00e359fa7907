"""`python -m tests.faults.stock`: makes every space, room and person the fault tests will need.

One process at the start of a run instead of one for each test. Prints one JSON line a stage:
`{"space", "rooms": [id, …], "moderator", "members": […], "newcomers": […]}`; a person is
`{"user", "username", "session"}`.
"""

import json
import os
import sys
from argparse import ArgumentParser
from typing import Any

import django


def main() -> None:
    """Make the stages."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.config.settings")
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--stages", type=int, default=48)
    parser.add_argument("--members", type=int, default=8)
    parser.add_argument("--crowd", type=int, default=210, help="members of the last stage")
    options = parser.parse_args()
    django.setup()
    for number in range(options.stages):
        last = number == options.stages - 1
        stage = _stage(number, members=options.crowd if last else options.members)
        sys.stdout.write(json.dumps(stage) + "\n")


def _stage(number: int, *, members: int) -> dict[str, Any]:
    from community.chat.management.commands.mint_tickets import make_members, make_people, mint
    from community.chat.models import Room, RoomHead
    from community.spaces.models import Membership, Space

    space = Space.objects.create(slug=f"stage-{number}", name=f"Stage {number}")
    rooms = [Room.objects.create(space=space, slug=f"r{n}", name=f"Room {n}") for n in range(2)]
    RoomHead.objects.bulk_create(RoomHead(room=room) for room in rooms)
    names = ["mod", *(f"m{n}" for n in range(members)), "new0", "new1"]
    people = make_people([f"s{number}-{name}" for name in names])
    make_members(people, space)
    mine = Membership.objects.filter(space=space)
    mine.filter(user=people[0]).update(role=Membership.Role.OWNER)
    mine.filter(user__in=people[-2:]).update(trust=Membership.Trust.NEW)
    minted = [
        {"user": one.user, "username": user.username, "session": one.session_token}
        for user, one in zip(people, mint(people, ttl_seconds=1), strict=True)
    ]
    return {
        "space": space.slug,
        "rooms": [str(room.id) for room in rooms],
        "moderator": minted[0],
        "members": minted[1:-2],
        "newcomers": minted[-2:],
    }


if __name__ == "__main__":
    main()
