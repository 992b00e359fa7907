"""Uploads over the socket."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from community.chat.models import Message, Room
from core.accounts.actions.sessions import open_session
from core.kernel.ids import new_id
from realtime.process import stop_process
from tests.integration.media.helpers import ready
from tests.integration.security.sockets import tab
from tests.support.factories import RoomFactory, member
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
async def _realtime(published: RecordingPublisher) -> AsyncIterator[None]:
    """What sockets of this test's event loop start, stopped afterwards."""
    yield
    await stop_process()


def scene() -> tuple[Room, str, list[str]]:
    """A room, its member's session, and six uploads of theirs."""
    room = RoomFactory()
    author = member(room)
    return room, open_session(user=author), [str(ready(author, b"words").id) for _ in range(6)]


def post(room: Room, uploads: list[str], content: str = "") -> dict[str, Any]:
    return {
        "room": str(room.id),
        "content": content,
        "nonce": str(new_id()),
        "attachments": uploads,
    }


async def test_a_message_is_posted_with_its_uploads(published: RecordingPublisher) -> None:
    room, session, uploads = await sync_to_async(scene)()
    async with tab(session) as socket:
        assert await socket.ask("message.post", post(room, uploads[:5])) == "ok"
        shown = socket.frames[-1]["data"]["message"]
    assert [one["id"] for one in shown["attachments"]] == uploads[:5]
    assert (shown["kind"], shown["content"]) == ("file", "")
    created = [one for one in published.frames if one["type"] == "message.created"]
    assert created[0]["data"]["message"]["attachments"] == shown["attachments"]


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("six", "input.invalid"),
        ("twice", "input.invalid"),
        ("absent", "upload.not_found"),
        ("nothing at all", "message.empty"),
        ("used", "upload.used"),
    ],
)
async def test_a_post_that_breaks_a_rule_about_uploads_is_refused(
    case: str, code: str, published: RecordingPublisher
) -> None:
    room, session, uploads = await sync_to_async(scene)()
    given = {
        "six": uploads,
        "twice": uploads[:1] * 2,
        "absent": [str(new_id())],
        "nothing at all": [],
        "used": uploads[:1],
    }[case]
    async with tab(session) as socket:
        if case == "used":
            assert await socket.ask("message.post", post(room, given, "first")) == "ok"
        before = len([one for one in published.types if one == "message.created"])
        assert await socket.ask("message.post", post(room, given)) == code
    assert len([one for one in published.types if one == "message.created"]) == before
    assert await sync_to_async(Message.objects.count)() == before
