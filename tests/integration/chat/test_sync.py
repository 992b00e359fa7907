"""Resuming: everything after the cursor once, in its present state, or an explicit reset."""

import random
from typing import Any
from uuid import UUID

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.chat.actions.deletions import delete_message
from community.chat.actions.edits import edit_message
from community.chat.actions.held import release_message
from community.chat.actions.reactions import ReactionWish, set_reactions
from community.chat.models import Room, RoomHead
from community.chat.room_source import ChatRoomSource
from community.chat.selectors.sync import snapshots
from community.people.models import Relation
from core.accounts.models import User
from core.kernel.ids import new_id
from core.kernel.rooms import Snapshot, SnapshotRequest
from tests.integration.chat.helpers import post
from tests.support.factories import RoomFactory, member, principal
from tests.support.gates import HoldAllGate, bound
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)


def sync(user: User, room: Room, since: int | None = None) -> Snapshot:
    [snapshot] = snapshots([SnapshotRequest(user=user.id, room=room.id, since=since)])
    assert snapshot is not None
    return snapshot


def items(snapshot: Snapshot) -> list[dict[str, Any]]:
    return [msgspec.json.decode(item) for item in snapshot.items]


def test_delta_holds_each_changed_thing_once_in_its_present_state(
    room: Room, published: RecordingPublisher
) -> None:
    author, reader = member(room), member(room)
    first = post(room, author, "one").message
    second = post(room, author, "two").message
    third = post(room, author, "three").message
    edit_message(principal=principal(author), message=first.id, content="one!")
    delete_message(principal=principal(author), message=second.id)
    set_reactions(
        [ReactionWish(principal=principal(reader), message=first.id, emoji="👍", added=True)]
    )
    snapshot = sync(reader, room, since=1)
    assert (snapshot.mode, snapshot.head, snapshot.more) == ("delta", 6, False)
    assert [(item["type"], item["seq"]) for item in items(snapshot)] == [
        ("message.updated", 3),
        ("message.deleted", 5),
        ("message.updated", 6),
    ]
    assert items(snapshot)[0]["data"]["message"]["id"] == str(third.id)
    assert items(snapshot)[2]["data"]["message"]["content"] == "one!"
    assert items(snapshot)[2]["data"]["message"]["reactions"] == [{"emoji": "👍", "count": 1}]


