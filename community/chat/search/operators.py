"""The operators of the search box: the one table that parser, reference page and help follow."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass


class Takes(enum.Enum):
    """What stands behind an operator's colon, as the reference says it."""

    PERSON = "a username, or `me`"
    ROOM = "a room's address `room`, or `space/room` where several spaces have one"
    THREAD = "words of a thread's title, or its id"
    MENTION = "a username, `me`, `room`, `here` or `moderators`"
    CHOICE = "one of a list"
    DAY = "a day `2026-11-21`, a month `2026-11` or a year `2026`, in your time zone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """One operator; `choices` are the values that a CHOICE takes, with what each finds."""

    name: str
    takes: Takes
    finds: str
    example: str
    choices: Mapping[str, str]


def _operator(
    name: str, takes: Takes, finds: str, example: str, **choices: str
) -> tuple[str, Operator]:
    made = Operator(name=name, takes=takes, finds=finds, example=example, choices=choices)
    return name, made


OPERATORS: Mapping[str, Operator] = dict(
    [
        _operator("from", Takes.PERSON, "what they wrote", "from:mia"),
        _operator("in", Takes.ROOM, "what was written in the room", "in:general"),
        _operator(
            "thread",
            Takes.THREAD,
            "what was written in the thread, and the message it began with",
            'thread:"release plans"',
        ),
        _operator("mentions", Takes.MENTION, "what names them with `@`", "mentions:me"),
        _operator(
            "has",
            Takes.CHOICE,
            "what comes with something",
            "has:link",
            link="a web address",
            image="a picture",
            file="a file",
            voice="a voice note",
            poll="a poll",
        ),
        _operator("before", Takes.DAY, "what was written earlier than that", "before:2026-11-21"),
        _operator("after", Takes.DAY, "what was written later than that", "after:2026-10"),
        _operator(
            "is",
            Takes.CHOICE,
            "what is in a state",
            "is:pinned",
            pinned="pinned in its room",
            resolved="in a resolved thread, or what such a thread began with",
            saved="what you have saved",
        ),
    ]
)
