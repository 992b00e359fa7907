"""`python -m tests.load.peers.stock.seed --users 1000 --rooms 10`: tables, rooms, people, tickets.

Prints `{"rooms": [...]}` and then one JSON line `{"user", "ticket", "session_token"}` a person.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import uuid

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.load.peers.stock.settings")
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402

from tests.load.peers.stock.models import Member, Room, Ticket  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--users", type=int, required=True)
    parser.add_argument("--rooms", type=int, required=True)
    asked = parser.parse_args()
    call_command("migrate", verbosity=0)
    rooms = [Room(id=uuid.uuid5(uuid.NAMESPACE_DNS, f"load-{n}")) for n in range(asked.rooms)]
    users = [User(username=f"load-{n}") for n in range(asked.users)]
    Room.objects.bulk_create(rooms, ignore_conflicts=True)
    User.objects.bulk_create(users, ignore_conflicts=True)
    people = {user.username: user for user in User.objects.filter(username__startswith="load-")}
    seated = [people[user.username] for user in users]
    members = [Member(room=room, user=user) for room in rooms for user in seated]
    Member.objects.bulk_create(members, ignore_conflicts=True, batch_size=5000)
    tickets = [Ticket(key=secrets.token_urlsafe(24), user=user) for user in seated]
    Ticket.objects.bulk_create(tickets)
    print(json.dumps({"rooms": [str(room.id) for room in rooms]}))
    for ticket in tickets:
        print(json.dumps({"user": ticket.user.username, "ticket": ticket.key, "session_token": ""}))


if __name__ == "__main__":
    main()
