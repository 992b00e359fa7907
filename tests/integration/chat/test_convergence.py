"""A snapshot and the events after it make the same state as a fresh snapshot.

Each scenario records what a reader would get and leaves it in `tests/traces/`; the web client's
tests then hold its reducers to the same sentence.
"""

import json
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from community.chat.actions.deletions import delete_message
from community.chat.actions.edits import edit_message
from community.chat.actions.held import reject_message, release_message
from community.chat.actions.polls import close_poll
from community.chat.actions.reactions import ReactionWish, set_reactions
from community.chat.actions.reads import ReadWish, move_pointers
from community.chat.actions.votes import VoteWish, set_votes
from community.chat.models import Room
from community.chat.polls import NewPoll
from community.chat.selectors.sync import snapshots
from community.people.payloads import author_payload
from core.accounts.models import User
from core.kernel.rooms import SnapshotRequest
from core.kernel.wire import encode, room_topic, user_topic
from tests.integration.chat.helpers import post
from tests.support.factories import member, principal
from tests.support.gates import HoldAllGate, bound
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)

TRACES = Path(__file__).resolve().parents[2] / "traces"


class Trace:
    """One reader's view: a snapshot before, the frames since, and a snapshot after."""

    def __init__(self, name: str, room: Room, reader: User, published: RecordingPublisher) -> None:
        self.name, self.room, self.reader, self.published = name, room, reader, published
        published.publications.clear()
        self.before = self.snapshot()

    def snapshot(self, since: int | None = None) -> dict[str, Any]:
        [answer] = snapshots([SnapshotRequest(user=self.reader.id, room=self.room.id, since=since)])
        shown: dict[str, Any] = json.loads(encode(answer))
        return shown

    @property
    def frames(self) -> list[dict[str, Any]]:
        """What the reader's socket gets, in order."""
        topics = {room_topic(self.room.id), user_topic(self.reader.id)}
        return [
            json.loads(publication.frame)
            for publication in self.published.publications
            if publication.topic in topics
        ]

    def save(self) -> dict[str, Any]:
        """Write the trace; returns the snapshot afterwards."""
        after = self.snapshot()
        TRACES.mkdir(exist_ok=True)
        trace = {
            "me": json.loads(msgspec.json.encode(author_payload(self.reader))),
            "room": str(self.room.id),
            "before": self.before,
            "frames": self.frames,
            "after": after,
        }
        (TRACES / f"{self.name}.json").write_text(json.dumps(trace, ensure_ascii=False, indent=1))
        return after


