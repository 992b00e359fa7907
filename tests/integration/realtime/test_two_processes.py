"""Two server processes share a room: one order, one truth, and revocation within a second."""

import socket
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings

from community.chat.models import Message, Room, RoomHead
from community.people.actions.relations import relate
from community.spaces.access import space_for_managing
from community.spaces.actions.members import ban_member
from community.spaces.actions.spaces import update_space
from community.spaces.models import Membership
from core.accounts.actions.sessions import end_sessions
from core.accounts.actions.users import ban_user, change_password
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.ids import new_id
from moderation.actions.held import reject_held, release_held
from tests.integration.chat.helpers import post
from tests.integration.realtime.sockets import (
    Frame,
    Socket,
    enter,
    session_of,
    sign_in,
)
from tests.support.factories import RoomFactory, SpaceFactory, member
from tests.support.gates import AllowAllGate, HoldAllGate, bound
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.django_db(transaction=True)
Servers = tuple[ServerProcess, ServerProcess]
SOON = 1.0


def exempt(room: Room, **fields: Any) -> User:
    return member(room, user__exempt_from_limits=True, **fields)


@pytest.fixture
def mia(room: Room) -> User:
    return exempt(room)


@pytest.fixture
def pair(two_servers: Servers, room: Room, mia: User) -> Iterator[tuple[Socket, Socket]]:
    """Mia's sockets, one on each process, on one session, the room open on both."""
    session = session_of(mia)
    with Socket(two_servers[0], session) as one, Socket(two_servers[1], session) as other:
        for live in (one, other):
            live.receive()
            live.ask("room.subscribe", room=room.id)
        yield one, other


def seqs(frames: list[Frame]) -> list[int]:
    return [frame["seq"] for frame in frames if "seq" in frame]


def test_posts_through_both_are_seen_on_both_once_and_in_order(
    two_servers: Servers, room: Room
) -> None:
    with (
        enter(two_servers[0], exempt(room), room) as one,
        enter(two_servers[1], exempt(room), room) as other,
    ):
        for number in range(30):
            for live in (one, other):
                live.send("message.post", room=room.id, content=f"text {number}", nonce=new_id())
        for live in (one, other):
            while len(seqs(live.frames)) < 60:
                live.frames.append(live.receive())
            assert seqs(live.frames) == list(range(1, 61))
    assert Message.objects.count() == 60


def test_what_changes_a_message_reaches_the_other_process(
    two_servers: Servers, room: Room, mia: User
) -> None:
    with enter(two_servers[0], mia, room) as one, enter(two_servers[1], exempt(room), room) as two:
        message = one.post(room, "helo")["message"]["id"]
        one.ask("message.edit", message=message, content="hello")
        two.ask("reaction.add", message=message, emoji="👍")
        one.ask("message.delete", message=message)
        events = [two.event(type) for type in ("message.created", "message.updated")]
        events += [two.event("message.updated"), two.event("message.deleted")]
        assert seqs(events) == [1, 2, 3, 4]
        assert events[1]["data"]["message"]["content"] == "hello"
        assert events[2]["data"]["changed"][0]["emoji"] == "👍"
        assert "content" not in events[3]["data"]["message"]


def leave_by_ban(user: User, session: str, room: Room) -> None:
    ban_user(user=user, reason="spam")


def leave_by_logout(user: User, session: str, room: Room) -> None:
    import_module(settings.SESSION_ENGINE).SessionStore(session).delete()


def leave_by_password(user: User, session: str, room: Room) -> None:
    change_password(user=user, password="another horse battery")


def leave_by_revocation(user: User, session: str, room: Room) -> None:
    end_sessions(user=user)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (leave_by_ban, 4203),
        (leave_by_logout, 4201),
        (leave_by_password, 4201),
        (leave_by_revocation, 4201),
    ],
)
def test_the_end_of_a_session_closes_its_sockets_on_both_processes(
    two_servers: Servers,
    room: Room,
    mia: User,
    act: Callable[[User, str, Room], None],
    code: int,
) -> None:
    session = session_of(mia)
    with (
        Socket(two_servers[0], session) as one,
        Socket(two_servers[1], session) as two,
        sign_in(two_servers[1], exempt(room)) as bystander,
    ):
        one.receive(), two.receive()
        act(mia, session, room)
        started = time.monotonic()
        assert [one.closed(), two.closed()] == [code, code]
        assert time.monotonic() - started < SOON
        assert bystander.is_open()


