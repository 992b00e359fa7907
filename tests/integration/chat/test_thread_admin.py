"""The admin looks through threads, and locks and archives them at positions of their rooms."""

import pytest
from django.test import Client

from community.chat.models import Room, RoomHead, Thread
from community.spaces.models import Space
from core.accounts.models import User
from tests.integration.chat.helpers import post
from tests.integration.chat.test_moves import merged, opened
from tests.support.factories import UserFactory, member
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/django-admin/chat/thread/"


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(UserFactory(role=User.Role.ADMIN, is_superuser=True))
    return client


def act(browser: Client, deed: str, *threads: Thread) -> list[str]:
    """What the page says after the list's entry was chosen for the threads."""
    form = {"action": deed, "_selected_action": [str(one.id) for one in threads]}
    answer = browser.post(LIST, form, follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_threads_chosen_in_the_list_are_locked_and_archived_at_positions(
    room: Room, browser: Client, published: RecordingPublisher
) -> None:
    author = member(room)
    one, two = (Thread.objects.get(id=opened(room, author).id) for _ in range(2))
    head = RoomHead.objects.get(room=room).seq
    published.publications.clear()
    assert act(browser, "lock", one, two) == ["2 of 2 threads changed."]
    assert act(browser, "archive", one) == ["1 of 1 threads changed."]
    assert published.types == ["thread.updated"] * 3
    assert RoomHead.objects.get(room=room).seq == head + 3
    one.refresh_from_db()
    assert (one.locked, one.archived_at is None, one.last_seq) == (True, False, head + 3)
    assert act(browser, "reopen", one) == ["1 of 1 threads changed."]
    one.refresh_from_db()
    assert one.archived_at is None


def test_a_thread_is_found_by_state_and_changed_on_its_page(
    room: Room, browser: Client, published: RecordingPublisher
) -> None:
    thread = opened(room, member(room), title="Lost and found")
    post(room, thread=thread.id)
    for query, there in (("state=open", True), ("state=archived", False), ("q=found", True)):
        page = browser.get(f"{LIST}?{query}").content.decode()
        assert ("Lost and found" in page) is there
    published.publications.clear()
    answer = browser.post(f"{LIST}{thread.id}/change/", {"pinned": "on", "resolved": "on"})
    assert answer.status_code == 302, answer.context["errors"]
    [frame] = published.frames
    assert frame["data"]["thread"]["pinned"] is True
    assert frame["data"]["thread"]["resolved"] is True
    assert browser.get(f"{LIST}add/").status_code == 403


def test_threads_of_private_spaces_are_neither_listed_nor_found(
    room: Room, browser: Client, published: RecordingPublisher
) -> None:
    thread = opened(room, member(room), title="Between us")
    assert "Between us" in browser.get(LIST).content.decode()
    Space.objects.filter(id=room.space_id).update(visibility=Space.Visibility.PRIVATE)
    for query in ("", "?q=between"):
        assert str(thread.id) not in browser.get(f"{LIST}{query}").content.decode()
    assert browser.get(f"{LIST}{thread.id}/change/").status_code == 302


def test_a_merged_thread_cannot_be_changed(
    room: Room, browser: Client, published: RecordingPublisher
) -> None:
    moderator = member(room, role="moderator")
    one, two = opened(room, moderator), opened(room, moderator)
    merged(moderator, one, two)
    published.publications.clear()
    answer = browser.post(f"{LIST}{one.id}/change/", {"locked": "on"})
    assert answer.status_code == 200
    assert act(browser, "lock", Thread.objects.get(id=one.id)) == ["0 of 1 threads changed."]
    assert not published.publications
