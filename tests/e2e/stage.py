"""What stands in the database before the curtain rises: people, rooms, history.

Playwright's driver keeps an event loop in the main thread, where Django refuses to query; so all of
it runs in one thread of its own.
"""

import functools
import itertools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.db import connection, transaction

from community.chat.actions.messages import post_message
from community.chat.actions.rooms import create_room, update_room
from community.chat.actions.threads import create_thread
from community.chat.models import (
    Message,
    ReadPointer,
    Room,
    RoomHead,
    ScheduledMessage,
    StoredDraft,
)
from community.spaces.access import SpaceStanding, space_for_site_admin
from community.spaces.models import Membership, Space
from core.accounts.models import User
from core.kernel import facts
from core.kernel.clock import now
from core.kernel.ids import new_id
from moderation.models import Flag
from tests.support.factories import RoomFactory, principal

PASSWORD = "a walnut in every pocket"

P = ParamSpec("P")
R = TypeVar("R")

_thread = ThreadPoolExecutor(1, thread_name_prefix="stage")
_numbers = itertools.count(1)


def in_database(function: Callable[P, R]) -> Callable[P, R]:
    """Run in the thread that may query."""

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return _thread.submit(function, *args, **kwargs).result()

    return call


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can log in with `PASSWORD`."""

    id: UUID
    username: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Place:
    """A room of The Lounge."""

    id: UUID
    slug: str
    name: str


@in_database
def leave() -> None:
    """Empty the database and let go of it."""
    call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
    connection.close()


@in_database
def lounge() -> None:
    """The Lounge and its five rooms."""
    call_command("ensure_lounge")


@in_database
@transaction.atomic
def person(
    name: str, *, trust: str = "member", role: str = "member", verified: bool = True
) -> Person:
    """A member of The Lounge with a username of their own."""
    username = f"{name.lower()}{next(_numbers)}"
    at = now() if verified else None
    user = User.objects.create_user(
        username=username,
        email=f"{username}@carya.test",
        password=PASSWORD,
        date_of_birth=date(1990, 1, 1),
        verified_at=at,
        promise_accepted_at=at,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)
    facts.state(facts.UserCreated(user=user.id, username=username))
    if verified:
        facts.state(facts.UserVerified(user=user.id))
    user.profile.display_name = name
    user.profile.save(update_fields=["display_name"])
    Membership.objects.filter(user=user).update(trust=trust, role=role)
    return Person(user.id, username, name, user.email)


@in_database
def room(name: str = "Walnut Corner", **fields: Any) -> Place:
    """A new room of The Lounge."""
    made: Room = RoomFactory(
        space=Space.objects.get(slug="lounge"),
        slug=f"room-{next(_numbers)}",
        name=name,
        position=50,
        **fields,
    )
    return Place(made.id, made.slug, made.name)


@in_database
def open_room(name: str) -> Place:
    """A new room of The Lounge, made as the site's admins make one."""
    made = create_room(
        standing=_rooms_admin(), slug=f"room-{next(_numbers)}", fields={"name": name}
    )
    return Place(made.id, made.slug, made.name)


@in_database
def change_room(where: Place, **changes: Any) -> None:
    """Change a room as the site's admins do."""
    room = Room.objects.select_related("space").get(id=where.id)
    update_room(standing=_rooms_admin(), room=room, changes=changes)  # type: ignore[arg-type]


def _rooms_admin() -> SpaceStanding:
    admin, _ = User.objects.get_or_create(
        username="keeper", defaults={"role": User.Role.ADMIN, "verified_at": now()}
    )
    return space_for_site_admin(admin, Space.objects.get(slug="lounge"))


@in_database
def the_room(slug: str) -> Place:
    """One of the rooms The Lounge begins with."""
    found = Room.objects.get(space__slug="lounge", slug=slug)
    return Place(found.id, found.slug, found.name)


@in_database
def say(who: Person, where: Place, text: str, **fields: Any) -> UUID:
    """Post through gate and publication, as a tool without limits would; the message's id."""
    posted = post_message(
        principal=principal(User.objects.get(id=who.id)),
        room=where.id,
        content=text,
        nonce=new_id(),
        **fields,
    )
    return posted.message.id


@in_database
def in_thread(who: Person, where: Place, parent: UUID, text: str) -> UUID:
    """Answer a message in its thread, which is opened if it has none."""
    user = principal(User.objects.get(id=who.id))
    thread = create_thread(principal=user, room=where.id, parent=parent).thread
    posted = post_message(
        principal=user, room=where.id, thread=thread.id, content=text, nonce=new_id()
    )
    return posted.message.id


@in_database
def history(who: Person, where: Place, count: int) -> list[UUID]:
    """`count` messages "message 001" … a minute apart, up to an hour ago, as if long published."""
    first = now() - timedelta(hours=1, minutes=count)
    rows = [
        Message(
            room_id=where.id,
            author_id=who.id,
            content=f"message {number:03}" + " and a little more" * (number % 7),
            nonce=new_id(),
            fingerprint=bytes(16),
            state=Message.State.PUBLISHED,
            seq=number,
            last_seq=number,
            created_at=first + timedelta(minutes=number),
            published_at=first + timedelta(minutes=number),
        )
        for number in range(1, count + 1)
    ]
    Message.objects.bulk_create(rows)
    RoomHead.objects.filter(room=where.id).update(seq=count, last_message_at=rows[-1].published_at)
    return [row.id for row in rows]


@in_database
def has_read(who: Person, where: Place, seq: int) -> None:
    """`who` has read `where` up to `seq`."""
    ReadPointer.objects.update_or_create(
        user_id=who.id, room_id=where.id, thread=None, defaults={"read_seq": seq}
    )


@in_database
def said(where: Place) -> list[str]:
    """The published texts of a room, in order of position."""
    published = Message.objects.filter(
        room=where.id, state=Message.State.PUBLISHED, deleted_at=None
    )
    return list(published.order_by("seq").values_list("content", flat=True))


@in_database
def drafts_of(who: Person) -> list[str]:
    """The drafts that the server keeps for somebody."""
    return list(StoredDraft.objects.filter(user=who.id).values_list("text", flat=True))


@in_database
def make_due(who: Person) -> int:
    """Let the time of everything somebody has scheduled come; how much that is."""
    waiting = ScheduledMessage.objects.filter(author=who.id, state="waiting")
    return waiting.update(due_at=now() - timedelta(minutes=1))


@in_database
def held_in(where: Place) -> UUID:
    """The id of the one message that waits for review."""
    return Message.objects.get(room=where.id, state=Message.State.HELD).id


@in_database
def exists(username: str) -> bool:
    """Whether there is such an account."""
    return User.objects.filter(username=username).exists()


@in_database
def flags_on(message: UUID) -> list[Flag]:
    """The flags on one message."""
    return list(Flag.objects.filter(subject=message))