def test_a_password_change_keeps_the_session_that_made_it(
    two_servers: Servers, room: Room, mia: User
) -> None:
    kept, lost = session_of(mia), session_of(mia)
    with Socket(two_servers[0], kept) as one, Socket(two_servers[1], lost) as two:
        one.receive(), two.receive()
        change_password(user=mia, password="another horse battery", keep=kept)
        assert two.closed() == 4201


def lose_by_kick(user: User, room: Room) -> None:
    owner = member(room, role="owner")
    standing = space_for_managing(owner, room.space.slug)
    ban_member(standing=standing, user=user.id, until=now().replace(year=2100))


def lose_by_privacy(user: User, room: Room) -> None:
    owner = member(room, role="owner")
    Membership.objects.filter(user=user).update(left_at=now())
    standing = space_for_managing(owner, room.space.slug)
    update_space(standing=standing, changes={"visibility": "private"})


@pytest.mark.parametrize("lose", [lose_by_kick, lose_by_privacy])
def test_losing_a_room_cuts_its_events_on_both_processes(
    pair: tuple[Socket, Socket],
    room: Room,
    mia: User,
    lose: Callable[[User, Room], None],
) -> None:
    lose(mia, room)
    for live in pair:
        assert live.event("room.closed", within=SOON)["room"] == str(room.id)
    with bound(AllowAllGate()):
        post(room, content="not for mia")
    for live in pair:
        live.quiet("message.created", 0.3)
        assert "room.head" not in [frame.get("type") for frame in live.frames]
        assert live.refused("room.sync", room=room.id, since=0)["code"] == "room.not_found"


def test_a_block_puts_skips_in_place_of_the_blocked_author(
    pair: tuple[Socket, Socket], two_servers: Servers, room: Room, mia: User
) -> None:
    troll = exempt(room)
    with enter(two_servers[0], troll, room) as live:
        live.post(room, "seen")
        for one in pair:
            one.event("message.created")
        relate(user=mia, kind="block", other=troll.id)
        time.sleep(SOON)  # the time in which the change must have arrived
        live.ask("typing.start", room=room.id)
        live.post(room, "unseen")
        for one in pair:
            assert one.event("room.skip")["seq"] == 2
            types = [frame.get("type") for frame in one.frames]
            assert not {"message.created", "typing.started"} & set(types)
        again = pair[0].ask("room.sync", room=room.id, since=0)
        assert again["items"] == []
        # Blocking separates in both directions.
        pair[0].post(room, "mine")
        assert live.event("room.skip")["seq"] == 3


def test_heads_tick_at_most_once_a_second_with_the_right_unread(
    two_servers: Servers, room: Room, mia: User
) -> None:
    with (
        sign_in(two_servers[1], mia) as reader,
        enter(two_servers[0], exempt(room), room) as writer,
    ):
        started = time.monotonic()
        for number in range(12):
            writer.post(room, f"text {number}")
            time.sleep(0.1)
        last = reader.event("room.head", where=lambda frame: frame["data"]["head"] == 12)
        took = time.monotonic() - started
        ticks = [frame for frame in reader.frames if frame.get("type") == "room.head"]
        assert last["data"]["unread"] == 12
        assert len(ticks) + 1 <= took + 2
        assert "message.created" not in [frame.get("type") for frame in reader.frames]
        assert reader.ask("read.advance", room=room.id, seq=5) == {"unread": 7}
        writer.post(room, "one more")
        tick = reader.event("room.head", where=lambda frame: frame["data"]["head"] == 13)
        assert tick["data"]["unread"] == 8


