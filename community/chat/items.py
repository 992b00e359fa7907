"""Items of a delta: events in compact form, each thing once in its present state."""

import msgspec

from community.chat.models import Message
from community.chat.payloads import (
    MessagePayload,
    RoomPayload,
    Tombstone,
    message_payload,
    tombstone,
)
from community.chat.thread_payloads import ThreadPayload
from community.people.payloads import Author
from core.kernel.wire import encode


class MessageItemData(msgspec.Struct, frozen=True):
    """The message in its present state."""

    message: MessagePayload


class TombstoneItemData(msgspec.Struct, frozen=True):
    """What stays of the message."""

    message: Tombstone


class MessageUpdatedItem(msgspec.Struct, frozen=True, tag_field="type", tag="message.updated"):
    """A message that is new or changed since the cursor; `seq` is its latest position."""

    seq: int
    data: MessageItemData


class MessageDeletedItem(msgspec.Struct, frozen=True, tag_field="type", tag="message.deleted"):
    """A message deleted since the cursor."""

    seq: int
    data: TombstoneItemData


class RoomItemData(msgspec.Struct, frozen=True):
    """The room in its present state."""

    room: RoomPayload


class RoomUpdatedItem(msgspec.Struct, frozen=True, tag_field="type", tag="room.updated"):
    """The room itself changed since the cursor."""

    seq: int
    data: RoomItemData


class ThreadItemData(msgspec.Struct, frozen=True):
    """The thread in its present state."""

    thread: ThreadPayload


class ThreadUpdatedItem(msgspec.Struct, frozen=True, tag_field="type", tag="thread.updated"):
    """A thread that is new or changed since the cursor."""

    seq: int
    data: ThreadItemData


Item = MessageUpdatedItem | MessageDeletedItem | RoomUpdatedItem | ThreadUpdatedItem
"""Everything that can stand in the `items` of a snapshot."""


def room_item(room: RoomPayload, seq: int) -> bytes:
    """The item of a room, as JSON."""
    return encode(RoomUpdatedItem(seq, RoomItemData(room)))


def thread_item(thread: ThreadPayload) -> bytes:
    """The item of a thread, as JSON."""
    return encode(ThreadUpdatedItem(thread.last_seq, ThreadItemData(thread)))


def updated_item(message: MessagePayload) -> bytes:
    """The item of a published message, as JSON."""
    assert message.last_seq is not None
    return encode(MessageUpdatedItem(message.last_seq, MessageItemData(message)))


def deleted_item(message: Tombstone) -> bytes:
    """The item of a deleted message, as JSON."""
    return encode(MessageDeletedItem(message.last_seq, TombstoneItemData(message)))


def item_of(message: Message, author: Author) -> bytes:
    """The item of a stored message, whatever became of it."""
    if message.deleted_at is not None:
        return deleted_item(tombstone(message))
    return updated_item(message_payload(message, author))
