"""Forwarding: what somebody may read, quoted where they may write, as a message of their own.

A message goes no further than the people who could read it anyway: out of a private space, or a
room that not everyone reads, only into rooms of the same space that are at least as closed. Admins
and owners of that space may take it anywhere.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from community.chat.access import Standing, message_and_standing, standing_for_reading
from community.chat.actions.messages import post_message
from community.chat.errors import MESSAGE_NOT_FORWARDABLE, MESSAGE_NOT_FOUND
from community.chat.limits import CONTENT_CHARS, FORWARD_COMMENT_CHARS
from community.chat.models import Message, Room
from community.chat.payloads import attachments_of
from community.chat.stages import Posted
from community.people.payloads import author_payload
from community.spaces.models import Space
from core.kernel.errors import INPUT_INVALID, CaryaError, said
from core.kernel.principal import Principal

_MARKS = re.compile(r"([\\`*_~|\[\]@>#-])")
_CLOSED = {Room.Level.ANYONE: 0, Room.Level.MEMBER: 1, Room.Level.MODERATOR: 2, Room.Level.ADMIN: 3}
_ADMIN = 3


def forward_message(
    *,
    principal: Principal,
    message: UUID,
    room: UUID,
    nonce: UUID,
    thread: UUID | None = None,
    comment: str = "",
) -> Posted:
    """Post a quote of `message` in `room`, or in a `thread` of it, under one's own name.

    Raises what `forwarded_content` and `post_message` refuse. Not for the event loop.
    """
    content = forwarded_content(principal=principal, message=message, room=room, comment=comment)
    with refusals_named():
        return post_message(
            principal=principal, room=room, thread=thread, content=content, nonce=nonce
        )


@contextmanager
def refusals_named() -> Iterator[None]:
    """Refusals of the text name the comment: the rest of it nobody has typed."""
    try:
        yield
    except CaryaError as error:
        if error.field == "content":
            error.field = "comment"
        raise


def forwarded_content(*, principal: Principal, message: UUID, room: UUID, comment: str) -> str:
    """The text that forwards `message`: the comment, then author, origin and words as a quote.

    What does not fit into a message is cut; the quote leads to the whole. MESSAGE_NOT_FOUND for
    what the person may not read or is not published, ROOM_NOT_FOUND, MESSAGE_NOT_FORWARDABLE for
    what must stay where it is, INPUT_INVALID for a comment of more than 2,000 characters.
    """
    if len(comment) > FORWARD_COMMENT_CHARS:
        rule = said("has at most {limit} characters", limit=FORWARD_COMMENT_CHARS)
        raise INPUT_INVALID(field="comment", rule=rule)
    found, source = message_and_standing(principal.user_id, message)
    if found.state != Message.State.PUBLISHED:
        raise MESSAGE_NOT_FOUND(field="message")
    target = standing_for_reading(principal.user_id, room)
    if not _may_leave(source, target.room):
        raise MESSAGE_NOT_FORWARDABLE(field="room", space=source.room.space.name)
    head = f"{comment.strip()}\n\n" if comment.strip() else ""
    return head + _quoted(found, source.room, CONTENT_CHARS - len(head))


def _may_leave(source: Standing, target: Room) -> bool:
    closed = _closed(source.room)
    if closed == 0 or source.rank >= _ADMIN:
        return True
    return target.space_id == source.room.space_id and _closed(target) >= closed


def _closed(room: Room) -> int:
    """How few people read a room: 0 is everyone, each number more than the one before."""
    level = _CLOSED[Room.Level(room.read_level)]
    return max(level, 1) if room.space.visibility == Space.Visibility.PRIVATE else level


def _quoted(message: Message, room: Room, most: int) -> str:
    """The message as a quote of at most `most` characters, with a line that tells its origin."""
    name = _plain(author_payload(message.author).display_name)
    origin = room.name.replace("[", "").replace("]", "")
    lines = [f"> **{name}** · [{_plain(origin)}](/m/{message.id})"]
    lines += [f"> 📎 {_plain(one.name)}" for one in attachments_of(message)]
    left = most - sum(len(line) + 1 for line in lines)
    for line in message.content.split("\n") if message.content else []:
        quoted = f"> {line}"
        if len(quoted) > left:
            lines.append(f"{quoted[: left - 1]}…" if left > len("> …") else "")
            break
        lines.append(quoted)
        left -= len(quoted) + 1
    return "\n".join(lines).rstrip("\n")


def _plain(name: str) -> str:
    """A name in which nothing is markup."""
    return _MARKS.sub(r"\\\1", " ".join(name.split()))