def test_reading_is_told_to_the_other_device(
    pair: tuple[Socket, Socket], two_servers: Servers, room: Room
) -> None:
    with enter(two_servers[0], exempt(room), room) as writer:
        for number in range(3):
            writer.post(room, f"text {number}")
    pair[0].ask("read.advance", room=room.id, seq=2)
    data = pair[1].event("read.advanced")["data"]
    assert data == {"room": str(room.id), "thread": None, "seq": 2, "unread": 1}
    pair[1].ask("read.rewind", room=room.id, seq=1)
    assert pair[0].event("read.advanced", where=lambda f: f["data"]["unread"] == 3)


def held(room: Room, user: User) -> UUID:
    with bound(HoldAllGate()):
        return post(room, user, "wait").message.id


def test_a_held_message_is_its_authors_until_it_is_released(
    pair: tuple[Socket, Socket], two_servers: Servers, room: Room, mia: User
) -> None:
    with enter(two_servers[1], exempt(room), room) as other:
        message = held(room, mia)
        for one in pair:
            assert one.event("message.held")["data"]["message"]["id"] == str(message)
        state = pair[0].ask("room.subscribe", room=room.id)
        assert [one["id"] for one in state["held"]] == [str(message)]
        assert state["head"] == 0
        assert other.ask("room.subscribe", room=room.id)["held"] == []
        release_held(message=message, moderator=None)
        assert other.event("message.created")["seq"] == 1
        for one in pair:
            assert one.event("message.released")["data"]["message"]["seq"] == 1
        assert "message.held" not in [frame.get("type") for frame in other.frames]


def test_a_rejected_message_is_told_to_its_author_alone(
    pair: tuple[Socket, Socket], two_servers: Servers, room: Room, mia: User
) -> None:
    with enter(two_servers[1], exempt(room), room) as other:
        message = held(room, mia)
        reject_held(message=message, moderator=None, category="spam")
        for one in pair:
            assert one.event("message.rejected")["data"]["message"]["id"] == str(message)
        other.quiet("message.created", 0.3)


def test_presence_counts_people_and_tells_names(two_servers: Servers, room: Room) -> None:
    first, second = exempt(room), exempt(room)

    def count(number: int) -> Callable[[Frame], bool]:
        return lambda frame: frame["data"].get("online") == number

    with enter(two_servers[0], first, room) as one:
        one.event("presence.changed", where=count(1))
        with enter(two_servers[1], second, room):
            came = one.event(
                "presence.changed", where=lambda f: f["data"].get("user") == str(second.id)
            )
            assert came["data"]["status"] == "online"
            one.event("presence.changed", where=count(2))
        gone = one.event(
            "presence.changed", where=lambda f: f["data"].get("user") == str(second.id)
        )
        assert gone["data"]["status"] == "offline"
        one.event("presence.changed", where=count(1))
        one.ask("presence.set", status="dnd", text="busy")
        told = one.event("presence.changed", where=lambda f: f["data"].get("status") == "dnd")
        assert told["data"] == {"user": str(first.id), "status": "dnd", "text": "busy"}
        one.ask("presence.set", status="invisible")
        one.event("presence.changed", where=count(0))
        refusal = one.refused("presence.set", status="online", text="heil hitler")
        assert (refusal["code"], refusal["field"]) == ("gate.rejected", "text")


def test_typing_is_told_to_the_room(two_servers: Servers, room: Room, mia: User) -> None:
    with enter(two_servers[0], mia, room) as one, enter(two_servers[1], exempt(room), room) as two:
        one.ask("typing.start", room=room.id)
        assert two.event("typing.started")["data"] == {"user": str(mia.id), "thread": None}


def test_ping_names_the_rooms_where_the_client_is_behind(
    pair: tuple[Socket, Socket], room: Room
) -> None:
    pair[0].post(room, "one")
    pair[1].event("message.created")
    for live in pair:
        stale = live.ask("session.ping", heads={str(room.id): 0})["stale"]
        assert stale == {str(room.id): 1}
        assert live.ask("session.ping", heads={str(room.id): 1})["stale"] == {}


def test_beats_carry_the_heads_of_rooms_that_moved(pair: tuple[Socket, Socket], room: Room) -> None:
    pair[0].post(room, "one")
    pair[1].event("message.created")
    beat = pair[1].event("session.beat", within=35)
    assert beat["data"]["heads"] == {str(room.id): 1}


