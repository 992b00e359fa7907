"""Unread in threads: for those who follow, from where they began to, always a recount."""

import uuid
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from community.chat.actions.deletions import delete_message
from community.chat.actions.edits import edit_message
from community.chat.actions.held import release_message
from community.chat.actions.hiding import hide_message
from community.chat.actions.messages import post_message
from community.chat.actions.moves import merge_threads, move_messages
from community.chat.actions.reads import ReadWish, move_pointers
from community.chat.actions.threads import (
    create_thread,
    follow_thread,
    unfollow_thread,
    update_thread,
)
from community.chat.actions.undo import undo_move
from community.chat.models import Message, ReadPointer, Room, Thread, ThreadFollow
from community.chat.selectors.badges import badge_of_room, badge_of_thread, badge_of_threads
from community.chat.selectors.reads import readings
from community.chat.selectors.thread_reads import thread_readings
from community.chat.thread_payloads import ThreadPayload
from community.people.models import Relation
from core.accounts.models import User
from core.kernel.errors import CaryaError
from core.kernel.ids import new_id
from realtime.counted import CountedMessages
from tests.integration.chat.helpers import post
from tests.support.factories import RoomFactory, member, principal
from tests.support.gates import MarkedGate, bound
from tests.support.publications import RecordingPublisher, recorded
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)


def opened(room: Room, user: User) -> ThreadPayload:
    return create_thread(principal=principal(user), room=room.id, title="A matter").thread


def read(user: User, room: Room, thread: UUID, seq: int, *, rewind: bool = False) -> int:
    wish = ReadWish(user=user.id, room=room.id, thread=thread, seq=seq, rewind=rewind)
    [left] = move_pointers([wish])
    assert isinstance(left, int)
    return left


def unreadable(user: User, room: Room, thread: UUID) -> CaryaError:
    """The refusal of an attempt to read it."""
    [error] = move_pointers([ReadWish(user=user.id, room=room.id, thread=thread, seq=1)])
    assert isinstance(error, CaryaError)
    return error


def unread(user: User, thread: ThreadPayload) -> int:
    return thread_readings([(user.id, thread.id)])[(user.id, thread.id)].unread


def test_unread_counts_for_followers_what_others_wrote_since_they_followed(
    room: Room, published: RecordingPublisher
) -> None:
    asker, helper, passer = member(room), member(room), member(room)
    thread = opened(room, asker)
    for n in range(2):
        post(room, helper, f"{n}", thread=thread.id)
    assert (unread(asker, thread), unread(helper, thread), unread(passer, thread)) == (2, 0, 0)
    follow_thread(principal=principal(passer), thread=thread.id)
    assert unread(passer, thread) == 0
    post(room, asker, thread=thread.id)
    assert (unread(helper, thread), unread(passer, thread)) == (1, 1)
    unfollow_thread(principal=principal(passer), thread=thread.id)
    assert unread(passer, thread) == 0


def test_reading_a_thread_leaves_the_room_and_other_threads_alone(
    room: Room, published: RecordingPublisher
) -> None:
    reader, author = member(room), member(room)
    thread = opened(room, reader)
    post(room, author)
    seq = post(room, author, thread=thread.id).message.seq
    assert seq is not None
    published.publications.clear()
    assert read(reader, room, thread.id, seq) == 0
    assert published.frames[0]["data"] == {
        "room": str(room.id),
        "thread": str(thread.id),
        "seq": seq,
        "unread": 0,
    }
    assert readings([(reader.id, room.id)])[(reader.id, room.id)].unread == 1
    assert read(reader, room, thread.id, 1) == 0
    assert read(reader, room, thread.id, seq, rewind=True) == 1
    assert read(reader, room, thread.id, seq) == 1


def test_a_message_shown_in_the_room_too_counts_once_there_and_once_in_its_thread(
    room: Room, published: RecordingPublisher
) -> None:
    reader, author = member(room), member(room)
    thread = opened(room, reader)
    post(room, author, thread=thread.id, also_in_room=True)
    post(room, author, thread=thread.id)
    assert readings([(reader.id, room.id)])[(reader.id, room.id)].unread == 1
    assert unread(reader, thread) == 2


def test_reading_foreign_hidden_and_absent_threads_answers_alike_and_stores_nothing(
    room: Room, published: RecordingPublisher
) -> None:
    reader, blocked = member(room), member(room)
    other = RoomFactory(space=room.space)
    theirs, elsewhere = opened(room, blocked), opened(other, member(other))
    Relation.objects.create(user=blocked, other=reader, kind="block")
    before = ReadPointer.objects.count()
    answers = {unreadable(reader, room, id).message for id in (theirs.id, elsewhere.id, new_id())}
    assert len(answers) == 1
    assert unreadable(reader, room, new_id()).code == "thread.not_found"
    assert ReadPointer.objects.count() == before


