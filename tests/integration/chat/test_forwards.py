"""Forwarding: a quote with author and origin, no further than those who could read it anyway."""

from typing import Any

import pytest

from community.chat.actions.forwards import forward_message
from community.chat.limits import CONTENT_CHARS
from community.chat.models import Message, Room, RoomHead, Thread
from community.chat.payloads import MessagePayload
from community.people.models import Profile, Relation
from community.spaces.models import Membership
from core.accounts.models import User
from core.kernel.ids import new_id
from tests.integration.chat.helpers import post, refused
from tests.support.factories import (
    MembershipFactory,
    RoomFactory,
    SpaceFactory,
    UserFactory,
    member,
    principal,
)
from tests.support.gates import HoldAllGate, RejectAllGate, bound
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db


@pytest.fixture
def target() -> Room:
    return RoomFactory(name="Kitchen")


def join(user: User, *rooms: Room, role: str = "member") -> User:
    for room in rooms:
        Membership.objects.update_or_create(
            space=room.space, user=user, defaults={"role": role, "trust": "member"}
        )
    return user


def forward(user: User, message: MessagePayload, room: Room, **fields: Any) -> MessagePayload:
    return forward_message(
        principal=principal(user),
        message=message.id,
        room=room.id,
        **{"nonce": new_id(), **fields},
    ).message


def only(message: MessagePayload) -> bool:
    """Whether `message` is all that was ever written, and took the only number if any."""
    numbers = sum(RoomHead.objects.values_list("seq", flat=True))
    return list(Message.objects.values_list("id", "seq")) == [(message.id, message.seq)] and (
        numbers == (message.seq or 0)
    )


def test_a_forward_is_ones_own_message_with_comment_author_and_origin_as_a_quote(
    room: Room,
    target: Room,
    published: RecordingPublisher,
    django_capture_on_commit_callbacks: Any,
) -> None:
    author, me = member(room), join(UserFactory(), room, target)
    Profile.objects.filter(user=author).update(display_name="Mia *the* [cook]")
    Room.objects.filter(id=room.id).update(name="Soups & [stews]")
    message = post(room, author, "Simmer.\n\n- salt").message
    with django_capture_on_commit_callbacks(execute=True):
        sent = forward(me, message, target, comment=" Look at this ")
    assert sent.author.id == me.id
    assert sent.room == target.id
    assert sent.content == (
        "Look at this\n\n"
        rf"> **Mia \*the\* \[cook\]** · [Soups & stews](/m/{message.id})"
        "\n> Simmer.\n> \n> - salt"
    )
    assert published.types == ["message.created"]


def test_a_long_message_is_cut_so_that_comment_and_quote_fit(
    room: Room, target: Room, published: RecordingPublisher
) -> None:
    me = join(UserFactory(), room, target)
    message = post(room, content="ab\n" * 1000 + "x" * 1000).message
    sent = forward(me, message, target, comment="c" * 2000)
    assert len(sent.content) <= CONTENT_CHARS
    assert sent.content.endswith("…") or sent.content.endswith("> ab")
    assert sent.content.startswith("c" * 2000)
    whole = forward(me, post(room, content="x" * CONTENT_CHARS).message, target)
    assert len(whole.content) == CONTENT_CHARS
    assert whole.content.endswith("x…")


def test_files_of_a_forwarded_message_are_named(
    room: Room, target: Room, published: RecordingPublisher
) -> None:
    me = join(UserFactory(), room, target)
    message = post(room).message
    held = {"kind": "file", "alt": "", "content_type": "text/plain", "bytes": 5}
    Message.objects.filter(id=message.id).update(
        content="", attachments=[{"id": str(new_id()), "name": "plan_b.txt", **held}]
    )
    assert forward(me, message, target).content.endswith("\n> 📎 plan\\_b.txt")


def test_a_forward_goes_into_a_thread_and_a_locked_one_takes_none(
    room: Room, target: Room, published: RecordingPublisher
) -> None:
    me = join(UserFactory(), room, target)
    message = post(room).message
    thread = Thread.objects.create(room=target, creator=me, title="A matter")
    assert forward(me, message, target, thread=thread.id).thread == thread.id
    Thread.objects.filter(id=thread.id).update(locked=True)
    refused("thread.locked", forward, me, message, target, thread=thread.id)
    refused("thread.not_found", forward, me, message, room, thread=thread.id)
    assert Message.objects.filter(room=target).count() == 1