def test_a_resume_gets_what_it_missed_from_either_process(
    pair: tuple[Socket, Socket], two_servers: Servers, room: Room
) -> None:
    first = pair[0].post(room, "quoted")["message"]["id"]
    pair[0].post(room, "answer", reply_to=first)
    pair[0].ask("reaction.add", message=first, emoji="👍")
    pair[1].event("message.updated")
    with sign_in(two_servers[1], exempt(room)) as late:
        memory = late.ask("room.subscribe", room=room.id, since=1)
        database = late.ask("room.subscribe", room=room.id)
    assert (memory["mode"], memory["head"], memory["more"]) == ("delta", 3, False)
    assert [item["seq"] for item in memory["items"]] == [2, 3]
    assert database["mode"] == "reset"
    assert [item["seq"] for item in database["items"]] == [2, 3]
    assert memory["items"] == database["items"]
    assert list(database["quotes"]) == [first]


def test_a_resume_from_memory_names_the_floor_and_resets_below_it(
    pair: tuple[Socket, Socket], two_servers: Servers, room: Room
) -> None:
    for content in ("one", "two", "three", "four"):
        pair[0].post(room, content)
    RoomHead.objects.filter(room=room).update(floor_seq=2)
    with sign_in(two_servers[0], exempt(room)) as late:
        above = late.ask("room.subscribe", room=room.id, since=3)
        below = late.ask("room.sync", room=room.id, since=1)
        level = late.ask("room.subscribe", room=room.id, level="head")
    assert (above["mode"], above["floor"], below["mode"], below["floor"]) == (
        "delta",
        2,
        "reset",
        2,
    )
    assert level["floor"] == 2


def test_a_cursor_from_the_future_is_reset(pair: tuple[Socket, Socket], room: Room) -> None:
    assert pair[0].ask("room.sync", room=room.id, since=999)["mode"] == "reset"


def test_sixty_four_rooms_may_be_open(two_servers: Servers, room: Room, mia: User) -> None:
    rooms = [RoomFactory(space=room.space) for _ in range(65)]
    with sign_in(two_servers[0], mia) as live:
        for one in rooms:
            live.send("room.subscribe", room=one.id)
        answers: list[Frame] = []
        while len(answers) < len(rooms):
            frame = live.receive()
            if "ok" in frame:
                answers.append(frame)
    refusals = [answer["error"]["code"] for answer in answers if not answer["ok"]]
    assert refusals == ["room.too_many_open"]


def narrow(server: ServerProcess) -> socket.socket:
    """A connection that takes little at a time."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8_192)
    made.connect(("127.0.0.1", server.port))
    return made


def test_a_slow_reader_lags_and_the_others_do_not(two_servers: Servers, room: Room) -> None:
    heavy, author = RoomFactory(space=room.space), exempt(room)
    with bound(AllowAllGate()):
        for _ in range(50):
            post(heavy, author, "x" * 4_000)
    with (
        enter(two_servers[0], author, room) as writer,
        enter(two_servers[1], exempt(room), room) as quick,
        enter(two_servers[1], exempt(room), room, max_queue=1, sock=narrow(two_servers[1])) as slow,
    ):
        for _ in range(60):  # twelve megabytes of answers that it does not read
            slow.send("room.subscribe", room=heavy.id)
        time.sleep(2)
        for number in range(20):
            writer.post(room, f"text {number}")
        while len(seqs(quick.frames)) < 20:
            quick.frames.append(quick.receive())
        assert seqs(quick.frames) == list(range(1, 21))
        assert slow.event("room.lag")["data"]["head"] == 20
        assert seqs(slow.frames) == []
        assert slow.ask("room.sync", room=room.id, since=0)["head"] == 20


def test_private_spaces_rooms_stay_unknown(two_servers: Servers, room: Room, mia: User) -> None:
    hidden = RoomFactory(space=SpaceFactory(visibility="private"))
    with bound(AllowAllGate()), enter(two_servers[0], mia, room) as live:
        post(hidden, content="secret")
        live.quiet("room.head", 1.5)