def test_the_inbox_holds_followed_threads_of_readable_rooms_the_latest_first(
    room: Room, published: RecordingPublisher
) -> None:
    reader, author = member(room), member(room)
    secret = RoomFactory(space=room.space, read_level="moderator")
    quiet, lively = opened(room, reader), opened(room, author)
    follow_thread(principal=principal(reader), thread=lively.id)
    hidden = Thread.objects.create(room=secret, creator=author, title="Hidden")
    ThreadFollow.objects.create(user=reader, thread=hidden)
    post(room, author, "news", thread=lively.id)
    answer = client(reader).get(f"{API}/me/threads").json()
    assert [(one["id"], one["unread"]) for one in answer["results"]] == [
        (str(lively.id), 1),
        (str(quiet.id), 0),
    ]
    only = client(reader).get(f"{API}/me/threads", {"unread": "true"}).json()["results"]
    assert [one["id"] for one in only] == [str(lively.id)]


def test_lists_of_threads_cost_the_same_queries_whatever_their_length(
    room: Room, published: RecordingPublisher
) -> None:
    reader, author = member(room), member(room)

    def queries(path: str) -> int:
        api = client(reader)
        with CaptureQueriesContext(connection) as seen:
            assert api.get(path).status_code == 200
        return len(seen)

    def grow() -> None:
        parent = post(room, author, "a question").message
        thread = create_thread(principal=principal(reader), room=room.id, parent=parent.id).thread
        post(room, author, thread=thread.id)

    grow()
    paths = {"rooms": f"{API}/rooms/{room.id}/threads", "me": f"{API}/me/threads"}
    first = {name: queries(path) for name, path in paths.items()}
    for _ in range(5):
        grow()
    assert {name: queries(path) for name, path in paths.items()} == first
    assert first == {"rooms": 8, "me": 9}


def test_pages_of_threads_join_without_gap_or_overlap(
    room: Room, published: RecordingPublisher
) -> None:
    reader, moderator = member(room), member(room, role="moderator")
    threads = [opened(room, reader) for _ in range(5)]
    update_thread(principal=principal(moderator), thread=threads[1].id, changes={"pinned": True})
    wanted = [threads[n].id for n in (1, 4, 3, 2, 0)]
    found: list[str] = []
    path = f"{API}/rooms/{room.id}/threads?limit=2"
    while path:
        page = client(reader).get(path).json()
        found += [one["id"] for one in page["results"]]
        path = page["next"]
    assert found == [str(id) for id in wanted]


@pytest.mark.parametrize(
    ("query", "field"),
    [({"filter": "best"}, "filter"), ({"cursor": "xx"}, "cursor"), ({"limit": "0"}, "limit")],
)
def test_bad_queries_are_refused_and_named(
    room: Room, published: RecordingPublisher, query: dict[str, str], field: str
) -> None:
    answer = client(member(room)).get(f"{API}/rooms/{room.id}/threads", query)
    assert (answer.status_code, answer.json()["field"]) == (422, field)


WRITING = ("post", "reply", "reply", "aside", "hold", "release", "delete", "hide", "edit", "open")
READING = ("follow", "unfollow", "read", "unread", "read_thread", "rewind")
MOVING = ("split", "move", "cross", "merge", "undo")
ACTS = (*WRITING, *READING, *MOVING)
steps = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 99), st.integers(0, 99), st.integers(0, 2)),
    min_size=5,
    max_size=30,
)


