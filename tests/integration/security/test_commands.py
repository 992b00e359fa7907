"""Every socket command and every socket address, by every role, in public and private spaces."""

from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from core.kernel.clock import now
from core.kernel.ids import new_id
from core.kernel.wire import COMMANDS as REGISTRY
from realtime import routing
from tests.integration.security.place import Place, changed, fingerprint, make_place
from tests.integration.security.sockets import tab
from tests.integration.security.table import COLUMNS, COMMANDS, SOCKETS, cell
from tests.support.publications import RecordingPublisher

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]

A_SOCKETS = 20
"""Commands that one socket may send without a pause."""


async def test_the_table_names_every_command_and_socket_address_and_nothing_else() -> None:
    named = {name.partition(" of ")[0].partition(" with ")[0] for name in COMMANDS}
    assert named == set(REGISTRY)
    assert set(SOCKETS) == {str(route.pattern) for route in routing._router.routes}


def data_of(name: str, place: Place, message: Any) -> dict[str, Any]:
    """What to send so that only permission can refuse it."""
    room, chosen = {"room": str(place.room.id)}, {"message": str(message.id)}
    thread = {"thread": str(message.id)}
    planned = {"scheduled": str(message.id)}
    due_at = (now() + timedelta(hours=1)).isoformat()
    later = {"content": "hello", "nonce": str(new_id()), "due_at": due_at}
    data: dict[str, dict[str, Any]] = {
        "session.ping": {},
        "presence.set": {"status": "away"},
        "presence.set with a text": {"status": "away", "text": "at lunch"},
        "room.subscribe": room,
        "room.unsubscribe": room,
        "room.sync": {**room, "since": 0},
        "typing.start": room,
        "presence.look": room,
        "read.advance": {**room, "seq": 1},
        "read.rewind": {**room, "seq": 1},
        "read.advance with a thread": {**room, **thread, "seq": 1},
        "message.post with a thread": {
            **room,
            **thread,
            "content": "hello",
            "nonce": str(new_id()),
        },
        "message.move": {"messages": [str(message.id)], "title": "A new matter"},
        "move.undo": {"move": str(message.id)},
        "thread.merge": {**thread, "into": str(place.room.id)},
        "message.save": chosen,
        "message.unsave": chosen,
        "message.forward": {**room, **chosen, "nonce": str(new_id())},
        "message.pin": chosen,
        "message.unpin": chosen,
        "thread.create": {**room, "title": "Another matter"},
        "thread.update": {**thread, "title": f"Matter {new_id()}"},
        "thread.follow": thread,
        "thread.unfollow": thread,
        "message.post": {**room, "content": "hello", "nonce": str(new_id())},
        "message.edit": {**chosen, "content": "other words"},
        "message.delete": chosen,
        "draft.save": {**room, "text": "begun", "version": 0},
        "draft.save with a thread": {**room, **thread, "text": "begun", "version": 0},
        "draft.drop": room,
        "draft.drop with a thread": {**room, **thread},
        "scheduled.create": {**room, **later},
        "scheduled.create with a thread": {**room, **thread, **later},
        "scheduled.update": {**planned, "content": "other words"},
        "scheduled.cancel": planned,
        "scheduled.send": planned,
        "reaction.add": {**chosen, "emoji": "👍"},
        "reaction.remove": {**chosen, "emoji": "👍"},
        "poll.vote": {**chosen, "options": [1]},
        "poll.close": chosen,
    }
    return data[name.partition(" of ")[0]]


@pytest.mark.usefixtures("realtime_process")
@pytest.mark.parametrize("visibility", ["public", "private"])
async def test_commands_answer_each_role_as_the_table_says_and_refusals_change_nothing(
    visibility: str, published: RecordingPublisher
) -> None:
    place = await sync_to_async(make_place)(visibility=visibility)
    wrong: dict[str, tuple[object, ...]] = {}
    for role in COLUMNS:
        for some in range(0, len(COMMANDS), A_SOCKETS):
            async with tab(place.sessions.get(role)) as socket:
                for name, right in list(COMMANDS.items())[some : some + A_SOCKETS]:
                    wanted = cell(right, visibility, role)
                    before, message = await _prepare(place, role, own="own" in name)
                    if name in ("typing.start", "room.sync"):
                        await socket.ask("room.subscribe", {"room": str(place.room.id)})
                    published.publications.clear()
                    type = name.partition(" of ")[0].partition(" with ")[0]
                    answer = await socket.ask(type, data_of(name, place, message))
                    if answer not in wanted:
                        wrong[f"{role}: {name}"] = (wanted, answer)
                    elif wanted != {"ok"}:
                        rows = await sync_to_async(changed)(before)
                        if rows or _durable(published):
                            wrong[f"{role}: {name}"] = ("a refusal", (rows, published.types))
    assert not wrong


def _durable(published: RecordingPublisher) -> list[str]:
    """What was announced, presence aside, which tells of opened and closed sockets."""
    return [type for type in published.types if type != "presence.changed"]


@sync_to_async
def _prepare(place: Place, role: str, *, own: bool) -> tuple[dict[str, str], Any]:
    place.caught_up()
    message = place.message(place.people[role] if own else None)
    return fingerprint(), message


@pytest.mark.usefixtures("realtime_process")
@pytest.mark.parametrize("visibility", ["public", "private"])
@pytest.mark.parametrize("route", SOCKETS)
async def test_socket_addresses_greet_each_role_as_the_table_says(
    route: str, visibility: str
) -> None:
    place = await sync_to_async(make_place)(visibility=visibility)
    path = "/" + route.replace("<uuid:room>", str(place.room.id))
    for role in COLUMNS:
        wanted = cell(SOCKETS[route], visibility, role)
        async with tab(place.sessions.get(role), path) as socket:
            if not socket.closed and route != "ws/":
                answer = await socket.next()
                assert answer["re"] is None
                if not answer["ok"]:
                    assert answer["error"]["code"] in wanted
                    await socket.next()
            assert (socket.closed or "ok") in wanted, role
