"""Bad input gets its code and a clear sentence, the socket stays open, nothing is half-written."""

from typing import Any

import pytest

from community.chat.models import Message, Reaction, Room, RoomHead
from core.kernel.ids import new_id
from tests.integration.realtime.sockets import Socket, enter, sign_in
from tests.support.factories import RoomFactory, SpaceFactory, UserFactory, member
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.django_db(transaction=True)
NOBODY = "0197aaaa-0000-7000-8000-000000000000"
EMOJI = "😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒😓😔"


@pytest.fixture
def mia(server: ServerProcess, room: Room) -> Any:
    """A socket with the room open; its person has no limits but those of the protocol."""
    with enter(server, member(room, user__exempt_from_limits=True), room) as socket:
        yield socket


def untouched(room: Room) -> None:
    assert not Message.objects.exists()
    assert RoomHead.objects.get(room=room).seq == 0


@pytest.mark.parametrize(
    ("frame", "code", "field"),
    [
        ("{", "frame.invalid", None),
        ("[]", "frame.invalid", None),
        ("", "frame.invalid", None),
        ('{"type":"session.ping"}', "frame.invalid", "id"),
        ('{"id":"x","type":"session.ping","more":1}', "frame.invalid", "more"),
        ('{"id":"x","type":"session.ping","data":' + "[" * 9_999 + "]" * 9_999 + "}", None, None),
    ],
)
def test_an_unreadable_frame_is_answered_and_the_socket_stays(
    mia: Socket, frame: str, code: str | None, field: str | None
) -> None:
    mia.raw(frame)
    error = mia.answer(None)["error"]
    assert error["code"] == (code or "frame.invalid")
    assert error["field"] == field
    assert mia.is_open()


def test_a_binary_frame_is_answered_and_the_socket_stays(mia: Socket) -> None:
    mia.raw(b'{"id":"c1","type":"session.ping"}')
    assert mia.answer(None)["error"]["code"] == "frame.invalid"
    assert mia.is_open()


def test_a_command_with_wrong_data_names_the_field(mia: Socket, room: Room) -> None:
    good: dict[str, Any] = {"room": str(room.id), "content": "hello", "nonce": str(new_id())}
    faults: list[tuple[dict[str, Any], str]] = [
        ({"room": 7}, "room"),
        ({"room": "lounge"}, "room"),
        ({"content": None}, "content"),
        ({"nonce": "1"}, "nonce"),
        ({"colour": "red"}, "colour"),
        ({"reply_to": 1}, "reply_to"),
    ]
    for wrong, field in faults:
        error = mia.refused("message.post", **good | wrong)
        assert (error["code"], error["field"]) == ("input.invalid", field)
    assert mia.refused("message.explode")["code"] == "command.unknown"
    untouched(room)
    assert mia.is_open()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("x" * 4_001, "message.too_long"),
        ("", "message.empty"),
        (" \n\t", "message.empty"),
        ("\u200b\u2060\ufeff\u3164", "message.empty"),
        ("nul \x00 inside", "input.invalid"),
        ("heil hitler", "gate.rejected"),
    ],
)
def test_a_text_that_cannot_be_posted_leaves_nothing(
    mia: Socket, room: Room, content: str, code: str
) -> None:
    nonce = new_id()
    error = mia.refused("message.post", room=room.id, content=content, nonce=nonce)
    assert (error["code"], error["field"]) == (code, "content")
    untouched(room)
    assert mia.post(room, "a better text", nonce=nonce)["duplicate"] is False


def test_a_rejected_text_names_its_category(mia: Socket, room: Room) -> None:
    error = mia.refused("message.post", room=room.id, content="heil hitler", nonce=new_id())
    assert {"category", "layer", "decision"} <= set(error["details"])
    assert error["details"]["category"] == "hate"


def test_a_nonce_answers_alike_again_and_refuses_another_text(mia: Socket, room: Room) -> None:
    nonce = new_id()
    first = mia.post(room, "once", nonce=nonce)
    again = mia.post(room, "once", nonce=nonce)
    assert again == {**first, "duplicate": True}
    error = mia.refused("message.post", room=room.id, content="other", nonce=nonce)
    assert error["code"] == "nonce.conflict"
    assert Message.objects.count() == 1