def items(snapshot: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Messages and threads of a snapshot by id."""
    things = (thing(item) for item in snapshot["items"])
    return {one["id"]: one for one in things if one}


def thing(frame: dict[str, Any]) -> dict[str, Any] | None:
    """The message or thread that a frame or item brings."""
    data = frame["data"]
    brought: dict[str, Any] | None = data.get("message") or data.get("thread")
    return brought


def grown(trace: Trace) -> dict[str, dict[str, Any]]:
    """The smallest reader there is: a snapshot and its frames, by the rules of the protocol."""
    state, cursor = items(trace.before), trace.before["head"]
    for frame in trace.frames:
        if "seq" not in frame:
            continue
        assert frame["seq"] == cursor + 1, "positions are contiguous"
        cursor = frame["seq"]
        if brought := thing(frame):
            state[brought["id"]] = brought
    return state


def converges(trace: Trace) -> None:
    """The grown state is the fresh one, and a delta from the first head leads there too."""
    after = trace.save()
    assert grown(trace) == items(after)
    delta = trace.snapshot(since=trace.before["head"])
    patched = items(trace.before)
    for item in delta["items"]:
        if brought := thing(item):
            patched[brought["id"]] = brought
    assert patched == items(after)
    assert delta["head"] == after["head"]


def test_posts_edits_and_deletions_converge(room: Room, published: RecordingPublisher) -> None:
    reader, author = member(room), member(room)
    kept = post(room, author, "kept").message
    gone = post(room, author, "gone").message
    trace = Trace("posts-edits-deletions", room, reader, published)
    answered = post(room, author, "a new one", reply_to=kept.id).message
    edit_message(principal=principal(author), message=kept.id, content="kept, **edited**")
    delete_message(principal=principal(author), message=gone.id)
    post(room, reader, "mine")
    edit_message(principal=principal(author), message=answered.id, content="edited too")
    converges(trace)


def test_reactions_converge(room: Room, published: RecordingPublisher) -> None:
    reader, author = member(room), member(room)
    message = post(room, author, "vote here").message.id
    trace = Trace("reactions", room, reader, published)
    for emoji in ("👍", "🎉"):
        set_reactions(
            [
                ReactionWish(principal=principal(who), message=message, emoji=emoji, added=True)
                for who in (reader, author)
            ]
        )
    set_reactions(
        [ReactionWish(principal=principal(reader), message=message, emoji="👍", added=False)]
    )
    converges(trace)


def test_held_released_and_rejected_messages_converge(
    room: Room, published: RecordingPublisher
) -> None:
    reader, author = member(room), member(room)
    trace = Trace("held", room, reader, published)
    with bound(HoldAllGate()):
        mine = post(room, reader, "mine waits").message
        theirs = post(room, author, "theirs waits").message
        rejected = post(room, reader, "mine is refused").message
        still = post(room, reader, "mine still waits").message
    release_message(message_id=theirs.id)
    release_message(message_id=mine.id)
    reject_message(message_id=rejected.id, category="harassment")
    converges(trace)
    assert [one["id"] for one in trace.snapshot()["held"]] == [str(still.id)]


def test_reading_here_and_elsewhere_converges(room: Room, published: RecordingPublisher) -> None:
    reader, author = member(room), member(room)
    trace = Trace("reads", room, reader, published)
    for n in range(5):
        post(room, author, f"message {n}")
    move_pointers([ReadWish(user=reader.id, room=room.id, seq=3)])
    post(room, author, "one more")
    move_pointers([ReadWish(user=reader.id, room=room.id, seq=2, rewind=True)])
    post(room, author, "and another")
    converges(trace)
    assert trace.snapshot()["unread"] == 6


@pytest.mark.parametrize("seed", range(3))
def test_anything_in_any_order_converges(
    room: Room, published: RecordingPublisher, seed: int
) -> None:
    chance = random.Random(seed)
    people = [member(room, role="moderator") for _ in range(3)]
    mine: dict[Any, list[Any]] = {person.id: [] for person in people}
    for person in people:
        mine[person.id].append(post(room, person, f"{person} was here").message.id)
    trace = Trace(f"random-{seed}", room, people[0], published)
    for step in range(30):
        person = chance.choice(people)
        own = mine[person.id]
        act = chance.choice(["post", "post", "edit", "react", "react", "delete", "read"])
        target = chance.choice([m for ids in mine.values() for m in ids] or [None])
        if act == "post" or target is None or (act in ("edit", "delete") and not own):
            own.append(post(room, person, f"step {step}").message.id)
        elif act == "edit":
            message = chance.choice(own)
            edit_message(principal=principal(person), message=message, content=f"edit {step}")
        elif act == "delete":
            message = own.pop(chance.randrange(len(own)))
            delete_message(principal=principal(person), message=message)
        elif act == "react":
            added = chance.random() < 0.7
            wish = ReactionWish(
                principal=principal(person), message=target, emoji="🌰", added=added
            )
            set_reactions([wish])
        else:
            move_pointers([ReadWish(user=person.id, room=room.id, seq=chance.randrange(20))])
    converges(trace)


def test_polls_converge(room: Room, published: RecordingPublisher) -> None:
    reader, author, moderator = member(room), member(room), member(room, role="moderator")
    first = post(room, author, "Where to?", poll=NewPoll(options=("North", "South"))).message.id
    trace = Trace("polls", room, reader, published)
    several = NewPoll(options=("Tea", "Milk", "Water"), multiple=True)
    second = post(room, reader, "What to drink?", poll=several).message.id
    for who, message, options in (
        (reader, first, (0,)),
        (author, first, (0,)),
        (reader, first, (1,)),
        (author, second, (0, 2)),
        (moderator, second, (2,)),
        (author, second, ()),
    ):
        set_votes([VoteWish(principal=principal(who), message=message, options=options)])
    close_poll(principal=principal(moderator), message=first)
    converges(trace)
    shown = items(trace.snapshot())[str(first)]["poll"]
    assert [one["votes"] for one in shown["options"]] == [1, 1]