def test_without_cursor_the_latest_50_come_as_a_reset(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    for n in range(52):
        post(room, author, f"m{n}")
    snapshot = sync(author, room)
    assert snapshot.mode == "reset"
    assert [item["data"]["message"]["seq"] for item in items(snapshot)] == list(range(3, 53))


def test_a_long_delta_comes_in_parts_that_join_without_a_hole(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    for n in range(205):
        post(room, author, f"m{n}")
    seen, since = [], 0
    while True:
        snapshot = sync(author, room, since=since)
        seen += [item["seq"] for item in items(snapshot)]
        if not snapshot.more:
            break
        since = seen[-1]
    assert seen == list(range(1, 206))


@pytest.mark.parametrize("since", [0, 5, 3000])
def test_a_cursor_too_far_behind_purged_or_from_the_future_gets_a_reset(
    room: Room, published: RecordingPublisher, since: int | None
) -> None:
    author = member(room)
    post(room, author)
    RoomHead.objects.filter(room=room).update(seq=2000, floor_seq=10)
    assert sync(author, room, since=since).mode == "reset"


def test_held_messages_come_to_their_author_only(room: Room, published: RecordingPublisher) -> None:
    author, reader = member(room), member(room)
    with bound(HoldAllGate()):
        held = post(room, author, "waits").message
    assert [msgspec.json.decode(m)["id"] for m in sync(author, room).held] == [str(held.id)]
    assert sync(reader, room).held == []
    assert sync(reader, room).items == []
    release_message(message_id=held.id)
    assert sync(author, room).held == []
    assert len(sync(reader, room).items) == 1


def test_people_separated_by_a_block_do_not_see_each_others_messages_or_quotes(
    room: Room, published: RecordingPublisher
) -> None:
    author, blocked, reader = member(room), member(room), member(room)
    said = post(room, blocked, "hidden").message
    post(room, author, "answer", reply_to=said.id)
    Relation.objects.create(user=reader, other=blocked, kind="block")
    snapshot = sync(reader, room)
    assert [item["data"]["message"]["content"] for item in items(snapshot)] == ["answer"]
    assert b"hidden" not in bytes(snapshot.quotes)
    assert b"hidden" in bytes(sync(author, room).quotes)


def test_absent_and_hidden_rooms_both_answer_nothing(
    room: Room, published: RecordingPublisher
) -> None:
    reader = member(room)
    hidden = RoomFactory(space__visibility="private")
    requests = [
        SnapshotRequest(user=reader.id, room=hidden.id, since=None),
        SnapshotRequest(user=reader.id, room=new_id(), since=None),
    ]
    assert snapshots(requests) == [None, None]


def test_snapshots_of_many_readers_cost_the_queries_of_one(
    room: Room, published: RecordingPublisher
) -> None:
    readers = [member(room) for _ in range(20)]
    for _ in range(3):
        post(room, readers[0])
    requests = [SnapshotRequest(user=reader.id, room=room.id, since=1) for reader in readers]
    with CaptureQueriesContext(connection) as one:
        snapshots(requests[:1])
    with CaptureQueriesContext(connection) as many:
        snapshots(requests)
    assert len(one) == len(many) == 8


def test_viewers_cost_the_same_queries_for_one_as_for_many(
    room: Room, published: RecordingPublisher
) -> None:
    people = [member(room) for _ in range(10)]
    source = ChatRoomSource()
    with CaptureQueriesContext(connection) as one:
        source.viewers([people[0].id])
    with CaptureQueriesContext(connection) as many:
        viewers = source.viewers([person.id for person in people])
    assert len(one) == len(many) <= 8
    assert all(viewer.seats[room.id].can_write for viewer in viewers.values())


def test_changes_give_one_frame_for_every_position(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    ids = [post(room, author, f"m{n}").message.id for n in range(5)]
    edit_message(principal=principal(author), message=ids[1], content="again")
    frames = ChatRoomSource().changes(room.id, after=0, upto=6)
    assert [frame.seq for frame in frames] == [1, 2, 3, 4, 5, 6]
    types = [msgspec.json.decode(frame.frame)["type"] for frame in frames]
    assert types[1] == "room.skip"
    assert types[5] == "message.updated"


@pytest.mark.parametrize("seed", range(5))
def test_a_delta_from_any_cursor_converges_with_a_fresh_snapshot(
    room: Room, published: RecordingPublisher, seed: int
) -> None:
    chance = random.Random(seed)
    people = [member(room, role="moderator") for _ in range(3)]
    shadows: dict[int, dict[UUID, dict[str, Any]]] = {0: {}}
    posted: list[UUID] = []
    for _ in range(40):
        actor = principal(chance.choice(people))
        act = chance.random()
        if act < 0.5 or not posted:
            user = next(p for p in people if p.id == actor.user_id)
            posted.append(post(room, user, f"text {chance.random()}").message.id)
        elif act < 0.75:
            wish = ReactionWish(
                principal=actor,
                message=chance.choice(posted),
                emoji="🎉",
                added=chance.random() < 0.7,
            )
            set_reactions([wish])
        else:
            delete_message(principal=actor, message=posted.pop(chance.randrange(len(posted))))
        head = RoomHead.objects.get(room=room).seq
        shadows[head] = _state(items(sync(people[0], room, since=0)))
    final = shadows[max(shadows)]
    for cursor, state in shadows.items():
        delta = items(sync(people[0], room, since=cursor))
        assert {**state, **_state(delta)} == final


def _state(changes: list[dict[str, Any]]) -> dict[UUID, dict[str, Any]]:
    return {item["data"]["message"]["id"]: item["data"]["message"] for item in changes}
