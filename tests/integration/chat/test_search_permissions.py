"""Search finds what its reader may read, counts nothing else, and tells nothing of the rest."""

from datetime import timedelta

import pytest
from django.test import Client

from community.chat.access import standings
from community.chat.models import Message, Room, Thread
from community.chat.search.rooms import readable_rooms
from community.people.models import Relation
from community.spaces.models import Membership, Space
from core.kernel.clock import now
from tests.integration.chat.helpers import post
from tests.integration.chat.test_search import Page
from tests.integration.spaces.roles import cast
from tests.support.factories import MembershipFactory, RoomFactory, UserFactory, member
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("visibility", Space.Visibility.values)
def test_the_set_of_readable_rooms_is_that_of_the_rule_for_one_room(visibility: str) -> None:
    made = cast(visibility=visibility)
    for level in Room.Level.values:
        RoomFactory(space=made.space, read_level=level)
    past = MembershipFactory(space=made.space, banned_until=now() - timedelta(days=1)).user
    people = [one for one in made.people.values() if one] + [past]
    known = standings([(user.id, room.id) for user in people for room in Room.objects.all()])
    for user in people:
        wanted = {one.room.id for one in known.values() if one.user.id == user.id and one.may_read}
        assert {room.id for room in readable_rooms(user.id)} == wanted


@pytest.mark.parametrize("visibility", ["public", "private"])
def test_each_role_finds_and_counts_what_it_may_read(
    visibility: str, published: RecordingPublisher
) -> None:
    made = cast(visibility=visibility)
    staff = RoomFactory(space=made.space, read_level="moderator")
    post(made.room, made.target, "apple")
    post(staff, made.people["moderator"], "apple")
    inside = {"muted": 1, "member": 1, "moderator": 2, "admin": 2, "owner": 2, "banned": 0}
    outside = {"stranger": 1, "unverified": 1, "ex-member": 1, "site admin": 1}
    wanted = inside | (outside if visibility == "public" else dict.fromkeys(outside, 0))
    found = {}
    for role in wanted:
        user = made.people[role]
        assert user is not None
        page = Page(user)("apple")
        assert page["count"] == len(page["results"])
        found[role] = page["count"]
    assert found == wanted
    assert Client().get("/api/v1/search", {"q": "apple"}).json()["code"] == "auth.required"


def test_a_space_that_becomes_private_hides_at_once_and_opens_again(
    room: Room, published: RecordingPublisher
) -> None:
    stranger, insider = Page(UserFactory()), Page(member(room))
    post(room, content="apple")
    assert stranger("apple")["count"] == insider("apple")["count"] == 1
    Space.objects.filter(id=room.space_id).update(visibility="private")
    assert stranger("apple")["count"] == 0
    assert insider("apple")["count"] == 1
    Space.objects.filter(id=room.space_id).update(visibility="public")
    assert stranger("apple")["count"] == 1


def test_a_banned_kicked_or_demoted_reader_finds_nothing_any_more(
    room: Room, published: RecordingPublisher
) -> None:
    reader = member(room, role="moderator")
    mine = Membership.objects.filter(user=reader)
    Space.objects.filter(id=room.space_id).update(visibility="private")
    staff = RoomFactory(space=room.space, read_level="moderator")
    post(room, content="apple")
    post(staff, member(room, role="admin"), "apple")
    find = Page(reader)
    assert find("apple")["count"] == 2
    mine.update(role="member")
    assert find("apple")["count"] == 1
    mine.update(left_at=now())
    assert find("apple")["count"] == 0
    mine.update(left_at=None, banned_until=now() + timedelta(days=1))
    assert find("apple")["count"] == 0


def test_a_block_hides_both_people_from_each_other(
    room: Room, published: RecordingPublisher
) -> None:
    one, other, third = member(room), member(room), member(room)
    post(room, one, "apple"), post(room, other, "apple")
    Relation.objects.create(user=one, other=other, kind="block")
    assert [Page(user)("apple")["count"] for user in (one, other, third)] == [1, 1, 2]
    answer = Page(other).get(f"from:{one.username}")
    absent = Page(other).get("from:nobody-there")
    assert (answer.status_code, absent.status_code) == (422, 422)
    assert answer.content.replace(one.username.encode(), b"nobody-there") == absent.content


def test_threads_begun_by_a_separated_person_are_hidden_whole(
    room: Room, published: RecordingPublisher
) -> None:
    creator, reader, third = member(room), member(room), member(room)
    thread = Thread.objects.create(room=room, creator=creator, title="Secret plans")
    post(room, third, "apple", thread=thread.id)
    find = Page(reader)
    assert find("apple")["count"] == 1 and find("thread:secret")["count"] == 1
    Relation.objects.create(user=creator, other=reader, kind="block")
    assert find("apple")["count"] == 0
    assert find.get("thread:secret").json()["code"] == "search.invalid"
    Message.objects.update(also_in_room=True)
    assert find("apple")["count"] == 1


@pytest.mark.parametrize("query", ["in:{name}", "-in:{name}", "apple in:{name}"])
def test_a_hidden_room_answers_like_an_absent_one(
    room: Room, query: str, published: RecordingPublisher
) -> None:
    Space.objects.filter(id=room.space_id).update(visibility="private")
    post(room, content="apple")
    find = Page(UserFactory())
    for name in (room.slug, f"{room.space.slug}/{room.slug}", str(room.id)):
        hidden, absent = find.get(query.format(name=name)), find.get(query.format(name="absent"))
        assert hidden.status_code == absent.status_code == 422
        assert hidden.content.replace(name.encode(), b"absent") == absent.content


def test_a_hidden_thread_answers_like_an_absent_one(
    room: Room, published: RecordingPublisher
) -> None:
    Space.objects.filter(id=room.space_id).update(visibility="private")
    thread = Thread.objects.create(room=room, creator=member(room), title="plans")
    find = Page(UserFactory())
    absent = find.get("thread:absent").content
    for name in ("plans", str(thread.id)):
        assert find.get(f"thread:{name}").content.replace(name.encode(), b"absent") == absent


@pytest.mark.parametrize("state", ["held", "hidden", "rejected", "deleted"])
def test_what_is_not_published_is_found_by_nobody(
    room: Room, state: str, published: RecordingPublisher
) -> None:
    author, moderator = member(room), member(room, role="moderator")
    message = post(room, author, "apple").message.id
    if state == "deleted":
        Message.objects.filter(id=message).update(deleted_at=now())
    elif state == "hidden":
        Message.objects.filter(id=message).update(state=state)
    else:
        Message.objects.filter(id=message).update(state=state, seq=None, last_seq=None)
    for user in (author, moderator):
        page = Page(user)("apple")
        assert (page["count"], page["results"]) == (0, [])
