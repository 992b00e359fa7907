"""From stored changes to publications: each is encoded here, once for all receivers."""

from uuid import UUID

from community.chat.events import (
    ListedData,
    MessageCreated,
    MessageData,
    MessageDeleted,
    MessageDeletedData,
    MessageHeld,
    MessageRejected,
    MessageReleased,
    MessageUpdated,
    MessageUpdatedData,
    PollVoted,
    ReactionChange,
    ReadAdvanced,
    ReadData,
    ReasonedMessageData,
    RoomData,
    RoomListed,
    RoomSkip,
    RoomUpdated,
    SavedChanged,
    SavedData,
    ThreadCreated,
    ThreadData,
    ThreadUpdated,
    UserData,
    UserUpdated,
    VotedData,
)
from community.chat.items import deleted_item, room_item, thread_item, updated_item
from community.chat.models import Room
from community.chat.payloads import MessagePayload, Quotes, Tombstone, room_payload
from community.chat.thread_payloads import ThreadPayload
from community.people.payloads import Author
from core.kernel import publish
from core.kernel.publish import Counted, Publication
from core.kernel.wire import encode, room_topic, user_topic


def message_created(message: MessagePayload, quotes: Quotes) -> Publication:
    """A new message for its room."""
    assert message.seq is not None
    frame = MessageCreated(
        room=message.room, seq=message.seq, data=MessageData(message=message, quotes=quotes)
    )
    return Publication(
        topic=room_topic(message.room),
        frame=encode(frame),
        seq=message.seq,
        author=message.author.id,
        subject=message.id,
        item=updated_item(message),
        quotes=encode(quotes) if quotes else b"",
        counted=counted(message, counts=True),
    )


def message_updated(
    message: MessagePayload,
    *,
    changed: list[ReactionChange] | None = None,
    counts: bool | None = None,
) -> Publication:
    """A changed message for its room; `counts` when the change alters unread counts."""
    assert message.last_seq is not None
    frame = MessageUpdated(
        room=message.room,
        seq=message.last_seq,
        data=MessageUpdatedData(message=message, changed=changed or []),
    )
    return Publication(
        topic=room_topic(message.room),
        frame=encode(frame),
        seq=message.last_seq,
        author=message.author.id,
        subject=message.id,
        item=updated_item(message),
        counted=None if counts is None else _recounted(message, counts=counts),
    )


def message_deleted(message: Tombstone, *, author: UUID) -> Publication:
    """A tombstone for its room."""
    frame = MessageDeleted(
        room=message.room, seq=message.last_seq, data=MessageDeletedData(message=message)
    )
    return Publication(
        topic=room_topic(message.room),
        frame=encode(frame),
        seq=message.last_seq,
        author=author,
        subject=message.id,
        item=deleted_item(message),
        counted=Counted(message.seq, author, False),
    )


def thread_created(thread: ThreadPayload) -> Publication:
    """A new thread for its room."""
    return _of_thread(ThreadCreated, thread)


def thread_updated(thread: ThreadPayload) -> Publication:
    """A changed thread for its room."""
    return _of_thread(ThreadUpdated, thread)


def _of_thread(
    event: type[ThreadCreated] | type[ThreadUpdated], thread: ThreadPayload
) -> Publication:
    frame = event(room=thread.room, seq=thread.last_seq, data=ThreadData(thread=thread))
    return Publication(
        topic=room_topic(thread.room),
        frame=encode(frame),
        seq=thread.last_seq,
        author=thread.creator.id,
        subject=thread.id,
        item=thread_item(thread),
    )


def room_updated(room: Room, seq: int) -> Publication:
    """A changed room for its subscribers; `seq` is the position the change took."""
    payload = room_payload(room)
    return Publication(
        topic=room_topic(room.id),
        frame=encode(RoomUpdated(room=room.id, seq=seq, data=RoomData(room=payload))),
        seq=seq,
        subject=room.id,
        item=room_item(payload, seq),
    )


def room_listed(room: Room) -> publish.RoomListed:
    """The order that shows a room, new or changed, to the members of its space."""
    payload = room_payload(room)
    to_readers, to_writers = (
        encode(RoomListed(room=room.id, data=ListedData(room=payload, can_write=may)))
        for may in (False, True)
    )
    return publish.RoomListed(room=room.id, to_readers=to_readers, to_writers=to_writers)


def room_skip(room: UUID, seq: int) -> Publication:
    """A position with nothing to show."""
    return Publication(topic=room_topic(room), frame=encode(RoomSkip(room=room, seq=seq)), seq=seq)


def user_updated(room: UUID, user: Author) -> Publication:
    """How a person looks now, for one room."""
    frame = encode(UserUpdated(room=room, data=UserData(user=user)))
    return Publication(topic=room_topic(room), frame=frame, author=user.id)


def to_author(
    event: type[MessageHeld] | type[MessageReleased] | type[MessageRejected],
    message: MessagePayload,
    *,
    reason: str = "",
) -> Publication:
    """What happened to a held message, for its author's sockets."""
    frame = encode(event(data=ReasonedMessageData(message=message, reason=reason)))
    return Publication(topic=user_topic(message.author.id), frame=frame)


def read_advanced(user: UUID, data: ReadData) -> Publication:
    """A moved read pointer, for the person's other sockets."""
    return Publication(topic=user_topic(user), frame=encode(ReadAdvanced(data=data)))


def saved_changed(user: UUID, message: UUID, *, saved: bool) -> Publication:
    """What somebody keeps or keeps no more, for their own sockets."""
    frame = encode(SavedChanged(data=SavedData(message=message, saved=saved)))
    return Publication(topic=user_topic(user), frame=frame)


def poll_voted(user: UUID, message: UUID, options: list[int]) -> Publication:
    """What a person chose, for their own sockets."""
    frame = encode(PollVoted(data=VotedData(message=message, options=options)))
    return Publication(topic=user_topic(user), frame=frame)


def counted(message: MessagePayload, *, counts: bool) -> Counted | None:
    """The effect on the room's unread counts; what only a thread shows has none."""
    if message.seq is None or not message.in_room:
        return None
    return Counted(message.seq, message.author.id, counts)


def _recounted(message: MessagePayload, *, counts: bool) -> Counted | None:
    """As `counted`, for a message that the room may have shown before."""
    if message.seq is None:
        return None
    return Counted(message.seq, message.author.id, counts and message.in_room)
