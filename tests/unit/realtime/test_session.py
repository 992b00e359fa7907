"""What each text frame means, and how much is too much."""

import json
from typing import Any

import pytest

from realtime.protocol.frames import FRAME_BYTES
from realtime.session import BURST, FLOOD, Act, Close, Send, Session

PING = '{"id":"c1","type":"session.ping","data":{}}'
TYPING = '{"id":"c2","type":"typing.start","data":{"room":"0197aaaa-0000-7000-8000-000000000000"}}'


def error_of(step: object) -> dict[str, Any]:
    assert isinstance(step, Send)
    answer: dict[str, Any] = json.loads(step.payload)
    assert answer["ok"] is False
    return answer


def send(session: Session, text: str, at: float = 1.0) -> Any:
    [step] = list(session.receive(text, at=at))
    return step


def test_a_known_command_is_carried_out() -> None:
    step = send(Session(), PING)
    assert isinstance(step, Act)
    assert (step.request.id, step.request.type) == ("c1", "session.ping")


@pytest.mark.parametrize(
    ("text", "field", "word"),
    [
        ("", None, "not JSON"),
        ("hello", None, "not JSON"),
        ('{"id":"1","type":"session.ping"} {}', None, "not JSON"),
        ("[]", None, "array"),
        ("null", None, "null"),
        ('{"type":"session.ping"}', "id", "missing"),
        ('{"id":7,"type":"session.ping"}', "id", "int"),
        ('{"id":"","type":"session.ping"}', "id", "1 to 64"),
        (json.dumps({"id": "x" * 65, "type": "session.ping"}), "id", "1 to 64"),
        ('{"id":"1"}', "type", "missing"),
        ('{"id":"1","type":"session.ping","extra":1}', "extra", "unknown"),
        ('{"id":"1","type":"x","data":' + "[" * 30_000 + "]" * 30_000 + "}", None, "nested"),
        ("\ud800", None, "not JSON"),
    ],
)
def test_a_frame_that_cannot_be_read_is_answered_without_an_id(
    text: str, field: str | None, word: str
) -> None:
    answer = error_of(send(Session(), text))
    assert answer["re"] is None
    assert answer["error"]["code"] == "frame.invalid"
    assert answer["error"]["field"] == field
    assert word in answer["error"]["message"]


def test_an_unknown_command_names_itself() -> None:
    answer = error_of(send(Session(), '{"id":"c9","type":"room.explode","data":{}}'))
    assert answer["re"] == "c9"
    assert answer["error"]["code"] == "command.unknown"
    assert answer["error"]["field"] == "type"
    assert "room.explode" in answer["error"]["message"]


def test_a_binary_frame_is_refused_and_the_socket_stays() -> None:
    [step] = Session().receive_bytes(at=1.0)
    assert error_of(step)["error"]["code"] == "frame.invalid"


def test_thirty_commands_pass_at_once_and_ten_more_each_second() -> None:
    session = Session()
    steps = [send(session, PING, at=1.0) for _ in range(40)]
    assert [type(step) for step in steps] == [Act] * 30 + [Send] * 10
    answer = error_of(steps[-1])
    assert answer["re"] == "c1"
    assert answer["error"]["code"] == "rate.limited"
    assert answer["error"]["retry"] is True
    assert 0 < answer["error"]["retry_after"] <= 0.1
    later = [send(session, PING, at=2.0) for _ in range(12)]
    assert [type(step) for step in later] == [Act] * 10 + [Send] * 2


def test_a_flood_closes_the_socket() -> None:
    session = Session()
    steps = [send(session, PING, at=1.0) for _ in range(int(BURST) + FLOOD + 1)]
    assert not any(isinstance(step, Close) for step in steps[:-1])
    assert isinstance(steps[-1], Close)
    assert steps[-1].code == 4009
    assert "retry after 3 seconds" in steps[-1].reason


def test_binary_frames_and_nonsense_count_towards_the_flood() -> None:
    session = Session()
    last: object = None
    for turn in range(int(BURST) + FLOOD + 1):
        text = list(session.receive("nonsense", at=1.0)) if turn % 2 else None
        [last] = text or session.receive_bytes(at=1.0)
    assert isinstance(last, Close)


def test_the_load_tools_are_never_limited() -> None:
    session = Session(exempt=True)
    assert all(isinstance(send(session, PING), Act) for _ in range(1_000))


def test_typing_is_told_once_in_three_seconds() -> None:
    session = Session()
    assert isinstance(send(session, TYPING, at=1.0), Act)
    answer = error_of(send(session, TYPING, at=2.0))
    assert answer["error"]["code"] == "rate.limited"
    assert answer["error"]["details"]["limit"] == "typing"
    assert answer["error"]["retry_after"] == 2.0
    assert isinstance(send(session, TYPING, at=4.0), Act)


def test_a_frame_at_the_limit_is_read_and_one_above_closes() -> None:
    frame = '{"id":"1","type":"session.ping","data":{"x":"%s"}}'
    full = frame % ("é" * ((FRAME_BYTES - len(frame) + 2) // 2))
    assert FRAME_BYTES - 2 < len(full.encode()) <= FRAME_BYTES
    assert isinstance(send(Session(), full), Act)
    step = send(Session(), full + "  ")
    assert isinstance(step, Close)
    assert step.code == 1009
