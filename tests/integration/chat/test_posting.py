"""Posting: idempotent, ordered, gated, all or nothing."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from community.chat import inserts
from community.chat.actions import messages as messages_module
from community.chat.actions.admission import admit
from community.chat.actions.messages import commit, post_message
from community.chat.inserts import MessageRow
from community.chat.models import Message, Room, RoomHead
from community.chat.stages import Posted
from core.accounts.models import User
from core.kernel.errors import CaryaError
from core.kernel.ids import new_id
from tests.integration.chat.helpers import (
    committed,
    draft,
    nothing_happened,
    post,
    refused,
    reviewed,
)
from tests.support.factories import MembershipFactory, RoomFactory, UserFactory, member, principal
from tests.support.gates import HoldAllGate, RejectAllGate, bound
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)


def test_post_message_takes_the_next_position_and_publishes_one_frame(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    first, second = post(room, author, "one"), post(room, author, "two")
    assert [first.message.seq, second.message.seq] == [1, 2]
    assert [frame["seq"] for frame in published.frames] == [1, 2]
    assert published.types == ["message.created"] * 2
    assert published.frames[0]["data"]["message"]["content"] == "one"
    assert RoomHead.objects.get(room=room).seq == 2


def test_post_message_again_with_the_same_nonce_returns_the_first_result(
    room: Room, published: RecordingPublisher
) -> None:
    author, nonce = member(room), new_id()
    first = post(room, author, "once", nonce)
    again = post(room, author, "once", nonce)
    assert again.duplicate and again.message == first.message
    assert Message.objects.count() == 1
    assert len(published.publications) == 1


def test_post_message_with_a_used_nonce_and_other_text_is_a_conflict(
    room: Room, published: RecordingPublisher
) -> None:
    author, nonce = member(room), new_id()
    post(room, author, "once", nonce)
    refused("nonce.conflict", post, room, author, "twice", nonce)
    assert Message.objects.get().content == "once"


def test_post_message_of_another_author_may_use_the_same_nonce(
    room: Room, published: RecordingPublisher
) -> None:
    nonce = new_id()
    post(room, member(room), "mine", nonce)
    post(room, member(room), "mine", nonce)
    assert Message.objects.count() == 2


def test_commit_of_one_batch_with_the_same_nonce_twice_stores_one(
    room: Room, published: RecordingPublisher
) -> None:
    author, nonce = member(room), new_id()
    batch = [reviewed(room, author, "x", nonce), reviewed(room, author, "x", nonce)]
    first, second = commit(batch)
    assert not committed(first).duplicate and committed(second).duplicate
    assert Message.objects.count() == 1 and len(published.publications) == 1


def test_commit_with_one_bad_row_keeps_its_neighbours_and_wastes_no_number(
    room: Room, published: RecordingPublisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    author = member(room)
    batch = [reviewed(room, author, text) for text in ("good", "bad", "fine")]
    insert = inserts.insert_messages

    def picky(rows: Sequence[MessageRow]) -> None:
        if len(rows) > 1 and any(row.content == "bad" for row in rows):
            raise IntegrityError("forced")
        insert(rows)

    monkeypatch.setattr(messages_module, "insert_messages", picky)
    results = commit(batch)
    assert [committed(result).message.seq for result in results] == [1, 2, 3]
    assert list(Message.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2, 3]


def test_rolled_back_post_publishes_nothing(room: Room, published: RecordingPublisher) -> None:
    def post_and_fail() -> None:
        with transaction.atomic():
            post(room)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        post_and_fail()
    nothing_happened(published)


def test_post_message_blocked_by_gate_leaves_no_row_and_frees_the_nonce(
    room: Room, published: RecordingPublisher
) -> None:
    author, nonce = member(room), new_id()
    with bound(RejectAllGate()):
        error = refused("gate.rejected", post, room, author, "no", nonce)
    assert error.details["category"] and error.field == "content"
    nothing_happened(published)
    assert post(room, author, "other text", nonce).message.seq == 1


def test_post_message_held_by_gate_is_seen_by_its_author_only_and_takes_no_position(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    with bound(HoldAllGate()):
        held = post(room, author, "wait")
    assert held.message.state == "held"
    assert held.message.seq is None and held.message.published_at is None
    assert published.types == ["message.held"]
    assert published.publications[0].topic == f"user.{author.id}"
    assert RoomHead.objects.get(room=room).seq == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "message.empty"),
        (" \n\t ", "message.empty"),
        ("\u200b\u200d\ufeff\u2060", "message.empty"),
        ("\u3164", "message.empty"),
        ("x" * 4001, "message.too_long"),
        ("nul\x00byte", "input.invalid"),
    ],
)
def test_post_message_with_unfit_content_is_refused(
    room: Room, published: RecordingPublisher, content: str, code: str
) -> None:
    error = refused(code, post, room, None, content)
    assert error.field == "content"
    nothing_happened(published)


def test_post_message_of_4000_characters_is_stored(
    room: Room, published: RecordingPublisher
) -> None:
    assert len(post(room, None, "é" * 4000).message.content) == 4000


def test_post_message_to_an_absent_room_and_to_a_hidden_one_answer_alike(
    room: Room, published: RecordingPublisher
) -> None:
    hidden = RoomFactory(space__visibility="private")
    stranger = member(room)
    absent_error = refused("room.not_found", _post_to, new_id(), stranger)
    hidden_error = refused("room.not_found", _post_to, hidden.id, stranger)
    assert (absent_error.message, absent_error.details) == (
        hidden_error.message,
        hidden_error.details,
    )
    nothing_happened(published)


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("stranger", "space.not_a_member"),
        ("left", "space.not_a_member"),
        ("muted", "member.muted"),
        ("banned", "room.not_found"),
        ("unverified", "auth.unverified"),
        ("restricted", "auth.restricted"),
    ],
)
def test_post_message_without_permission_is_refused(
    room: Room, published: RecordingPublisher, case: str, code: str
) -> None:
    from datetime import timedelta

    from core.kernel.clock import now

    soon = now() + timedelta(hours=1)
    accounts: dict[str, dict[str, Any]] = {
        "unverified": {"verified_at": None},
        "restricted": {"status": "restricted"},
    }
    user = UserFactory(**accounts.get(case, {}))
    fields: dict[str, dict[str, Any]] = {
        "left": {"left_at": now()},
        "muted": {"muted_until": soon},
        "banned": {"banned_until": soon},
    }
    if case != "stranger":
        MembershipFactory(space=room.space, user=user, **fields.get(case, {}))
    refused(code, post, room, user)
    nothing_happened(published)


def test_post_message_in_an_announcement_room_needs_a_moderator(
    published: RecordingPublisher,
) -> None:
    room = RoomFactory(kind="announcement")
    refused("room.read_only", post, room, member(room))
    nothing_happened(published)
    assert post(room, member(room, role="moderator")).message.author.badge == "moderator"


def test_post_message_in_slow_mode_waits_for_members_only(published: RecordingPublisher) -> None:
    room = RoomFactory(slow_mode_seconds=60)
    author, trusted = member(room), member(room, trust="trusted")
    post(room, author)
    error = refused("room.slow_mode", post, room, author)
    assert 0 < (error.retry_after or 0) <= 60
    post(room, trusted)
    post(room, trusted)
    assert Message.objects.count() == 3


def test_two_concurrent_posts_in_slow_mode_store_one(published: RecordingPublisher) -> None:
    room = RoomFactory(slow_mode_seconds=60)
    author = member(room)
    batch = [reviewed(room, author, "first"), reviewed(room, author, "second")]
    first, second = commit(batch)
    assert committed(first).message.seq == 1
    assert isinstance(second, CaryaError) and second.code == "room.slow_mode"


def test_reply_carries_a_quote_and_only_answers_messages_of_its_room(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    first = post(room, author, "question?")
    post(room, author, "answer", reply_to=first.message.id)
    assert published.frames[1]["data"]["quotes"][str(first.message.id)]["excerpt"] == "question?"
    other = RoomFactory(space=room.space)
    refused("message.reply_not_found", post, other, author, reply_to=first.message.id)


def test_post_message_is_rate_limited_by_trust(room: Room, published: RecordingPublisher) -> None:
    newcomer = member(room, trust="new")
    actor = principal(newcomer, exempt=False)
    for _ in range(5):
        post_message(principal=actor, room=room.id, content="hi", nonce=new_id())
    error = refused(
        "rate.limited", post_message, principal=actor, room=room.id, content="hi", nonce=new_id()
    )
    assert 0 < (error.retry_after or 0) <= 60
    assert Message.objects.count() == 5


def test_admission_of_a_batch_costs_the_same_queries_for_one_as_for_fifty(
    room: Room, published: RecordingPublisher
) -> None:
    users = [member(room) for _ in range(50)]
    drafts = [draft(room, user) for user in users]
    with CaptureQueriesContext(
        connection,
    ) as one:
        admit(drafts[:1])
    with CaptureQueriesContext(connection) as many:
        admit(drafts)
    assert len(one) == len(many) == 3


def test_commit_of_a_batch_costs_the_same_queries_for_one_as_for_fifty(
    room: Room, published: RecordingPublisher
) -> None:
    author = member(room)
    batches = [reviewed(room, author, f"m{i}") for i in range(51)]
    with CaptureQueriesContext(connection) as one:
        commit(batches[:1])
    with CaptureQueriesContext(connection) as many:
        commit(batches[1:])
    assert len(one) == len(many)


def _post_to(room_id: UUID, user: User) -> Posted:
    return post_message(principal=principal(user), room=room_id, content="hello", nonce=new_id())
