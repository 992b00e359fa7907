"""The only way from (person, id) to a room or a message; absent and hidden answer alike."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from community.chat.errors import (
    MESSAGE_NOT_FOUND,
    MUTED,
    NOT_A_MEMBER,
    ROOM_ARCHIVED,
    ROOM_READ_ONLY,
    THREAD_NOT_FOUND,
)
from community.chat.models import Message, Room, Thread
from community.chat.selectors.people import Belongings
from community.chat.selectors.places import Places
from community.people.payloads import Author
from community.people.selectors.relations import separated_from
from community.spaces.models import Membership, Space
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.errors import ACCOUNT_RESTRICTED, NOT_VERIFIED, CaryaError
from core.kernel.rooms import ROOM_NOT_FOUND
from core.kernel.sql import pipelined
from core.media.payloads import face

_RANK = {
    Membership.Role.MEMBER: 1,
    Membership.Role.MODERATOR: 2,
    Membership.Role.ADMIN: 3,
    Membership.Role.OWNER: 3,
}
_NEEDED = {
    Room.Level.ANYONE: 0,
    Room.Level.MEMBER: 1,
    Room.Level.MODERATOR: 2,
    Room.Level.ADMIN: 3,
}
MOVES_FOLLOWED = 5
"""How often something may have been moved on for its first address to lead to it."""
_WRITERS = {1: "members", 2: "moderators", 3: "admins"}


class Person(Protocol):
    """What rules look at in an account."""

    @property
    def id(self) -> UUID: ...
    @property
    def username(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def verified(self) -> bool: ...
    @property
    def is_active(self) -> bool: ...


class Belonging(Protocol):
    """What rules look at in a membership."""

    @property
    def role(self) -> str: ...
    @property
    def trust(self) -> str: ...
    @property
    def approved(self) -> bool: ...
    @property
    def muted_until(self) -> datetime | None: ...
    @property
    def banned_until(self) -> datetime | None: ...
    @property
    def left_at(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """A person before a room: everything its rules look at."""

    room: Room
    user: Person
    membership: Belonging | None
    at: datetime
    display_name: str = ""
    avatar: UUID | None = None

    @property
    def rank(self) -> int:
        """0 not a member, 1 member, 2 moderator, 3 admin or owner."""
        return (
            _RANK[Membership.Role(self.membership.role)] if self.joined and self.membership else 0
        )

    @property
    def joined(self) -> bool:
        """Whether they belong to the room's space now."""
        return self.membership is not None and self.membership.left_at is None

    @property
    def banned(self) -> bool:
        """Whether the space has shut them out."""
        until = self.membership.banned_until if self.membership else None
        return until is not None and until > self.at

    @property
    def moderates(self) -> bool:
        """Whether slow mode and limits do not count for them."""
        return self.rank >= 2

    @property
    def trust(self) -> str:
        """Their trust in the space; outsiders are new."""
        return self.membership.trust if self.membership else Membership.Trust.NEW

    @property
    def badge(self) -> str | None:
        """Their role in the space when it is more than member."""
        return self.membership.role if self.rank >= 2 and self.membership else None

    @property
    def author(self) -> Author:
        """As they look to others in the room."""
        return Author(
            id=self.user.id,
            username=self.user.username,
            display_name=self.display_name,
            avatar=face(self.avatar),
            badge=self.badge,
        )

    @property
    def may_read(self) -> bool:
        """Whether room and messages are visible to them."""
        if self.banned or not self.user.is_active:
            return False
        if self.room.space.visibility == Space.Visibility.PRIVATE and not self.joined:
            return False
        return self.rank >= _NEEDED[Room.Level(self.room.read_level)]

    def account_refusal(self) -> CaryaError | None:
        """Why their account may change nothing anywhere, whatever their role."""
        if not self.user.verified:
            return NOT_VERIFIED()
        return ACCOUNT_RESTRICTED() if self.user.status != User.Status.ACTIVE else None

    def mute_refusal(self) -> CaryaError | None:
        """Why a mute keeps them silent; it takes a moderator's say over messages too."""
        until = self.membership.muted_until if self.membership else None
        if until is None or until <= self.at:
            return None
        return MUTED(
            space=self.room.space.name,
            until=until.isoformat(timespec="minutes"),
            retry_after=(until - self.at).total_seconds(),
        )

    def write_refusal(self, *, in_thread: bool = False) -> CaryaError | None:
        """Why they may not write here now; None when they may. Only for rooms they may read.

        `in_thread`: in a thread of it, where members write in announcement rooms too.
        """
        space = self.room.space
        if refusal := self.account_refusal():
            return refusal
        if self.room.archived_at or space.archived_at:
            return ROOM_ARCHIVED()
        if not self.joined or self.membership is None:
            return NOT_A_MEMBER(space=space.name)
        if refusal := self.mute_refusal():
            return refusal
        needed = max(1, _NEEDED[Room.Level(self.room.write_level)])
        if self.room.kind == Room.Kind.ANNOUNCEMENT and not in_thread:
            needed = max(2, needed)
        if self.rank < needed:
            return ROOM_READ_ONLY(who=_WRITERS[needed])
        if (
            space.visibility == Space.Visibility.RESTRICTED
            and not self.membership.approved
            and not self.moderates
        ):
            return ROOM_READ_ONLY(who="approved members")
        return None

    def react_refusal(self) -> CaryaError | None:
        """Why they may not react here now; members may react where only moderators write."""
        refusal = self.write_refusal()
        return None if refusal and refusal.code == "room.read_only" and self.joined else refusal


