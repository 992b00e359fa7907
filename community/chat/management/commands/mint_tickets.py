"""`manage.py mint_tickets`: people with sessions and socket tickets, for load and fault tools."""

import json
import secrets
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import msgspec
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from community.chat.models import Room
from community.people.models import Profile
from community.spaces.models import Membership, Space
from core.accounts import tickets
from core.accounts.models import User
from core.kernel.clock import now

BATCH = 2000


class Minted(msgspec.Struct, frozen=True):
    """A person's id, a ticket that works once, and a session key that buys more of them."""

    user: str
    ticket: str
    session_token: str


class Command(BaseCommand):
    """Creates members exempt from rate limits and prints one JSON line for each."""

    help = "Create members exempt from rate limits, each with a session and a socket ticket."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare `--users`, `--room` and `--ttl`."""
        parser.add_argument("--users", type=int, required=True, help="how many people")
        parser.add_argument("--room", required=True, help="space/room, for example lounge/general")
        parser.add_argument("--ttl", type=int, default=tickets.TTL_SECONDS, help="ticket life, s")

    def handle(self, *_: Any, users: int, room: str, ttl: int, **__: Any) -> None:
        """Print one line `{"user", "ticket", "session_token"}` a person."""
        if not settings.ALLOW_LOADTEST:
            raise CommandError("Set CARYA_ALLOW_LOADTEST=1 to create people for load tests.")
        if users < 1 or ttl < 1:
            raise CommandError("--users and --ttl must be at least 1.")
        space_slug, _slash, room_slug = room.partition("/")
        found = Room.objects.filter(space__slug=space_slug, slug=room_slug)
        place = found.select_related("space").first()
        if place is None:
            raise CommandError(f"--room: there is no room {room!r}; write it as space/room.")
        people = make_people([f"load-{number}" for number in range(users)])
        make_members(people, place.space)
        for minted in mint(people, ttl_seconds=ttl):
            self.stdout.write(json.dumps(msgspec.to_builtins(minted)))


@transaction.atomic
def make_people(names: Sequence[str]) -> list[User]:
    """Verified users with these names, made where they do not exist, in the order of `names`."""
    at = now()
    password = make_password(None)
    users = [
        User(
            username=name,
            email=f"{name}@load.invalid",
            password=password,
            date_of_birth=date(1990, 1, 1),
            verified_at=at,
            promise_accepted_at=at,
            exempt_from_limits=True,
        )
        for name in names
    ]
    User.objects.bulk_create(users, ignore_conflicts=True, batch_size=BATCH)
    known = {user.username: user for user in User.objects.filter(username__in=names)}
    people = [known[name] for name in names]
    if not all(user.exempt_from_limits for user in people):
        raise CommandError("Some of these names belong to people who are not load testers.")
    profiles = [Profile(user=user, display_name=user.username) for user in people]
    Profile.objects.bulk_create(profiles, ignore_conflicts=True, batch_size=BATCH)
    return people


def make_members(people: Sequence[User], space: Space) -> None:
    """Make `people` approved members of `space`, trusted enough for the ordinary rules."""
    members = [
        Membership(space=space, user=user, trust=Membership.Trust.MEMBER, approved=True)
        for user in people
    ]
    Membership.objects.bulk_create(members, ignore_conflicts=True, batch_size=BATCH)


def mint(people: Sequence[User], *, ttl_seconds: int) -> list[Minted]:
    """A new session, as a login would leave it, and a ticket for each person."""
    minted: list[Minted] = []
    for user, key in zip(people, _sessions(people), strict=True):
        ticket = tickets.issue(user_id=user.pk, session_key=key, ttl_seconds=ttl_seconds)
        minted.append(Minted(str(user.pk), ticket.value, key))
    return minted


def _sessions(people: Sequence[User]) -> list[str]:
    """Session keys in the order of `people`; rows and allauth's list are written."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    contents = {
        secrets.token_hex(16): {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
        for user in people
    }
    ends_at = now() + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    Session.objects.bulk_create(
        [
            Session(session_key=key, session_data=store.encode(data), expire_date=ends_at)
            for key, data in contents.items()
        ],
        batch_size=BATCH,
    )
    UserSession.objects.bulk_create(
        [
            UserSession(user=user, session_key=key, ip="127.0.0.1", user_agent="mint_tickets")
            for user, key in zip(people, contents, strict=True)
        ],
        batch_size=BATCH,
    )
    return list(contents)
