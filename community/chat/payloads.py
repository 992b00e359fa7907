"""The only mapper from messages and rooms to what the wire carries; nothing here depends on the
viewer.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from community.chat.content import excerpt
from community.chat.inserts import MessageRow
from community.chat.models import Message, Room
from community.chat.poll_payloads import PollPayload
from community.chat.polls import poll_of
from community.people.payloads import Author
from core.kernel.wire import one_of
from core.media.payloads import AttachmentPayload

# Rejected messages look held to their authors.
SHOWN_STATES = [state for state in Message.State.values if state != Message.State.REJECTED]


class ReactionTotal(msgspec.Struct, frozen=True):
    """How many people put `emoji` on a message."""

    emoji: str
    count: int


class Embed(msgspec.Struct, frozen=True, kw_only=True):
    """What a page that a message links to says of itself."""

    url: str
    title: str
    description: str = ""
    site_name: str = ""


class Mention(msgspec.Struct, frozen=True):
    """Who is meant from character `start` to before `end`; `id` is null for a whole room."""

    kind: str
    id: UUID | None
    start: int
    end: int


class MessagePayload(msgspec.Struct, frozen=True, kw_only=True):
    """A message as everyone sees it; `seq`, `last_seq` and `published_at` are null while held.

    `also_in_room`: a message of a thread that the room's timeline shows too. `moved_from`: the
    message of another room that this one stands for.
    """

    id: UUID
    room: UUID
    thread: UUID | None
    seq: int | None
    last_seq: int | None
    author: Author
    kind: Annotated[str, one_of(Message.Kind.values)]
    content: str
    mentions: list[Mention] = []
    attachments: list[AttachmentPayload] = []
    embeds: list[Embed] = []
    reply_to: UUID | None
    reactions: list[ReactionTotal]
    state: Annotated[str, one_of(SHOWN_STATES)]
    pinned: bool
    created_at: datetime
    published_at: datetime | None
    edited_at: datetime | None
    deleted_at: datetime | None = None
    also_in_room: bool = False
    moved_from: UUID | None = None
    poll: PollPayload | None = None

    @property
    def in_room(self) -> bool:
        """Whether the room's timeline shows it; what is only in a thread it does not."""
        return self.thread is None or self.also_in_room


class Tombstone(msgspec.Struct, frozen=True, kw_only=True):
    """What stays of a deleted message."""

    id: UUID
    room: UUID
    thread: UUID | None
    seq: int
    last_seq: int
    deleted_at: datetime
    kind: Literal["deleted"] = "deleted"
    moved_to: UUID | None = None


class Resource(msgspec.Struct, frozen=True, kw_only=True):
    """A link that moderators keep at hand in a room."""

    title: str
    url: str


class RoomPayload(msgspec.Struct, frozen=True, kw_only=True):
    """A room as everyone who may read it sees it."""

    id: UUID
    space: UUID
    slug: str
    name: str
    topic: str
    emoji: str
    kind: Annotated[str, one_of(Room.Kind.values)]
    position: int
    is_default: bool
    read_level: Annotated[str, one_of(Room.Level.values)]
    write_level: Annotated[str, one_of(Room.Level.values)]
    slow_mode_seconds: int
    archived: bool
    auto_thread: bool
    auto_archive_hours: int
    resources: list[Resource]


class Quote(msgspec.Struct, frozen=True):
    """The beginning of a message that another one answers."""

    author: Author
    excerpt: str


Quotes = dict[UUID, Quote]


def message_payload(message: Message, author: Author) -> MessagePayload:
    """The wire's message; a hidden one keeps its place but not its text."""
    hidden = message.state == Message.State.HIDDEN
    return MessagePayload(
        id=message.id,
        room=message.room_id,
        thread=message.thread_id,
        seq=message.seq,
        last_seq=message.last_seq,
        author=author,
        kind=message.kind,
        content="" if hidden else message.content,
        reply_to=message.reply_to_id,
        reactions=reaction_totals(message.reaction_counts),
        state="held" if message.state == Message.State.REJECTED else message.state,
        pinned=message.pinned,
        created_at=message.created_at,
        published_at=message.published_at,
        edited_at=message.edited_at,
        also_in_room=message.also_in_room,
        moved_from=message.moved_from,
        attachments=[] if hidden else attachments_of(message),
        embeds=[] if hidden else embeds_of(message),
        poll=None if hidden else poll_of(message),
    )


def embeds_of(message: Message) -> list[Embed]:
    """What its links lead to, as stored with it."""
    return msgspec.convert(message.embeds, list[Embed]) if message.embeds else []


def fresh_payload(row: MessageRow, author: Author) -> MessagePayload:
    """The wire's message for a row about to be inserted."""
    return MessagePayload(
        id=row.id,
        room=row.room_id,
        thread=row.thread_id,
        seq=row.seq,
        last_seq=row.seq,
        author=author,
        kind=row.kind,
        content=row.content,
        reply_to=row.reply_to_id,
        reactions=[],
        state=row.state,
        pinned=False,
        created_at=row.created_at,
        published_at=None if row.seq is None else row.created_at,
        edited_at=None,
        also_in_room=row.also_in_room,
        attachments=row.attachments,
        poll=row.poll,
    )


def attachments_of(message: Message) -> list[AttachmentPayload]:
    """What the message holds, as stored with it."""
    if not message.attachments:
        return []
    return msgspec.convert(message.attachments, list[AttachmentPayload])


def reaction_totals(counts: Iterable[tuple[str, int]]) -> list[ReactionTotal]:
    """Totals in order of first use."""
    return [ReactionTotal(emoji, count) for emoji, count in counts]


def tombstone(message: Message) -> Tombstone:
    """The wire's deleted message."""
    if message.seq is None or message.last_seq is None or message.deleted_at is None:
        raise ValueError(f"message {message.id} is not a published and deleted one")
    return Tombstone(
        id=message.id,
        room=message.room_id,
        thread=message.thread_id,
        seq=message.seq,
        last_seq=message.last_seq,
        deleted_at=message.deleted_at,
        moved_to=message.moved_to,
    )


def room_payload(room: Room) -> RoomPayload:
    """The wire's room; what depends on the viewer is added by REST."""
    return RoomPayload(
        id=room.id,
        space=room.space_id,
        slug=room.slug,
        name=room.name,
        topic=room.topic,
        emoji=room.emoji,
        kind=room.kind,
        position=room.position,
        is_default=room.is_default,
        read_level=room.read_level,
        write_level=room.write_level,
        slow_mode_seconds=room.slow_mode_seconds,
        archived=room.archived_at is not None,
        auto_thread=room.auto_thread,
        auto_archive_hours=room.auto_archive_hours,
        resources=[Resource(title=one["title"], url=one["url"]) for one in room.resources],
    )


def quote(message: Message, author: Author) -> Quote:
    """The quoted form of a published message."""
    return Quote(author, excerpt(message.content))
