"""What makes a poll, and what its state says."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec

from community.chat.limits import (
    OPTION_CHARS,
    OPTIONS_MAX,
    OPTIONS_MIN,
    POLL_LONGEST,
    POLL_SHORTEST,
)
from community.chat.models import Message
from community.chat.poll_payloads import PollOption, PollPayload
from core.kernel.errors import INPUT_INVALID, CaryaError, said
from core.kernel.text import clean_line

FIELD = "poll"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPoll:
    """What someone wants to ask beside their message."""

    options: tuple[str, ...]
    multiple: bool = False
    closes_at: datetime | None = None


def clean_poll(given: NewPoll, *, attachments: bool) -> PollPayload:
    """The poll as it will be stored; INPUT_INVALID names what is wrong with it.

    Nothing here depends on the time, so that a post that is sent again stays the same post; see
    `closing_refusal`.
    """
    if attachments:
        raise INPUT_INVALID(field="attachments", rule="cannot stand beside a poll")
    if not OPTIONS_MIN <= len(given.options) <= OPTIONS_MAX:
        raise INPUT_INVALID(
            field=f"{FIELD}.options",
            rule=said(
                "has {least} to {most} options, not {count}",
                least=OPTIONS_MIN,
                most=OPTIONS_MAX,
                count=len(given.options),
            ),
        )
    texts: list[str] = []
    for index, text in enumerate(given.options):
        field = f"{FIELD}.options.{index}"
        line = clean_line(text, field=field, limit=OPTION_CHARS, required=True)
        if line.casefold() in (one.casefold() for one in texts):
            raise INPUT_INVALID(field=field, rule="is another one than those before it")
        texts.append(line)
    return PollPayload(
        options=[PollOption(text=text) for text in texts],
        multiple=given.multiple,
        closes_at=given.closes_at,
    )


def closing_refusal(poll: PollPayload, *, at: datetime) -> CaryaError | None:
    """Why a poll posted now cannot close when it should; None when it can."""
    if poll.closes_at is None or POLL_SHORTEST <= poll.closes_at - at <= POLL_LONGEST:
        return None
    return INPUT_INVALID(
        field=f"{FIELD}.closes_at",
        rule=said(
            "is between {minutes} minutes and {days} days from now",
            minutes=POLL_SHORTEST // timedelta(minutes=1),
            days=POLL_LONGEST.days,
        ),
    )


def is_open(poll: PollPayload, *, at: datetime) -> bool:
    """Whether votes count now."""
    return poll.closed_at is None and (poll.closes_at is None or at < poll.closes_at)


def poll_of(message: Message) -> PollPayload | None:
    """The message's poll, as stored with it."""
    return msgspec.convert(message.poll, PollPayload) if message.poll else None


def put_poll(message: Message, poll: PollPayload) -> None:
    """Let the message hold the poll in this state; the caller saves `poll` and `poll_due_at`."""
    message.poll = msgspec.to_builtins(poll)
    message.poll_due_at = None if poll.closed_at else poll.closes_at


def poll_words(content: str, poll: PollPayload | None) -> str:
    """Everything that people read in a message: what the gate is asked about, in one review."""
    return content if poll is None else "\n".join([content, *(one.text for one in poll.options)])


def words_of(message: Message) -> str:
    """`poll_words` of a stored message."""
    return poll_words(message.content, poll_of(message))


def poll_fingerprint(given: NewPoll) -> bytes:
    """What tells two polls under one nonce apart."""
    closes = given.closes_at.timestamp() if given.closes_at else None
    parts: list[Any] = [given.options, given.multiple, closes]
    return msgspec.json.encode(parts)
