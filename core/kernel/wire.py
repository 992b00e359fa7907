"""What apps say on the socket: commands people send, events the server sends.

Each app declares its own in `wire.py` and `events.py`; `core.config.bindings` imports them,
realtime serves whatever stands in the registry, and the schema exporter turns it into documents.
"""

import builtins
import enum
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol
from uuid import UUID

import msgspec

from core.kernel.principal import Principal


class Data(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The `data` of a command: unknown fields are refused."""


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """The `data` of a successful answer. `None`/UNSET rules are msgspec's."""


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """A fact on the wire, declared with `tag="noun.past"`.

    Durable room events have the fields `room: UUID`, `seq: int`, `data: <struct>`; ephemeral room
    events have `room` and `data`; user events have `data` only.
    """


class Audience(enum.StrEnum):
    """Who hears an event: subscribers of a room, or the sockets of one user."""

    ROOM = "room"
    USER = "user"
    SOCKET = "socket"


class Handler(Protocol):
    """Carries out a command; raises CaryaError to refuse. Must not block the event loop."""

    def __call__(self, caller: Principal, data: Any, /) -> Awaitable[Any]: ...


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """A command by name: its input and answer structs, its handler, a line for the docs."""

    type: str
    data: builtins.type[Data]
    reply: builtins.type[Reply]
    handler: Handler
    doc: str


@dataclass(frozen=True, slots=True)
class EventSpec:
    """An event by name: its struct, who hears it, and whether it carries a position."""

    type: str
    event: builtins.type[Event]
    audience: Audience
    durable: bool
    doc: str


_commands: dict[str, CommandSpec] = {}
_events: dict[str, EventSpec] = {}
COMMANDS: Mapping[str, CommandSpec] = MappingProxyType(_commands)
EVENTS: Mapping[str, EventSpec] = MappingProxyType(_events)


def command(type: str, *, data: type[Data], reply: type[Reply], handler: Handler, doc: str) -> None:
    """Register a command; each name once."""
    if type in _commands:
        raise ValueError(f"command {type!r} is declared twice")
    _commands[type] = CommandSpec(type, data, reply, handler, doc)


def event(*, audience: Audience, durable: bool = False) -> Callable[[type[Event]], type[Event]]:
    """Class decorator: register an Event struct under its msgspec tag, its docstring as the doc."""

    def register(struct: type[Event]) -> type[Event]:
        name = struct.__struct_config__.tag
        if not isinstance(name, str) or name in _events:
            raise ValueError(f"event {name!r} has no tag or is declared twice")
        _events[name] = EventSpec(name, struct, audience, durable, (struct.__doc__ or "").strip())
        return struct

    return register


def one_of(values: Iterable[str]) -> msgspec.Meta:
    """For `Annotated[str, one_of(…)]`: the schemas name the values; encoding checks nothing."""
    return msgspec.Meta(extra_json_schema={"enum": [str(value) for value in values]})


def encode_hook(value: Any) -> Any:
    """Refuse what msgspec does not know, naming the type."""
    raise TypeError(f"{type(value).__name__} cannot go on the wire")


_encoder = msgspec.json.Encoder(enc_hook=encode_hook)


def encode(value: Any) -> bytes:
    """Encode an event or reply as JSON bytes, once for all receivers."""
    return _encoder.encode(value)


class Empty(Reply, frozen=True):
    """The answer `{}`."""


EMPTY = Empty()


def room_topic(room_id: UUID) -> str:
    """Topic of a room's events."""
    return f"room.{room_id}"


def user_topic(user_id: UUID) -> str:
    """Topic of one person's sockets."""
    return f"user.{user_id}"
