"""The exported schema describes the registry, whole and exact."""

from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from core.config.reference import wire_schema
from core.kernel.wire import COMMANDS, EVENTS
from realtime.protocol.frames import Answer, Refusal

SCHEMA = wire_schema()
ROOM = "0197aaaa-0000-7000-8000-000000000000"


def valid(root: str, frame: Any) -> bool:
    schema = {"$ref": f"#/$defs/{root}", "$defs": SCHEMA["$defs"]}
    return bool(Draft202012Validator(schema).is_valid(frame))


def test_the_document_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_command_and_event_of_the_registry_is_described() -> None:
    assert list(SCHEMA["commands"]) == sorted(COMMANDS)
    assert list(SCHEMA["events"]) == sorted(EVENTS)


def test_every_reference_leads_somewhere() -> None:
    def references(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
            return own + [one for part in value.values() for one in references(part)]
        if isinstance(value, list):
            return [one for part in value for one in references(part)]
        return []

    targets = {one.removeprefix("#/$defs/") for one in references(SCHEMA)}
    assert targets <= set(SCHEMA["$defs"])


def test_no_field_of_ready_json_is_left_undescribed() -> None:
    """An empty schema would let everything pass."""
    for name, definition in SCHEMA["$defs"].items():
        for field, schema in definition.get("properties", {}).items():
            if name == "ErrorBody" and field == "details":
                continue
            assert schema, f"{name}.{field} is undescribed"
            assert schema.get("items") != {}, f"{name}.{field} has undescribed items"


def test_every_event_has_a_line_for_the_reference() -> None:
    assert all(spec.doc for spec in EVENTS.values())
    assert all(spec.doc for spec in COMMANDS.values())


@pytest.mark.parametrize(
    ("frame", "is_valid"),
    [
        ({"id": "1", "type": "session.ping", "data": {"heads": {ROOM: 3}}}, True),
        ({"id": "1", "type": "room.subscribe", "data": {"room": ROOM}}, True),
        ({"id": "1", "type": "room.subscribe", "data": {"room": ROOM, "x": 1}}, False),
        ({"id": "1", "type": "room.subscribe", "data": {}}, False),
        ({"type": "session.ping"}, False),
        ({"id": "1", "type": "room.explode"}, False),
    ],
)
def test_client_frames(frame: dict[str, Any], *, is_valid: bool) -> None:
    assert valid("ClientFrame", frame) is is_valid


def test_answers_are_the_envelopes_the_server_encodes() -> None:
    for struct, name in ((Answer, "Answer"), (Refusal, "Refusal")):
        fields = [field.encode_name for field in msgspec.structs.fields(struct)]
        assert list(SCHEMA["$defs"][name]["properties"]) == fields


def test_what_is_always_sent_is_required_and_what_may_be_left_out_is_never_null() -> None:
    message, presence = SCHEMA["$defs"]["MessagePayload"], SCHEMA["$defs"]["PresenceData"]
    assert set(message["required"]) == set(message["properties"])
    assert not presence.get("required")
    assert {"type": "null"} not in presence["properties"]["online"].get("anyOf", [])
    taken = SCHEMA["$defs"]["PostMessage"]
    assert "reply_to" not in taken["required"]


def test_a_text_of_few_values_names_them() -> None:
    assert SCHEMA["$defs"]["MessagePayload"]["properties"]["state"]["enum"] == [
        "held",
        "published",
        "hidden",
    ]