Standings = dict[tuple[UUID, UUID], Standing]
"""By (user, room); pairs of which one does not exist are missing."""


def standings(pairs: Collection[tuple[UUID, UUID]]) -> Standings:
    """`AskedStandings` asked and read at once: two queries, one round trip, for any number."""
    if not pairs:
        return {}
    with pipelined():
        asked = AskedStandings(pairs)
    return asked.read()


class AskedStandings:
    """Standings of (user, room) pairs, asked for now and read later: two queries that can share a
    round trip.
    """

    def __init__(self, pairs: Collection[tuple[UUID, UUID]]) -> None:
        self._pairs = pairs
        self._at = now()
        rooms = {room for _, room in pairs}
        self._places = Places(rooms)
        self._belongings = Belongings({user for user, _ in pairs}, rooms)

    def read(self) -> Standings:
        """What was found."""
        rooms = self._places.read()
        users, memberships = self._belongings.read()
        found: Standings = {}
        for pair in self._pairs:
            user, room = users.get(pair[0]), rooms.get(pair[1])
            if user is not None and room is not None:
                membership = memberships.get((user.id, room.space_id))
                found[pair] = Standing(
                    room, user, membership, self._at, user.display_name, user.avatar
                )
        return found


def users_by_id(ids: Iterable[UUID]) -> dict[UUID, User]:
    """Users with their profile."""
    return User.objects.select_related("profile").in_bulk(list(ids))


def standing_for_reading(user_id: UUID, room_id: UUID) -> Standing:
    """The standing of someone who may read the room; ROOM_NOT_FOUND otherwise."""
    standing = standings([(user_id, room_id)]).get((user_id, room_id))
    if standing is None or not standing.may_read:
        raise ROOM_NOT_FOUND(field="room")
    return standing


def room_for_reading(user_id: UUID, room_id: UUID) -> Room:
    """The room, if they may read it; ROOM_NOT_FOUND otherwise."""
    return standing_for_reading(user_id, room_id).room


def message_for_reading(user_id: UUID, message_id: UUID) -> Message:
    """A published message of a readable room, by nobody a block separates them from, or their own
    held one; MESSAGE_NOT_FOUND otherwise."""
    return message_and_standing(user_id, message_id)[0]


def message_where_it_is(user_id: UUID, message_id: UUID) -> Message:
    """`message_for_reading`; what was moved to another room, at most five times, is found there."""
    for _ in range(MOVES_FOLLOWED):
        try:
            return message_for_reading(user_id, message_id)
        except CaryaError:
            gone = Message.objects.filter(id=message_id, deleted_at__isnull=False)
            there = gone.values_list("moved_to", flat=True).first()
            if there is None:
                raise
            message_id = there
    return message_for_reading(user_id, message_id)


def message_and_standing(user_id: UUID, message_id: UUID) -> tuple[Message, Standing]:
    """`message_for_reading` together with the reader's standing in the message's room."""
    message = (
        Message.objects.filter(id=message_id, deleted_at=None)
        .select_related("author__profile", "thread")
        .first()
    )
    if message is None:
        raise MESSAGE_NOT_FOUND(field="message")
    pair = (user_id, message.room_id)
    standing = standings([pair]).get(pair)
    if standing is None or not standing.may_read:
        raise MESSAGE_NOT_FOUND(field="message")
    published = message.state == Message.State.PUBLISHED
    if message.author_id != user_id and (
        not published or message.author_id in separated_from([user_id]).get(user_id, frozenset())
    ):
        raise MESSAGE_NOT_FOUND(field="message")
    return message, standing


def message_for_moderating(user_id: UUID, message_id: UUID) -> Message:
    """A message that is not deleted, in any other state, of a room they moderate, whoever blocks
    whom; MESSAGE_NOT_FOUND otherwise.
    """
    message = (
        Message.objects.filter(id=message_id, deleted_at=None)
        .select_related("author__profile", "room")
        .first()
    )
    pair = (user_id, message.room_id) if message else None
    standing = standings([pair]).get(pair) if pair else None
    if message is None or standing is None or not (standing.may_read and standing.moderates):
        raise MESSAGE_NOT_FOUND(field="message")
    return message


def thread_for_reading(user_id: UUID, thread_id: UUID) -> tuple[Thread, Standing]:
    """A thread of a readable room, begun by nobody a block separates them from, and the reader's
    standing in that room; THREAD_NOT_FOUND otherwise. A merged thread answers with the one that
    took its messages.
    """
    thread = _thread(thread_id)
    for _ in range(MOVES_FOLLOWED):
        if thread is None or thread.merged_into_id is None:
            break
        thread = _thread(thread.merged_into_id)
    if thread is None or thread.merged_into_id is not None:
        raise THREAD_NOT_FOUND(field="thread")
    pair = (user_id, thread.room_id)
    standing = standings([pair]).get(pair)
    if standing is None or not standing.may_read:
        raise THREAD_NOT_FOUND(field="thread")
    if thread.creator_id in separated_from([user_id]).get(user_id, frozenset()):
        raise THREAD_NOT_FOUND(field="thread")
    return thread, standing


def _thread(thread_id: UUID) -> Thread | None:
    return (
        Thread.objects.filter(id=thread_id)
        .select_related("creator__profile", "last_author__profile", "room")
        .first()
    )
