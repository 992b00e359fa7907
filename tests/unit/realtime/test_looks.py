"""Views over a room's people: shared by all who look, told once, and never about anyone hidden."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
import pytest

from core.kernel.ids import new_id
from realtime import looks, roll
from realtime.connection import Connection
from realtime.hub import Hub
from realtime.looks import CHANGES_A_TURN, GROWN, LOOKS, Looks, Seen, Sight
from realtime.room import RoomChannel
from realtime.windows import Window
from tests.unit.realtime.fakes import FakeWriter, connect

ONLINE = roll.StatusRow()


class People:
    """A room's people in memory, in place of Redis and database; counts how often it is read."""

    def __init__(self, *names: str) -> None:
        self.readings = 0
        self.windows: list[Window] = []
        self.people: dict[str, Seen] = {}
        for name in names:
            self.come(name)

    def come(self, name: str, status: roll.StatusRow = ONLINE) -> UUID:
        user = next((one.user for at, one in self.people.items() if roll.name_in(at) == name), None)
        user = user or new_id()
        author = msgspec.Raw(msgspec.json.encode({"id": user, "display_name": name}))
        self.people[roll.entry(user, name)] = Seen(user, status, author)
        return user

    def go(self, name: str) -> None:
        self.people = {at: seen for at, seen in self.people.items() if roll.name_in(at) != name}

    def look_at(self, asked: Sequence[tuple[Window, Mapping[str, Seen]]]) -> list[Sight]:
        self.readings += 1
        self.windows += [window for window, _ in asked]
        return [self._sight(window) for window, _ in asked]

    def _sight(self, window: Window) -> Sight:
        found = {
            at: self.people[at]
            for at in sorted(self.people)
            if at >= window.start and (window.until is None or at < window.until)
        }
        return Sight(found, window.until, len(self.people))


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> People:
    made = People("ann", "ben")
    monkeypatch.setattr(looks, "_look_at", made.look_at)
    monkeypatch.setattr(looks, "LOOK_SECONDS", 0.0)
    monkeypatch.setattr(looks, "LOOKERS_PER_SECOND", float("inf"))
    return made


@pytest.fixture
async def hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    made = Hub()
    monkeypatch.setattr(made, "spawn", lambda work: work.close())
    return made


@pytest.fixture
def room() -> RoomChannel:
    async def heal(_: RoomChannel) -> None: ...

    return RoomChannel(new_id(), heal=heal, on_release=lambda _: None)


def viewer(room: RoomChannel, **options: Any) -> tuple[Connection, FakeWriter]:
    """A socket that has the room open."""
    connection, writer = connect(**options)
    connection.full.add(room)
    return connection, writer


def told(writer: FakeWriter) -> list[Any]:
    return [frame["data"] for frame in writer.frames]


async def test_a_hundred_who_look_cost_one_reading(
    hub: Hub, room: RoomChannel, people: People
) -> None:
    own = Looks(hub)
    everyone = [viewer(room) for _ in range(100)]
    for one, _ in everyone:
        assert len((await own.look(one, room, "")).people) == 2
    assert people.readings == 1
    people.come("cid")
    await own.turn()
    assert people.readings == 2
    assert {len(writer.frames) for _, writer in everyone} == {1}


async def test_lookers_hear_who_comes_goes_and_changes(
    hub: Hub, room: RoomChannel, people: People
) -> None:
    own = Looks(hub)
    one, writer = viewer(room)
    await own.look(one, room, "")
    cid = people.come("cid")
    await own.turn()
    people.come("cid", roll.StatusRow("away", "tea"))
    await own.turn()
    people.go("cid")
    await own.turn()
    await own.turn()
    person = {"id": str(cid), "display_name": "cid"}
    assert told(writer) == [
        {
            "user": str(cid),
            "status": "online",
            "text": "",
            "at": f"cid\0{cid}",
            "person": person,
        },
        {"user": str(cid), "status": "away", "text": "tea"},
        {"user": str(cid), "status": "offline"},
    ]


async def test_a_viewer_is_told_nothing_of_people_a_block_separates_them_from(
    hub: Hub, room: RoomChannel, people: People
) -> None:
    cid = new_id()
    one, writer = viewer(room, separated=frozenset({cid}))
    own = Looks(hub)
    await own.look(one, room, "")
    author = msgspec.Raw(b'{"display_name":"cid"}')
    people.people[roll.entry(cid, "cid")] = Seen(cid, ONLINE, author)
    dan = people.come("dan")
    await own.turn()
    assert [frame["user"] for frame in told(writer)] == [str(dan)]
    seen = (await own.look(one, room, "")).people
    assert [msgspec.json.decode(p.user)["display_name"] for p in seen] == ["ann", "ben", "dan"]


async def test_a_window_never_ends_with_the_name_of_somebody_hidden(
    hub: Hub, room: RoomChannel, people: People
) -> None:
    ben = people.come("ben")
    one, _ = viewer(room, separated=frozenset({ben}))
    last = roll.after(max(people.people))
    view = looks.View(room, "", Sight(dict(people.people), last, 3), 0.0)
    assert view.answer(one).next == roll.after(min(people.people))


async def test_a_crowd_that_comes_at_once_is_told_over_several_turns(
    hub: Hub, room: RoomChannel, people: People
) -> None:
    own = Looks(hub)
    one, writer = viewer(room)
    await own.look(one, room, "")
    for number in range(CHANGES_A_TURN + 10):
        people.come(f"c{number:03}")
    await own.turn()
    assert len(writer.frames) == CHANGES_A_TURN
    await own.turn()
    assert len(writer.frames) == CHANGES_A_TURN + 10


async def test_a_view_that_has_grown_is_opened_anew(
    hub: Hub, room: RoomChannel, people: People
) -> None:
    own = Looks(hub)
    one, _ = viewer(room)
    await own.look(one, room, "")
    for number in range(GROWN):
        people.come(f"c{number:03}")
    await own.turn()
    await own.turn()
    await own.look(one, room, "")
    assert people.windows[-1].opening
    await own.turn()
    assert len(people.windows) == 5, "and the old one is forgotten"


async def test_a_socket_looks_at_its_last_windows_only(
    hub: Hub, room: RoomChannel, people: People
) -> None:
    own = Looks(hub)
    one, _ = viewer(room)
    for start in "abcdef":
        await own.look(one, room, start)
    people.windows.clear()
    await own.turn()
    assert sorted(window.start for window in people.windows) == sorted("abcdef"[-LOOKS:])


@pytest.mark.parametrize("how", ["left", "closed", "congested"])
async def test_who_no_longer_looks_is_not_told(
    hub: Hub, room: RoomChannel, people: People, how: str
) -> None:
    own = Looks(hub)
    one, writer = viewer(room)
    await own.look(one, room, "")
    if how == "left":
        one.full.discard(room)
    elif how == "closed":
        own.leave(one)
    else:
        writer.congested = True
    people.come("cid")
    await own.turn()
    writer.congested = False
    people.come("dan")
    await own.turn()
    assert writer.frames == []
    assert people.readings == (2 if how == "congested" else 1)
