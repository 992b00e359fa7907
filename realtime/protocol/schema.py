"""From the registry to JSON Schema: every frame either side may send.

Fields that hold ready JSON (`msgspec.Raw`) are described by the types behind them; those of other
apps come from the composition root, by name: `{"RoomState.items": list[Item], …}`.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from core.kernel.wire import COMMANDS, EVENTS
from realtime.protocol.commands import HeadState, PresenceState
from realtime.protocol.frames import ErrorBody

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
REF = "#/$defs/{name}"
ALSO_ANSWERED = {"room.subscribe": HeadState}
"""Commands with a second form of answer: at head level."""


def document(raw_fields: Mapping[str, Any]) -> Schema:
    """One JSON Schema document; `ClientFrame` and `ServerFrame` in its `$defs` are the two roots.

    `commands` and `events` list the registry, with references into `$defs`.
    """
    types = [
        *(spec.data for spec in COMMANDS.values()),
        *(spec.reply for spec in COMMANDS.values()),
        *ALSO_ANSWERED.values(),
        *(spec.event for spec in EVENTS.values()),
        *raw_fields.values(),
        ErrorBody,
        PresenceState,
    ]
    schemas, defs = msgspec.json.schema_components(types, ref_template=REF)
    of = dict(zip(map(_key, types), schemas, strict=True))
    for name, type in raw_fields.items():
        struct, _, field = name.partition(".")
        defs[struct]["properties"][field] = of[_key(type)]
    commands: dict[str, Schema] = {
        name: {
            "description": spec.doc,
            "data": of[_key(spec.data)],
            "reply": _reply(name, of[_key(spec.reply)], of),
        }
        for name, spec in sorted(COMMANDS.items())
    }
    events: dict[str, Schema] = {
        name: {
            "description": spec.doc,
            "audience": spec.audience.value,
            "durable": spec.durable,
            "frame": of[_key(spec.event)],
        }
        for name, spec in sorted(EVENTS.items())
    }
    defs["ClientFrame"] = {"oneOf": [_command_frame(name, commands[name]) for name in commands]}
    replies: list[Schema] = [one["reply"] for one in commands.values()]
    defs["Answer"] = _answer([*replies, of[_key(PresenceState)]])
    defs["Refusal"] = _envelope(ok=False, field="error", schema=of[_key(ErrorBody)])
    frames = [event["frame"] for event in events.values()]
    defs["ServerFrame"] = {"oneOf": [_ref("Answer"), _ref("Refusal"), *frames]}
    return {
        "$schema": DRAFT,
        "title": "Carya wire protocol, version 1",
        "oneOf": [_ref("ClientFrame"), _ref("ServerFrame")],
        "commands": commands,
        "events": events,
        "$defs": dict(sorted(defs.items())),
    }


def _key(type: Any) -> str:
    return repr(type)


def _ref(name: str) -> Schema:
    return {"$ref": REF.format(name=name)}


def _reply(name: str, schema: Schema, of: Mapping[str, Schema]) -> Schema:
    other = ALSO_ANSWERED.get(name)
    return schema if other is None else {"anyOf": [schema, of[_key(other)]]}


def _command_frame(name: str, command: Schema) -> Schema:
    return {
        "type": "object",
        "title": name,
        "description": command["description"],
        "properties": {
            "id": {"type": "string", "minLength": 1, "maxLength": 64},
            "type": {"const": name},
            "data": command["data"],
        },
        "required": ["id", "type"],
        "additionalProperties": False,
    }


def _answer(replies: list[Schema]) -> Schema:
    unique = {repr(reply): reply for reply in replies}
    return _envelope(ok=True, field="data", schema={"anyOf": list(unique.values())})


def _envelope(*, ok: bool, field: str, schema: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {
            "re": {"type": ["string", "null"]},
            "ok": {"const": ok},
            field: schema,
        },
        "required": ["re", "ok", field],
        "additionalProperties": False,
    }
