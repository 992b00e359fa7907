"""Pinned messages and pinned links: for moderators, within limits, told to everyone."""

import pytest

from community.chat.actions.deletions import delete_message
from community.chat.actions.pins import pin_message
from community.chat.actions.resources import ResourceGiven, set_resources
from community.chat.models import Message, Room, RoomHead
from community.chat.payloads import MessagePayload
from core.accounts.models import User
from tests.integration.chat.helpers import post, refused
from tests.support.factories import member, principal
from tests.support.gates import RejectAllGate, bound
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def moderator(room: Room) -> User:
    return member(room, role="moderator")


def pin(user: User, message: MessagePayload, pinned: bool = True) -> None:
    pin_message(principal=principal(user), message=message.id, pinned=pinned)


def links(user: User, room: Room, *given: ResourceGiven) -> list[ResourceGiven]:
    return set_resources(principal=principal(user), room=room.id, resources=list(given))


def test_pinning_is_one_change_of_the_message_and_twice_is_once(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    message = post(room).message
    published.publications.clear()
    pin(moderator, message)
    pin(moderator, message)
    assert published.types == ["message.updated"]
    assert published.frames[0]["data"]["message"]["pinned"] is True
    assert RoomHead.objects.get(room=room).seq == 2
    listed = client(member(room)).get(f"{API}/rooms/{room.id}/pins").json()
    assert [one["id"] for one in listed["results"]] == [str(message.id)]
    pin(moderator, message, pinned=False)
    assert client(moderator).get(f"{API}/rooms/{room.id}/pins").json()["results"] == []


def test_the_51st_pin_is_refused_and_changes_nothing(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    messages = [post(room, moderator, f"rule {n}").message for n in range(51)]
    Message.objects.filter(id__in=[one.id for one in messages[:50]]).update(pinned=True)
    published.publications.clear()
    error = refused("message.pins_full", pin, moderator, messages[50])
    assert error.details["limit"] == 50
    assert not published.publications
    delete_message(principal=principal(moderator), message=messages[0].id)
    pin(moderator, messages[50])


def test_members_do_not_pin(room: Room, published: RecordingPublisher) -> None:
    author = member(room)
    message = post(room, author).message
    published.publications.clear()
    refused("permission.denied", pin, author, message)
    assert not published.publications


RULES: ResourceGiven = {"title": "Rules", "url": "https://example.org/rules"}


def test_links_of_a_room_are_replaced_whole_and_told_to_everyone(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    wiki: ResourceGiven = {"title": " The  wiki ", "url": "https://example.org/wiki"}
    links(moderator, room, RULES, wiki)
    links(moderator, room, RULES, wiki)
    assert published.types == ["room.updated"]
    assert published.frames[0]["data"]["room"]["resources"] == [
        RULES,
        {"title": "The wiki", "url": "https://example.org/wiki"},
    ]
    links(moderator, room)
    assert Room.objects.get(id=room.id).resources == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": "", "url": "https://example.org"}, "resources.0.title"),
        ({"title": "x" * 81, "url": "https://example.org"}, "resources.0.title"),
        ({"title": "Rules", "url": "javascript:alert(1)"}, "resources.0.url"),
        ({"title": "Rules", "url": "https://"}, "resources.0.url"),
        ({"title": "Rules", "url": "https://[x"}, "resources.0.url"),
        ({"title": "Rules", "url": "https://example.org/" + "x" * 500}, "resources.0.url"),
    ],
)
def test_bad_links_are_refused_and_named(
    room: Room, moderator: User, published: RecordingPublisher, given: ResourceGiven, field: str
) -> None:
    assert refused("input.invalid", links, moderator, room, given).field == field
    assert not published.publications
    assert Room.objects.get(id=room.id).resources == []


def test_a_21st_link_is_refused(room: Room, moderator: User, published: RecordingPublisher) -> None:
    assert refused("input.invalid", links, moderator, room, *[RULES] * 21).field == "resources"
    assert not published.publications


def test_the_title_of_a_link_passes_the_gate(
    room: Room, moderator: User, published: RecordingPublisher
) -> None:
    with bound(RejectAllGate()):
        error = refused("gate.rejected", links, moderator, room, RULES)
    assert error.field == "resources.0.title"
    assert Room.objects.get(id=room.id).resources == []
    assert not published.publications