class Scene:
    """A room, another one of its space, and three moderators who do anything."""

    def __init__(self) -> None:
        self.room = RoomFactory()
        self.other = RoomFactory(space=self.room.space)
        self.people = [member(self.room, role="moderator") for _ in range(3)]
        self.moves: list[uuid.UUID] = []

    def act(self, kind: str, first: int, second: int, person: int) -> None:
        user = self.people[person]
        who = principal(user)
        messages = list(Message.objects.filter(room=self.room, deleted_at=None).order_by("id"))
        threads = list(Thread.objects.filter(room=self.room, merged_into=None).order_by("id"))
        message = messages[first % len(messages)] if messages else None
        thread = threads[second % len(threads)].id if threads else None
        if kind in ("post", "hold"):
            self._post(who, "[hold]" if kind == "hold" else "hello", thread if first % 2 else None)
        elif kind == "open":
            create_thread(principal=who, room=self.room.id, title=f"Matter {first}")
        elif kind == "undo" and self.moves:
            undo_move(principal=who, move=self.moves[first % len(self.moves)])
        elif kind in ("read", "unread"):
            rewind = kind == "unread"
            move_pointers([ReadWish(user=user.id, room=self.room.id, seq=first, rewind=rewind)])
        elif message is not None and thread is not None:
            self._act_on(kind, who, message, thread, threads[0].id, first)

    def _post(self, who: Any, text: str, thread: Any, **fields: Any) -> None:
        post_message(
            principal=who,
            room=self.room.id,
            content=text,
            nonce=new_id(),
            thread=thread,
            **fields,
        )

    def _act_on(
        self, kind: str, who: Any, message: Message, thread: Any, oldest: Any, seq: int
    ) -> None:
        if kind in ("reply", "aside"):
            self._post(who, "hello", thread, also_in_room=kind == "aside")
        elif kind == "release":
            release_message(message_id=message.id)
        elif kind == "delete":
            delete_message(principal=who, message=message.id)
        elif kind == "hide":
            hide_message(message_id=message.id)
        elif kind == "edit":
            edit_message(principal=who, message=message.id, content=f"edited {seq}")
        elif kind == "follow":
            follow_thread(principal=who, thread=thread)
        elif kind == "unfollow":
            unfollow_thread(principal=who, thread=thread)
        elif kind in ("read_thread", "rewind"):
            wish = ReadWish(
                user=who.user_id,
                room=self.room.id,
                thread=thread,
                seq=seq,
                rewind=kind == "rewind",
            )
            move_pointers([wish])
        elif kind == "merge":
            self.moves.append(merge_threads(principal=who, thread=thread, into=oldest).id)
        else:
            there: dict[str, Any] = {"split": {"title": "Split"}, "move": {"thread": thread}}.get(
                kind, {"room": self.other.id}
            )
            moved = move_messages(principal=who, messages=[message.id], **there)
            self.moves.append(moved.id)


def recounted_room(user: Any, room: Room, read_seq: int) -> int:
    """The badge by the words of the protocol, without a word of SQL."""
    return len(
        [
            one
            for one in Message.objects.filter(room=room, seq__gt=read_seq)
            if (one.thread_id is None or one.also_in_room)
            and one.state == "published"
            and one.deleted_at is None
            and one.author_id != user.id
        ]
    )


def recounted_thread(user: Any, thread: Thread, read_seq: int) -> int:
    if not ThreadFollow.objects.filter(user=user, thread=thread, following=True).exists():
        return 0
    return len(
        [
            one
            for one in Message.objects.filter(thread=thread, seq__gt=read_seq)
            if one.state == "published" and one.deleted_at is None and one.author_id != user.id
        ]
    )


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(plan=steps)
def test_badges_equal_a_recount_after_any_sequence_of_actions(
    plan: list[tuple[str, int, int, int]],
) -> None:
    """In the database, in the memory that counts along with what is announced, per thread, and in
    what is said of each badge.
    """
    with recorded() as published, bound(MarkedGate()):
        scene = Scene()
        for step in plan:
            try:
                scene.act(*step)
            except CaryaError:
                continue
        along = CountedMessages()
        topic = f"room.{scene.room.id}"
        for one in published.publications:
            if one.topic == topic and one.counted is not None:
                along.apply(one.counted)
    for user in scene.people:
        reading = readings([(user.id, scene.room.id)])[(user.id, scene.room.id)]
        wanted = recounted_room(user, scene.room, reading.read_seq)
        assert reading.unread == wanted
        memory = along.unread(after=reading.read_seq, user=user.id, separated=frozenset())
        assert memory == wanted
        assert badge_of_room(user.id, scene.room.id).unread == wanted
        together = 0
        for thread in Thread.objects.filter(merged_into=None):
            found = thread_readings([(user.id, thread.id)])[(user.id, thread.id)]
            assert found.unread == recounted_thread(user, thread, found.read_seq)
            badge = badge_of_thread(user.id, thread=thread.id, room=thread.room_id)
            assert (badge.unread, badge.read_seq) == (found.unread, found.read_seq)
            together += found.unread
        assert badge_of_threads(user.id).unread == together
    for thread in Thread.objects.all():
        inside = Message.objects.filter(thread=thread, state="published", deleted_at=None)
        assert thread.message_count == inside.count()
        last = inside.order_by("-seq").first()
        assert thread.last_author_id == (last.author_id if last else None)