def test_the_same_nonce_forwards_once(
    room: Room, target: Room, published: RecordingPublisher
) -> None:
    me, nonce = join(UserFactory(), room, target), new_id()
    message = post(room).message
    api = client(me)
    body = {"room": str(target.id), "nonce": str(nonce)}
    answers = [api.post(f"{API}/messages/{message.id}/forward", body, "json") for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 200]
    assert Message.objects.filter(room=target).count() == 1


def test_what_one_may_not_read_cannot_be_forwarded(
    room: Room, target: Room, published: RecordingPublisher
) -> None:
    author, me = member(room), join(UserFactory(), target)
    message = post(room, author).message
    Relation.objects.create(user=author, other=me, kind="block")
    refused("message.not_found", forward, me, message, target)
    Relation.objects.all().delete()
    Message.objects.filter(id=message.id).update(state="hidden")
    refused("message.not_found", forward, me, message, target)
    refused("message.not_found", forward, join(author, target), message, target)
    private = RoomFactory(space=SpaceFactory(visibility="private"))
    secret = post(private).message
    refused("message.not_found", forward, me, secret, target)
    assert not Message.objects.filter(room=target).exists()


def test_a_message_that_waits_for_review_cannot_be_forwarded_by_its_author(
    room: Room, target: Room, published: RecordingPublisher
) -> None:
    me = join(UserFactory(), room, target)
    with bound(HoldAllGate()):
        held = post(room, me).message
    refused("message.not_found", forward, me, held, target)
    assert only(held)


def test_a_forward_goes_only_where_one_may_write(
    room: Room, target: Room, published: RecordingPublisher
) -> None:
    me = join(UserFactory(), room)
    message = post(room).message
    refused("space.not_a_member", forward, me, message, target)
    hidden = RoomFactory(space=SpaceFactory(visibility="private"))
    refused("room.not_found", forward, me, message, hidden)
    assert only(message)


@pytest.mark.parametrize("level", ["member", "moderator", "admin"])
def test_what_few_read_stays_where_no_others_read_it(
    level: str, target: Room, published: RecordingPublisher
) -> None:
    space = SpaceFactory(visibility="private" if level == "member" else "public")
    closed = RoomFactory(space=space, read_level="anyone" if level == "member" else level)
    beside = RoomFactory(space=space, read_level=level)
    admin = join(UserFactory(), closed, role="admin")
    message = post(closed, admin).message
    role = {"member": "member", "moderator": "moderator", "admin": "admin"}[level]
    me = join(UserFactory(), closed, role=role)
    join(me, target)
    if level != "admin":
        refused("message.not_forwardable", forward, me, message, target)
        assert only(message)
    assert forward(me, message, beside).room == beside.id
    assert forward(join(admin, target), message, target).room == target.id


def test_a_moderators_room_is_not_quoted_to_all_members(published: RecordingPublisher) -> None:
    space = SpaceFactory(visibility="private")
    staff, everyone = RoomFactory(space=space, read_level="moderator"), RoomFactory(space=space)
    me = MembershipFactory(space=space, role="moderator").user
    message = post(staff, me).message
    error = refused("message.not_forwardable", forward, me, message, everyone)
    assert error.field == "room"
    assert only(message)


def test_comment_and_quote_pass_the_gate_again(
    room: Room, target: Room, published: RecordingPublisher
) -> None:
    me = join(UserFactory(), room, target)
    message = post(room, content="soup").message
    gate = RejectAllGate()
    with bound(gate):
        error = refused("gate.rejected", forward, me, message, target, comment="Look")
    assert error.field == "comment"
    assert [one.text.splitlines()[0] for one in gate.seen] == ["Look"]
    assert "> soup" in gate.seen[0].text
    assert only(message)


def test_an_overlong_comment_is_refused_and_names_its_rule(
    room: Room, target: Room, published: RecordingPublisher
) -> None:
    me = join(UserFactory(), room, target)
    message = post(room).message
    error = refused("input.invalid", forward, me, message, target, comment="x" * 2001)
    assert error.field == "comment"
    assert "2000" in str(error)
    assert only(message)
