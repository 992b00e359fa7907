"""Why a badge shows its number. That it is always the badge's own number, the property test of
threads' reading shows.
"""

from typing import Any
from uuid import UUID

import pytest

from community.chat.actions.deletions import delete_message
from community.chat.actions.reads import ReadWish, move_pointers
from community.chat.actions.threads import create_thread, follow_thread
from community.chat.models import Room
from community.people.models import Relation
from core.accounts.models import User
from tests.integration.chat.helpers import post
from tests.support.factories import RoomFactory, member, principal
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db


def read(user: User, room: Room, seq: int, *, rewind: bool = False) -> None:
    move_pointers([ReadWish(user=user.id, room=room.id, seq=seq, rewind=rewind)])


def badge(user: User, path: str) -> Any:
    return client(user).get(f"{API}/{path}").json()


def opened(room: Room, user: User, title: str = "A matter") -> UUID:
    return create_thread(principal=principal(user), room=room.id, title=title).thread.id


def test_a_room_names_pointer_count_and_the_first_three_that_count(
    room: Room, published: RecordingPublisher
) -> None:
    reader, author = member(room), member(room)
    messages = [post(room, author, f"number {n}").message for n in range(6)]
    post(room, reader, "mine")
    read(reader, room, 1)
    delete_message(principal=principal(author), message=messages[1].id)
    found = badge(reader, f"rooms/{room.id}/badge")
    assert (found["unread"], found["read_seq"], found["marked"]) == (4, 1, False)
    assert [one["excerpt"] for one in found["first"]] == ["number 2", "number 3", "number 4"]
    assert found["first"][0]["id"] == str(messages[2].id)
    assert found["first"][0]["author"]["id"] == str(author.id)
    assert found["first"][0]["published_at"]


def test_a_mark_by_hand_is_told_and_from_where_it_holds(
    room: Room, published: RecordingPublisher
) -> None:
    reader = member(room)
    for _ in range(3):
        post(room)
    read(reader, room, 3)
    read(reader, room, 2, rewind=True)
    found = badge(reader, f"rooms/{room.id}/badge")
    assert (found["unread"], found["marked"], found["held_at_seq"]) == (2, True, 3)


def test_a_thread_counts_for_followers_and_says_so_to_others(
    room: Room, published: RecordingPublisher
) -> None:
    asker, passer, author = member(room), member(room), member(room)
    thread = opened(room, asker)
    post(room, author, "an answer", thread=thread)
    mine, theirs = (badge(user, f"threads/{thread}/badge") for user in (asker, passer))
    assert (mine["unread"], mine["following"], mine["thread"]) == (1, True, str(thread))
    assert (theirs["unread"], theirs["following"], theirs["first"]) == (0, False, [])


def test_all_threads_together_are_the_sum_of_readable_ones_and_name_the_latest_three(
    room: Room, published: RecordingPublisher, django_assert_num_queries: Any
) -> None:
    reader, author, blocked = member(room), member(room), member(room)
    secret = RoomFactory(space=room.space, read_level="moderator")
    threads = [opened(room, author, f"Matter {n}") for n in range(5)]
    hidden = opened(secret, member(secret, role="owner"))
    theirs = opened(room, blocked)
    for thread in (*threads, theirs):
        follow_thread(principal=principal(reader), thread=thread)
    for thread in (*threads[:4], threads[0], theirs):
        post(room, author, "news", thread=thread)
    Relation.objects.create(user=blocked, other=reader, kind="block")
    api = client(reader)
    with django_assert_num_queries(13):
        found = api.get(f"{API}/me/threads/badge").json()
    assert (found["unread"], found["thread_count"]) == (5, 4)
    assert [(one["title"], one["badge"]["unread"]) for one in found["threads"]] == [
        ("Matter 0", 2),
        ("Matter 3", 1),
        ("Matter 2", 1),
    ]
    assert str(hidden) not in str(found)


def test_counts_stop_at_99(room: Room, published: RecordingPublisher) -> None:
    reader, author = member(room), member(room)
    for _ in range(101):
        post(room, author)
    assert badge(reader, f"rooms/{room.id}/badge")["unread"] == 99
