"""Threads, pins and moves: a snapshot and the events after it make the same state as a fresh one.

A fresh snapshot holds the room's timeline and its threads; what only a thread shows, a reader has
from events or from the thread's own pages, so that the comparison leaves it out on both sides.
"""

import random
from contextlib import suppress
from typing import Any

import pytest

from community.chat.actions.deletions import delete_message
from community.chat.actions.messages import post_message
from community.chat.actions.moves import merge_threads, move_messages
from community.chat.actions.pins import pin_message
from community.chat.actions.resources import set_resources
from community.chat.actions.threads import create_thread, update_thread
from community.chat.actions.undo import undo_move
from community.chat.models import Message, Room, Thread
from core.kernel.errors import CaryaError
from core.kernel.ids import new_id
from tests.integration.chat.helpers import post
from tests.integration.chat.test_convergence import Trace, grown, items, thing
from tests.support.factories import RoomFactory, member, principal
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)


def shown(state: dict[str, Any]) -> dict[str, Any]:
    """Of a state what a fresh snapshot holds: threads, and messages of the timeline."""
    return {id: one for id, one in state.items() if "title" in one or _in_room(one)}


def _in_room(message: dict[str, Any]) -> bool:
    if message["kind"] == "deleted":
        return message["thread"] is None
    return message["thread"] is None or bool(message["also_in_room"])


def converges(trace: Trace) -> None:
    after = trace.save()
    assert shown(grown(trace)) == shown(items(after))
    delta = trace.snapshot(since=trace.before["head"])
    patched = items(trace.before)
    for item in delta["items"]:
        if brought := thing(item):
            patched[brought["id"]] = brought
    assert shown(patched) == shown(items(after))
    assert delta["head"] == after["head"]


def test_threads_converge(room: Room, published: RecordingPublisher) -> None:
    reader, asker, moderator = member(room), member(room), member(room, role="moderator")
    parent = post(room, asker, "a question").message
    trace = Trace("threads", room, reader, published)
    thread = create_thread(principal=principal(asker), room=room.id, parent=parent.id).thread
    answer = post(room, moderator, "an answer", thread=thread.id).message
    post(room, asker, "for all to see", thread=thread.id, also_in_room=True)
    gone = post(room, reader, "never mind", thread=thread.id).message
    delete_message(principal=principal(reader), message=gone.id)
    update_thread(
        principal=principal(asker), thread=thread.id, changes={"answer": answer.id, "title": "How"}
    )
    update_thread(principal=principal(moderator), thread=thread.id, changes={"locked": True})
    create_thread(principal=principal(asker), room=room.id, title="On its own")
    converges(trace)


def test_a_help_room_converges(published: RecordingPublisher) -> None:
    room = RoomFactory(kind="help", auto_thread=True)
    reader = member(room)
    post(room, reader, "an old question")
    trace = Trace("help-room", room, reader, published)
    question = post(room, content="a question").message
    thread = Thread.objects.get(parent=question.id)
    answer = post(room, reader, "an answer", thread=thread.id).message
    update_thread(
        principal=principal(thread.creator), thread=thread.id, changes={"answer": answer.id}
    )
    converges(trace)


def test_pins_converge(room: Room, published: RecordingPublisher) -> None:
    reader, moderator = member(room), member(room, role="moderator")
    first, second = post(room, reader).message, post(room, reader).message
    trace = Trace("pins", room, reader, published)
    for message in (first, second):
        pin_message(principal=principal(moderator), message=message.id, pinned=True)
    pin_message(principal=principal(moderator), message=first.id, pinned=False)
    set_resources(
        principal=principal(moderator),
        room=room.id,
        resources=[{"title": "Rules", "url": "https://example.org"}],
    )
    delete_message(principal=principal(moderator), message=second.id)
    converges(trace)


def test_moves_converge_in_the_room_they_leave_and_in_the_one_they_reach(
    room: Room, published: RecordingPublisher
) -> None:
    reader, moderator = member(room), member(room, role="moderator")
    other = RoomFactory(space=room.space)
    messages = [post(room, content=f"message {n}").message.id for n in range(6)]
    from_here = Trace("moves-from", room, reader, published)
    to_there = Trace("moves-to", other, reader, published)
    who = principal(moderator)
    split = move_messages(principal=who, messages=messages[:3], title="Split off")
    assert split.thread is not None
    thread = create_thread(principal=who, room=room.id, title="Another").thread
    post(room, reader, "inside", thread=thread.id)
    merge_threads(principal=who, thread=split.thread.id, into=thread.id)
    move_messages(principal=who, messages=messages[3:5], room=other.id)
    back = move_messages(principal=who, messages=messages[5:], room=other.id)
    undo_move(principal=who, move=back.id)
    undo_move(principal=who, move=split.id)
    converges(from_here)
    converges(to_there)


@pytest.mark.parametrize("seed", range(3))
def test_anything_about_threads_in_any_order_converges(
    room: Room, published: RecordingPublisher, seed: int
) -> None:
    chance = random.Random(seed)
    room.auto_thread = seed == 2
    room.save()
    people = [member(room, role="moderator") for _ in range(3)]
    post(room, people[0], "the first")
    trace = Trace(f"threads-random-{seed}", room, people[0], published)
    moves: list[Any] = []
    for step in range(40):
        who = principal(chance.choice(people))
        with suppress(CaryaError):
            _act(chance, who, room, moves, step)
    converges(trace)


def _act(chance: random.Random, who: Any, room: Any, moves: list[Any], step: int) -> None:
    messages = list(Message.objects.filter(room=room, deleted_at=None).order_by("id"))
    threads = list(Thread.objects.filter(room=room, merged_into=None).order_by("id"))
    message = chance.choice(messages).id if messages else None
    thread = chance.choice(threads).id if threads else None
    act = chance.choice(["post", "post", "reply", "reply", "open", "update", "delete", *MOVING])
    if act == "post" or message is None:
        _post(who, room, step)
    elif act == "open":
        parent = chance.choice([message, None])
        create_thread(principal=who, room=room.id, parent=parent, title="" if parent else "New")
    elif act == "delete":
        delete_message(principal=who, message=message)
    elif act == "pin":
        pin_message(principal=who, message=message, pinned=chance.random() < 0.7)
    elif act == "split":
        moves.append(move_messages(principal=who, messages=[message], title=f"Split {step}").id)
    elif act == "undo" and moves:
        undo_move(principal=who, move=moves.pop(chance.randrange(len(moves))))
    elif thread is not None:
        _act_in_thread(chance, act, who, room, step, message, thread, threads[0].id, moves)


MOVING = ["pin", "split", "move", "merge", "undo"]


def _post(who: Any, room: Any, step: int, **fields: Any) -> None:
    post_message(principal=who, room=room.id, content=f"step {step}", nonce=new_id(), **fields)


def _act_in_thread(
    chance: random.Random,
    act: str,
    who: Any,
    room: Any,
    step: int,
    message: Any,
    thread: Any,
    other: Any,
    moves: list[Any],
) -> None:
    if act == "reply":
        _post(who, room, step, thread=thread, also_in_room=chance.random() < 0.2)
    elif act == "update":
        field = chance.choice(["locked", "pinned", "resolved", "archived"])
        changes: Any = {field: chance.random() < 0.5}
        update_thread(principal=who, thread=thread, changes=changes)
    elif act == "move":
        moves.append(move_messages(principal=who, messages=[message], thread=thread).id)
    elif act == "merge":
        moves.append(merge_threads(principal=who, thread=thread, into=other).id)
