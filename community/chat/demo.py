"""Demo data for development: people, roles and a conversation that went through the gate."""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

from allauth.account.models import EmailAddress
from django.db import transaction

from community.chat.actions.lounge import ensure_lounge
from community.chat.actions.messages import post_message
from community.chat.actions.reactions import ReactionWish, set_reactions
from community.chat.demo_marks import mark_rooms
from community.chat.demo_talk import TALK, Line
from community.chat.demo_unsent import leave_unsent
from community.chat.demo_workshop import furnish
from community.chat.models import Message, Room, RoomHead
from community.spaces.demo import WORKSHOP, seed_spaces
from community.spaces.models import Membership, Space
from core.accounts.models import User
from core.kernel import facts
from core.kernel.clock import now
from core.kernel.errors import CaryaError
from core.kernel.principal import Principal

PASSWORD = "carya-demo"  # noqa: S105 - development only, and printed at start
_NONCES = UUID("0197f000-0000-7000-8000-00000000c0de")


class DemoPerson(NamedTuple):
    """A demo account and its place in The Lounge."""

    username: str
    display_name: str
    about: str
    role: str
    trust: str
    site_admin: bool = False


PEOPLE = (
    DemoPerson(
        "ada", "Ada", "site admin, owner of The Lounge", "owner", "trusted", site_admin=True
    ),
    DemoPerson("mia", "Mia", "moderator of The Lounge", "moderator", "trusted"),
    DemoPerson("alice", "Alice", "member", "member", "member"),
    DemoPerson("bob", "Bob", "member", "member", "member"),
    DemoPerson("carol", "Carol", "member", "member", "member"),
    DemoPerson("nia", "Nia", "new member", "member", "new"),
)


def seed_demo() -> None:
    """Make what is missing; what people changed since stays changed."""
    space = ensure_lounge()
    for person in PEOPLE:
        _make_person(person, space)
    people = {user.username: user for user in User.objects.filter(username__in=_names())}
    if not Message.objects.filter(author__in=people.values()).exists():
        rooms = {room.slug: room for room in Room.objects.filter(space=space)}
        for slug, lines in TALK.items():
            if slug in rooms:
                _talk(rooms[slug], lines, people)
        mark_rooms(rooms, people, _principal)
        leave_unsent(rooms, people, _principal)
    for made in seed_spaces(people):
        first = Room.objects.create(
            space=made, slug="general", name="General", emoji="💬", is_default=True
        )
        RoomHead.objects.create(room=first)
        if made.slug == WORKSHOP:
            furnish(made, people, _principal)


def _names() -> list[str]:
    return [person.username for person in PEOPLE]


@transaction.atomic
def _make_person(person: DemoPerson, space: Space) -> None:
    if User.objects.filter(username__iexact=person.username).exists():
        return
    at = now()
    user = User.objects.create_user(
        username=person.username,
        email=f"{person.username}@carya.test",
        password=PASSWORD,
        date_of_birth=date(1990, 1, 1),
        verified_at=at,
        promise_accepted_at=at,
        role=User.Role.ADMIN if person.site_admin else User.Role.USER,
        is_superuser=person.site_admin,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    facts.state(facts.UserCreated(user=user.id, username=person.username))
    facts.state(facts.UserVerified(user=user.id))
    user.profile.display_name = person.display_name
    user.profile.save(update_fields=["display_name"])
    mine = Membership.objects.filter(space=space, user=user)
    taken = mine.model.objects.filter(space=space, role=Membership.Role.OWNER).exists()
    role = Membership.Role.ADMIN if person.role == "owner" and taken else person.role
    mine.exclude(role=Membership.Role.OWNER).update(role=role)
    mine.update(trust=person.trust)


def _talk(room: Room, lines: tuple[Line, ...], people: dict[str, User]) -> None:
    """Post the lines in order; one that the gate does not let pass is left out."""
    posted: dict[int, UUID] = {}
    for index, line in enumerate(lines):
        answered = posted.get(line.answers) if line.answers is not None else None
        try:
            result = post_message(
                principal=_principal(people[line.author]),
                room=room.id,
                content=line.text,
                nonce=uuid5(_NONCES, f"{room.id}:{index}"),
                reply_to=answered,
            )
        except CaryaError as error:
            if error.code != "gate.rejected":
                raise
            continue
        if result.message.state == Message.State.PUBLISHED:
            posted[index] = result.message.id
    _react(lines, posted, people)
    _spread(room, lines, posted)


def _react(lines: tuple[Line, ...], posted: dict[int, UUID], people: dict[str, User]) -> None:
    wishes = [
        ReactionWish(
            principal=_principal(people[name]), message=posted[index], emoji=emoji, added=True
        )
        for index, line in enumerate(lines)
        if index in posted
        for name, emoji in line.reactions
    ]
    for refused in set_reactions(wishes):
        if refused is not None:
            raise refused


def _spread(room: Room, lines: tuple[Line, ...], posted: dict[int, UUID]) -> None:
    """Let the conversation have taken days instead of a second."""
    at = now()
    for index, message in posted.items():
        said_at = at - timedelta(minutes=lines[index].minutes_before)
        Message.objects.filter(id=message).update(created_at=said_at, published_at=said_at)
    if posted:
        last = at - timedelta(minutes=lines[max(posted)].minutes_before)
        RoomHead.objects.filter(room=room).update(last_message_at=last)


def _principal(user: User) -> Principal:
    return Principal(user_id=user.id, username=user.username, exempt=True)
