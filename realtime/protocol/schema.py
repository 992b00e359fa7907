"""From the registry to JSON Schema: every frame either side may send.

Fields that hold ready JSON (`msgspec.Raw`) are described by the types behind them; those of other
apps come from the composition root, by name: `{"RoomState.items": list[Item], …}`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import inspect
from msgspec.structs import FieldInfo, fields

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
    _require_what_is_always_sent(defs, [spec.data for spec in COMMANDS.values()], types)
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


def _require_what_is_always_sent(
    defs: dict[str, Schema], taken: Sequence[Any], types: Sequence[Any]
) -> None:
    """A default spares who makes a frame, not who reads it: it is sent, unless it is left out.

    `taken` is what clients send, where a field with a default may be missing.
    """
    for struct in _structs(types) - _structs(taken):
        schema = defs[struct.__name__]
        if struct.__struct_config__.omit_defaults:
            for field in fields(struct):
                if field.default is None:
                    _without_null(schema["properties"][field.encode_name])
            continue
        required = {
            *schema.get("required", ()),
            *(f.encode_name for f in fields(struct) if _is_sent(f)),
        }
        schema["required"] = [name for name in schema["properties"] if name in required]


def _without_null(schema: Schema) -> None:
    """Instead of null the field is left out."""
    schema.pop("default", None)
    [kept] = (one for one in schema.pop("anyOf") if one != {"type": "null"})
    schema.update(kept)


def _is_sent(field: FieldInfo) -> bool:
    return field.default is not msgspec.UNSET


def _structs(types: Sequence[Any]) -> set[type[msgspec.Struct]]:
    """The structs among `types` and everything they are made of."""
    found: set[type[msgspec.Struct]] = set()
    waiting: list[Any] = list(inspect.multi_type_info(types))
    while waiting:
        info = waiting.pop()
        if isinstance(info, inspect.StructType):
            if info.cls in found:
                continue
            found.add(info.cls)
        if isinstance(info, tuple):
            waiting.extend(info)
        elif isinstance(info, inspect.Type | inspect.Field):
            waiting.extend(getattr(info, name) for name in info.__struct_fields__)
    return found


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
