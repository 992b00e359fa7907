"""Who may knock, with what, and what they hear; on both servers."""

import pytest
from websockets.exceptions import InvalidStatus

from community.chat.models import Room
from core.accounts.actions.sessions import end_sessions
from core.accounts.models import User
from core.kernel.ids import new_id
from tests.integration.realtime.sockets import (
    ABSENT,
    Socket,
    enter,
    session_of,
    sign_in,
    ticket_of,
)
from tests.support.factories import UserFactory, member
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.django_db(transaction=True)

UNREADABLE = ("{base}.evil.example", "")


@pytest.fixture
def mia(room: Room) -> User:
    return member(room)


def test_the_first_frame_is_session_ready(server: ServerProcess, room: Room, mia: User) -> None:
    with Socket(server, session_of(mia)) as socket:
        ready = socket.receive()["data"]
    assert ready["protocol"] == 1
    assert ready["heartbeat"] == 25
    assert ready["limits"] == {"frame_bytes": 65536, "content_chars": 4000, "open_rooms": 64}
    assert ready["user"]["username"] == mia.username
    assert socket.subprotocol == "carya.v1"


def test_a_client_that_offers_no_subprotocol_gets_none(
    server: ServerProcess, room: Room, mia: User
) -> None:
    with Socket(server, session_of(mia), subprotocols=None) as socket:
        assert socket.receive()["type"] == "session.ready"
        assert socket.subprotocol is None


def test_a_foreign_protocol_is_told_so(server: ServerProcess, room: Room, mia: User) -> None:
    with Socket(server, session_of(mia), subprotocols=["carya.v9"]) as socket:
        assert socket.closed() == 4204


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "{base}.evil.example",
        "{base}@evil.example",
        "{base}/",
        "https://{host}",
        "",
    ],
)
def test_a_foreign_origin_is_refused_in_the_handshake(
    server: ServerProcess, room: Room, mia: User, origin: str
) -> None:
    address = origin.format(base=server.base_url, host=server.base_url.removeprefix("http://"))
    # Daphne itself answers an Origin that is no address at all.
    codes = {403, 400} if server.name == "web-daphne" and origin in UNREADABLE else {403}
    for ticket in (None, ticket_of(mia)):
        with pytest.raises(InvalidStatus) as refused:
            Socket(server, session_of(mia), origin=address, ticket=ticket)
        assert refused.value.response.status_code in codes


def test_localhost_is_on_the_list_in_development(
    server: ServerProcess, room: Room, mia: User
) -> None:
    with Socket(server, session_of(mia), origin=f"http://localhost:{server.port}") as socket:
        assert socket.receive()["type"] == "session.ready"


def test_an_absent_origin_needs_a_ticket(server: ServerProcess, room: Room, mia: User) -> None:
    session = session_of(mia)
    with Socket(server, ticket=ticket_of(mia, session)) as socket:
        assert socket.receive()["type"] == "session.ready"
    with pytest.raises(InvalidStatus) as refused:
        Socket(server, session, origin=ABSENT)
    assert refused.value.response.status_code == 403


def test_a_ticket_in_the_address_is_not_read(server: ServerProcess, room: Room, mia: User) -> None:
    ticket = ticket_of(mia)
    with Socket(server, path=f"/ws/?ticket={ticket}") as socket:
        assert socket.closed() == 4201
    with Socket(server, ticket=ticket) as socket:
        assert socket.receive()["type"] == "session.ready"


def test_a_ticket_works_once(server: ServerProcess, room: Room, mia: User) -> None:
    ticket = ticket_of(mia)
    with Socket(server, ticket=ticket) as socket:
        assert socket.receive()["type"] == "session.ready"
    with Socket(server, ticket=ticket) as socket:
        assert socket.closed() == 4201


def test_a_ticket_dies_with_its_session(server: ServerProcess, room: Room, mia: User) -> None:
    ticket = ticket_of(mia)
    end_sessions(user=mia)
    with Socket(server, ticket=ticket) as socket:
        assert socket.closed() == 4201


@pytest.mark.parametrize("ticket", ["", "nonsense", "x" * 500])
def test_an_unknown_ticket_is_no_credential(
    server: ServerProcess, room: Room, mia: User, ticket: str
) -> None:
    offered = ["carya.v1", f"ticket.{ticket}"]
    with Socket(server, session_of(mia), subprotocols=offered) as socket:
        assert socket.closed() == 4201


def test_without_credentials_the_socket_closes_with_4201(server: ServerProcess, room: Room) -> None:
    with Socket(server) as socket:
        assert socket.closed() == 4201
    with Socket(server, "madeup") as socket:
        assert socket.closed() == 4201


def test_a_banned_person_cannot_come_in(server: ServerProcess, room: Room, mia: User) -> None:
    session = session_of(mia)
    User.objects.filter(id=mia.id).update(status=User.Status.BANNED)
    with Socket(server, session) as socket:
        assert socket.closed() == 4201


def test_the_room_endpoint_starts_subscribed(server: ServerProcess, room: Room, mia: User) -> None:
    with enter(server, mia, room) as first:
        first.post(room, "before")
        with sign_in(server, member(room), path=f"/ws/lounge/room/{room.id}/") as socket:
            state = socket.answer(None)["data"]
            assert (state["mode"], state["head"]) == ("reset", 1)
            first.post(room, "after")
            assert socket.event("message.created")["seq"] == 2


def test_an_unknown_room_endpoint_says_so_and_closes(
    server: ServerProcess, room: Room, mia: User
) -> None:
    with sign_in(server, mia, path=f"/ws/lounge/room/{new_id()}/") as socket:
        assert socket.answer(None)["error"]["code"] == "room.not_found"
        assert socket.closed() == 4102


def test_the_presence_endpoint_has_presence_and_no_messages(
    server: ServerProcess, room: Room, mia: User
) -> None:
    with sign_in(server, mia, path="/ws/lounge/presence/") as socket:
        assert socket.answer(None)["data"] == {"online": {str(room.id): 0}}
        with enter(server, member(room), room) as other:
            counted = socket.event("presence.changed", where=lambda f: "online" in f["data"])
            assert counted["data"]["online"] == 1
            other.post(room, "hello")
            socket.quiet("message.created", 0.5)


def test_an_unknown_path_is_refused_in_the_handshake(server: ServerProcess, room: Room) -> None:
    with pytest.raises(InvalidStatus) as refused:
        Socket(server, session_of(UserFactory()), path="/ws/elsewhere/")
    assert refused.value.response.status_code == 403
