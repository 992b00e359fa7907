"""Link previews from the message to `message.updated`, against a web of this machine."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from community.chat.actions import previews
from community.chat.actions.deletions import delete_message
from community.chat.actions.edits import edit_message
from community.chat.actions.previews import forget_answers, preview_links, remove_embeds
from community.chat.models import LinkPreview, Message, Room
from core.kernel.clock import now
from core.media.outward import Outward
from tests.integration.chat.helpers import post
from tests.integration.media.helpers import refused
from tests.support.factories import member, principal
from tests.support.gates import MarkedGate, bound
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client
from tests.unit.media.test_outward import HereToo, named, page, redirect, web

pytestmark = [pytest.mark.django_db]

GOOD = b'<meta property="og:title" content="A garden"><meta name=description content=Flowers>'


class Web:
    """Pages by path, and which paths were asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes] = {"/": page(GOOD)}
        self.asked: list[str] = []
        self.port = 0

    def answer(self, path: str) -> bytes:
        self.asked.append(path)
        return self.pages.get(path, b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")

    def url(self, path: str = "/") -> str:
        return f"http://example.org:{self.port}{path}"


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A web in a thread of its own, to which every name leads."""
    made, started, ended = Web(), threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        async with web(made.answer) as port:
            made.port = port
            started.set()
            await ended.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    assert started.wait(5)
    monkeypatch.setattr(
        previews,
        "outward",
        Outward(policy=HereToo(made.port), resolver=named("127.0.0.1"), seconds=2.0),
    )
    yield made
    loop.call_soon_threadsafe(ended.set)
    thread.join()
    loop.close()


@pytest.fixture(autouse=True)
def queued(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Messages handed to a worker."""
    handed: list[str] = []
    monkeypatch.setattr(
        "community.chat.actions.previews.current_app.send_task",
        lambda _, args: handed.extend(args),
    )
    return handed


def embeds(message: Any) -> list[dict[str, str]]:
    found: list[dict[str, str]] = Message.objects.get(id=message).embeds
    return found


def test_a_link_is_shown_with_what_its_page_says_of_itself(
    room: Room, here: Web, published: RecordingPublisher, queued: list[str],
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        posted = post(room, member(room), f"look: {here.url()}").message
    assert queued == [str(posted.id)]
    assert published.types == ["message.created"]
    with django_capture_on_commit_callbacks(execute=True):
        preview_links(message=posted.id)
    frame = published.frames[-1]
    assert (frame["type"], frame["seq"]) == ("message.updated", (posted.seq or 0) + 1)
    assert frame["data"]["message"]["embeds"] == [
        {"url": here.url(), "title": "A garden", "description": "Flowers", "site_name": ""}
    ]
    preview_links(message=posted.id)
    assert Message.objects.get(id=posted.id).last_seq == (posted.seq or 0) + 1, (
        "twice changes nothing"
    )


def test_a_page_is_asked_once_for_all_messages(
    room: Room, here: Web, published: RecordingPublisher, time_machine: Any
) -> None:
    for _ in range(3):
        preview_links(message=post(room, content=here.url()).message.id)
    assert here.asked == ["/"]
    time_machine.move_to(now() + timedelta(seconds=previews.FRESH.total_seconds() + 1))
    preview_links(message=post(room, content=here.url()).message.id)
    assert here.asked == ["/", "/"]


@pytest.mark.parametrize(
    "said",
    [
        redirect("http://169.254.169.254/latest/meta-data/"),
        redirect("http://10.0.0.1/"),
        page(b"{}", kind="application/json"),
        page(b"<p>no title"),
        b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n",
        b"",
    ],
)
def test_a_page_that_does_not_answer_well_changes_nothing(
    said: bytes, room: Room, here: Web, published: RecordingPublisher
) -> None:
    here.pages["/"] = said
    posted = post(room, content=here.url()).message
    preview_links(message=posted.id)
    assert Message.objects.get(id=posted.id).last_seq == posted.seq
    assert LinkPreview.objects.get().title == ""


@pytest.mark.parametrize(
    "link",
    ["http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/", "http://localhost:22/"],
)
def test_a_link_to_a_private_address_is_never_fetched(
    link: str, room: Room, here: Web, published: RecordingPublisher, monkeypatch: Any
) -> None:
    monkeypatch.setattr(previews, "outward", Outward())
    posted = post(room, content=f"see {link} now").message
    preview_links(message=posted.id)
    assert embeds(posted.id) == []
    assert not here.asked


def test_a_page_whose_words_do_not_pass_the_gate_is_not_shown(
    room: Room, here: Web, published: RecordingPublisher
) -> None:
    here.pages["/"] = page(b"<title>[block] words</title>")
    posted = post(room, content=here.url()).message
    with bound(MarkedGate()):
        preview_links(message=posted.id)
    assert embeds(posted.id) == []


def test_markup_of_a_page_stays_text(room: Room, here: Web, published: RecordingPublisher) -> None:
    here.pages["/"] = page(b"<title>&lt;img src=x onerror=alert(1)&gt;</title>")
    posted = post(room, content=here.url()).message
    preview_links(message=posted.id)
    assert embeds(posted.id)[0]["title"] == "<img src=x onerror=alert(1)>"


def test_its_author_takes_a_preview_off_for_good(
    room: Room, here: Web, published: RecordingPublisher
) -> None:
    author = member(room)
    posted = post(room, author, here.url()).message
    preview_links(message=posted.id)
    answer = client(author).delete(f"{API}/messages/{posted.id}/embeds")
    assert answer.status_code == 204
    assert embeds(posted.id) == []
    preview_links(message=posted.id)
    assert embeds(posted.id) == []


def test_others_take_nothing_off(room: Room, here: Web, published: RecordingPublisher) -> None:
    posted = post(room, content=here.url()).message
    preview_links(message=posted.id)
    stranger = principal(member(room))
    refused("message.not_deletable", remove_embeds, principal=stranger, message=posted.id)
    assert embeds(posted.id)
    remove_embeds(principal=principal(member(room, role="moderator")), message=posted.id)
    assert embeds(posted.id) == []


def test_an_edit_takes_away_what_is_no_longer_linked(
    room: Room, here: Web, published: RecordingPublisher
) -> None:
    author = member(room)
    posted = post(room, author, here.url()).message
    preview_links(message=posted.id)
    _, edited = edit_message(principal=principal(author), message=posted.id, content="no link")
    assert list(edited.embeds) == []


def test_a_deleted_message_is_left_alone(
    room: Room, here: Web, published: RecordingPublisher
) -> None:
    author = member(room)
    posted = post(room, author, here.url()).message
    delete_message(principal=principal(author), message=posted.id)
    preview_links(message=posted.id)
    assert not here.asked


def test_what_a_page_said_is_forgotten_after_a_day(
    room: Room, here: Web, published: RecordingPublisher, time_machine: Any
) -> None:
    preview_links(message=post(room, content=here.url()).message.id)
    assert forget_answers() == 0
    time_machine.move_to(now() + previews.FRESH + timedelta(seconds=1))
    assert forget_answers() == 1


def test_a_site_can_switch_previews_off(
    room: Room, here: Web, published: RecordingPublisher, queued: list[str], settings: Any,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:  # fmt: skip
    settings.LINK_PREVIEWS = False
    with django_capture_on_commit_callbacks(execute=True):
        posted = post(room, content=here.url()).message
    preview_links(message=posted.id)
    assert not queued
    assert not here.asked


def test_a_text_without_a_link_asks_for_nothing(
    room: Room, published: RecordingPublisher, queued: list[str],
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        post(room, content="`https://example.org` is code, and ftp://example.org no page")
    assert not queued
