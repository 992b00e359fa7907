"""The facts chat publishes, as they stand on the wire."""

from uuid import UUID

import msgspec

from community.chat.payloads import MessagePayload, Quotes, RoomPayload, Tombstone
from community.chat.thread_payloads import ThreadPayload
from community.people.payloads import Author
from core.kernel.wire import Audience, Event, event


class MessageData(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A message, and the messages it answers."""

    message: MessagePayload
    quotes: Quotes = {}


class ReactionChange(msgspec.Struct, frozen=True):
    """One person put an emoji on a message (`added`) or took it away."""

    emoji: str
    user: UUID
    added: bool


class MessageUpdatedData(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A message in its present state; `changed` says which reactions moved."""

    message: MessagePayload
    changed: list[ReactionChange] = []


class MessageDeletedData(msgspec.Struct, frozen=True, kw_only=True):
    """What stays of it."""

    message: Tombstone


class ReasonedMessageData(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The author's own message, and in plain words why."""

    message: MessagePayload
    reason: str = ""


class ReadData(msgspec.Struct, frozen=True, kw_only=True):
    """How far the person has read, and what is left (counted to 99)."""

    room: UUID
    thread: UUID | None
    seq: int
    unread: int


class SavedData(msgspec.Struct, frozen=True, kw_only=True):
    """A message, and whether the person has saved it."""

    message: UUID
    saved: bool


class VotedData(msgspec.Struct, frozen=True, kw_only=True):
    """What the person has chosen in a message's poll; nothing: no vote any more."""

    message: UUID
    options: list[int]


class UserData(msgspec.Struct, frozen=True, kw_only=True):
    """How a person looks now."""

    user: Author


class RoomData(msgspec.Struct, frozen=True, kw_only=True):
    """A room in its present state."""

    room: RoomPayload


class ThreadData(msgspec.Struct, frozen=True, kw_only=True):
    """A thread in its present state."""

    thread: ThreadPayload


class NoData(msgspec.Struct, frozen=True, kw_only=True):
    """Nothing."""


class ListedData(msgspec.Struct, frozen=True, kw_only=True):
    """A room as its line in a list shows it, and whether this person may write there."""

    room: RoomPayload
    can_write: bool


@event(audience=Audience.ROOM, durable=True)
class MessageCreated(Event, frozen=True, tag="message.created"):
    """A message was published in the room."""

    room: UUID
    seq: int
    data: MessageData


@event(audience=Audience.ROOM, durable=True)
class MessageUpdated(Event, frozen=True, tag="message.updated"):
    """A message changed: text, reactions, pin or visibility."""

    room: UUID
    seq: int
    data: MessageUpdatedData


@event(audience=Audience.ROOM, durable=True)
class MessageDeleted(Event, frozen=True, tag="message.deleted"):
    """A message was deleted; a tombstone keeps its place."""

    room: UUID
    seq: int
    data: MessageDeletedData


@event(audience=Audience.ROOM, durable=True)
class ThreadCreated(Event, frozen=True, tag="thread.created"):
    """A thread was opened, from a message or on its own."""

    room: UUID
    seq: int
    data: ThreadData


@event(audience=Audience.ROOM, durable=True)
class ThreadUpdated(Event, frozen=True, tag="thread.updated"):
    """A thread changed: messages in it, title, lock, pin, answer, archiving, merging."""

    room: UUID
    seq: int
    data: ThreadData


@event(audience=Audience.ROOM, durable=True)
class RoomUpdated(Event, frozen=True, tag="room.updated"):
    """The room itself changed: name, topic, levels, slow mode, archiving."""

    room: UUID
    seq: int
    data: RoomData


@event(audience=Audience.ROOM)
class RoomListed(Event, frozen=True, tag="room.listed"):
    """A room of the person's space was made or changed, whether or not they have it open."""

    room: UUID
    data: ListedData


@event(audience=Audience.ROOM, durable=True)
class RoomSkip(Event, frozen=True, tag="room.skip"):
    """Stands for a change the viewer may not see, or one a later change has replaced."""

    room: UUID
    seq: int
    data: NoData = NoData()


@event(audience=Audience.ROOM)
class UserUpdated(Event, frozen=True, tag="user.updated"):
    """A person who was lately active in the room changed their name or picture."""

    room: UUID
    data: UserData


@event(audience=Audience.USER)
class MessageHeld(Event, frozen=True, tag="message.held"):
    """The author's message (or its edit) waits for a moderator."""

    data: ReasonedMessageData


@event(audience=Audience.USER)
class MessageReleased(Event, frozen=True, tag="message.released"):
    """The author's held message was published."""

    data: ReasonedMessageData


@event(audience=Audience.USER)
class MessageRejected(Event, frozen=True, tag="message.rejected"):
    """The author's held message was not published."""

    data: ReasonedMessageData


@event(audience=Audience.USER)
class ReadAdvanced(Event, frozen=True, tag="read.advanced"):
    """The person read (or marked unread) on another device."""

    data: ReadData


@event(audience=Audience.USER)
class SavedChanged(Event, frozen=True, tag="saved.changed"):
    """The person saved a message, or let go of it."""

    data: SavedData


@event(audience=Audience.USER)
class PollVoted(Event, frozen=True, tag="poll.voted"):
    """The person voted, here or on another device; nobody else is told what they chose."""

    data: VotedData
