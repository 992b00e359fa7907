"""Whatever is wrong with a command's data, the answer names the field and the rule."""

import msgspec
import pytest

from core.kernel.errors import CaryaError
from realtime.dispatch import decode
from realtime.protocol.commands import Ping, SubscribeRoom
from realtime.protocol.frames import Request, answer, decode_request, refusal

ROOM = "0197aaaa-0000-7000-8000-000000000000"


def request(type: str, data: str) -> Request:
    return Request(id="c1", type=type, data=msgspec.Raw(data.encode()))


def refused(type: str, data: str) -> CaryaError:
    with pytest.raises(CaryaError) as caught:
        decode(request(type, data))
    return caught.value


@pytest.mark.parametrize(
    ("type", "data", "field", "rule"),
    [
        ("room.subscribe", "{}", "room", "missing required field"),
        ("room.subscribe", "null", "data", "expected `object`, got `null`"),
        ("room.subscribe", "[]", "data", "expected `object`, got `array`"),
        ("room.subscribe", '{"room":1}', "room", "expected `uuid`, got `int`"),
        ("room.subscribe", '{"room":"lounge"}', "room", "invalid UUID"),
        ("room.subscribe", f'{{"room":"{ROOM}","since":-1}}', "since", ">= 0"),
        ("room.subscribe", f'{{"room":"{ROOM}","since":1e30}}', "since", "int"),
        ("room.subscribe", f'{{"room":"{ROOM}","level":"half"}}', "level", "'half'"),
        ("room.subscribe", f'{{"room":"{ROOM}","loud":1}}', "loud", "unknown field"),
        ("session.ping", '{"heads":{"x":1}}', "heads", "invalid UUID"),
        ("session.ping", f'{{"heads":{{"{ROOM}":-1}}}}', "heads", ">= 0"),
        ("presence.set", '{"status":"online","text":"' + "x" * 101 + '"}', "text", "<= 100"),
        ("presence.set", '{"status":"asleep"}', "status", "'asleep'"),
        ("presence.set", '{"status":"online","text":"\\ud800"}', "data", "not text"),
        ("message.post", f'{{"room":"{ROOM}"}}', "content", "missing"),
        ("message.post", f'{{"room":"{ROOM}","content":"a","nonce":"n"}}', "nonce", "UUID"),
        (
            "message.post",
            f'{{"room":"{ROOM}","content":"a","nonce":"{ROOM}","attachments":[1]}}',
            "attachments[0]",
            "expected `uuid`",
        ),
        ("reaction.add", f'{{"message":"{ROOM}","emoji":7}}', "emoji", "expected `str`"),
        ("read.advance", f'{{"room":"{ROOM}","seq":"1"}}', "seq", "expected `int`"),
    ],
)
def test_wrong_data_names_field_and_rule(type: str, data: str, field: str, rule: str) -> None:
    error = refused(type, data)
    assert error.code == "input.invalid"
    assert error.field == field
    assert rule.lower() in error.message.lower()
    assert error.details["rule"].lower() in error.message.lower()


def test_good_data_is_decoded() -> None:
    data = decode(request("room.subscribe", f'{{"room":"{ROOM}","since":3}}'))
    assert isinstance(data, SubscribeRoom)
    assert (str(data.room), data.since, data.level) == (ROOM, 3, "full")


def test_missing_data_is_an_empty_object() -> None:
    assert decode(decode_request('{"id":"1","type":"session.ping"}')) == Ping()


def test_answers_have_the_shape_of_the_protocol() -> None:
    assert answer("c1", {"a": 1}) == b'{"re":"c1","ok":true,"data":{"a":1}}'
    error = refused("room.subscribe", "{}")
    body = msgspec.json.decode(refusal(None, error))
    assert list(body) == ["re", "ok", "error"]
    assert set(body["error"]) == {"code", "message", "retry", "retry_after", "field", "details"}