def test_absent_and_hidden_rooms_answer_alike(
    server: ServerProcess, mia: Socket, room: Room
) -> None:
    hidden = RoomFactory(space=SpaceFactory(visibility="private"))
    errors = []
    for id in (hidden.id, new_id()):
        for type, data in (
            ("room.subscribe", {}),
            ("room.subscribe", {"level": "head"}),
            ("room.sync", {"since": 0}),
            ("message.post", {"content": "hi", "nonce": new_id()}),
            ("read.advance", {"seq": 1}),
        ):
            errors.append(mia.refused(type, room=id, **data))
    assert errors[:5] == errors[5:]
    assert {error["code"] for error in errors} == {"room.not_found"}
    assert not Message.objects.exists()


def test_others_messages_cannot_be_changed(server: ServerProcess, mia: Socket, room: Room) -> None:
    with enter(server, member(room), room) as other:
        message = other.post(room, "mine")["message"]
    error = mia.refused("message.edit", message=message["id"], content="yours")
    assert error["code"] == "message.not_yours"
    assert mia.refused("message.delete", message=message["id"])["code"] == "message.not_deletable"
    absent = mia.refused("message.edit", message=NOBODY, content="yours")
    assert absent["code"] == "message.not_found"
    assert Message.objects.get().content == "mine"


def test_the_twenty_first_reaction_is_refused(mia: Socket, room: Room) -> None:
    message = mia.post(room, "react!")["message"]
    for emoji in EMOJI[:20]:
        mia.ask("reaction.add", message=message["id"], emoji=emoji)
    error = mia.refused("reaction.add", message=message["id"], emoji=EMOJI[20])
    assert (error["code"], error["field"]) == ("reaction.full", "emoji")
    assert Reaction.objects.count() == 20
    not_one = mia.refused("reaction.add", message=message["id"], emoji="no emoji")
    assert not_one["code"] == "reaction.invalid"


def test_typing_needs_an_open_room_and_three_seconds(
    server: ServerProcess, room: Room, mia: Socket
) -> None:
    with sign_in(server, member(room)) as other:
        error = other.refused("typing.start", room=room.id)
        assert error["code"] == "room.not_subscribed"
        error = other.refused("typing.start", room=room.id)
        assert error["code"] == "rate.limited"
        assert 0 < error["retry_after"] <= 3


def test_members_type_in_the_threads_of_an_announcement_room_and_not_in_the_room(
    server: ServerProcess, room: Room
) -> None:
    Room.objects.filter(id=room.id).update(kind=Room.Kind.ANNOUNCEMENT)
    with enter(server, member(room), room) as one, enter(server, member(room), room) as two:
        assert one.refused("typing.start", room=room.id)["code"] == "permission.denied"
        two.ask("typing.start", room=room.id, thread=NOBODY)
        assert one.event("typing.started")["data"]["thread"] == NOBODY


def test_a_flood_is_slowed_then_closed(server: ServerProcess, room: Room) -> None:
    with sign_in(server, member(room)) as socket:
        for _ in range(40):
            id = socket.send("session.ping")
        error = socket.answer(id)["error"]
        assert (error["code"], error["retry"]) == ("rate.limited", True)
        for _ in range(300):
            socket.raw("nonsense")
        assert socket.closed() == 4009


def test_a_frame_at_the_limit_is_read(mia: Socket, room: Room) -> None:
    head, tail = '{"id":"big","type":"session.ping","data":{"heads":{}}', "}"
    mia.raw(head + " " * (65_536 - len(head) - len(tail)) + tail)
    assert mia.answer("big")["ok"]


def test_a_frame_above_the_limit_closes(server: ServerProcess, room: Room) -> None:
    with sign_in(server, member(room)) as socket:
        socket.raw('{"id":"big","type":"session.ping"}' + " " * 65_536)
        assert socket.closed() == (1009 if server.name == "web-uvicorn" else 4009)


def test_bad_utf8_closes(server: ServerProcess, room: Room) -> None:
    with sign_in(server, UserFactory()) as socket:
        socket.raw_text(b'{"id":"\xff\xfe"}')
        assert socket.closed() == (1007 if server.name == "web-uvicorn" else 1006)
