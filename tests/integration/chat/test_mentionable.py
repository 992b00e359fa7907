"""Who is offered while a name is typed: those who may read the room, the lately active first."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.chat.limits import MENTIONABLE_MAX
from community.chat.models import Room
from community.people.models import Profile, Relation
from core.accounts.models import User
from core.kernel import presence
from core.kernel.clock import now
from tests.integration.chat.helpers import post
from tests.support.factories import MembershipFactory, RoomFactory, UserFactory, member
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db


def person(room: Room, username: str, shown: str | None = None, **fields: Any) -> User:
    user = UserFactory(username=username)
    Profile.objects.filter(user=user).update(display_name=shown or username.title())
    MembershipFactory(space=room.space, user=user, **fields)
    return user


def asked(user: User, room: Room, q: str = "") -> dict[str, Any]:
    answer = client(user).get(f"{API}/rooms/{room.id}/mentionable", {"q": q})
    assert answer.status_code == 200, answer.json()
    found: dict[str, Any] = answer.json()
    return found


def names(user: User, room: Room, q: str = "") -> list[str]:
    return [one["username"] for one in asked(user, room, q)["people"]]


def groups(user: User, room: Room, q: str = "") -> dict[str, int]:
    return {one["kind"]: one["count"] for one in asked(user, room, q)["groups"]}


@contextmanager
def online(room: Room, count: int) -> Iterator[None]:
    class Counted:
        def online(self, rooms: Any) -> dict[UUID, int]:
            return {one: count if one == room.id else 0 for one in rooms}

    before = presence.bind(Counted())
    yield
    presence.bind(before)


def test_people_are_found_by_the_beginning_of_either_name_whatever_its_case(room: Room) -> None:
    me = person(room, "zoe")
    person(room, "mia", "Pia")
    person(room, "theo", "Mira Stone")
    person(room, "amir")
    person(room, "haneul", "하늘")
    assert names(me, room, "MI") == ["mia", "theo"]
    assert names(me, room, "하") == ["haneul"]
    assert names(me, room, "mi%") == names(me, room, "_") == []


def test_those_lately_active_in_this_room_come_first_the_latest_of_them_before_the_others(
    room: Room, published: RecordingPublisher
) -> None:
    me = person(room, "zoe")
    amy, ben, cyd = (person(room, name) for name in ("amy", "ben", "cyd"))
    post(room, cyd)
    post(room, ben)
    post(RoomFactory(space=room.space), amy)
    assert names(me, room) == ["ben", "cyd", "amy"]


def test_only_people_who_may_read_the_room_and_no_block_separates_are_offered(room: Room) -> None:
    me = person(room, "zoe")
    staff = person(room, "mo", role="moderator")
    person(room, "ann")
    person(room, "gone", left_at=now())
    person(room, "shut", banned_until=now() + timedelta(days=1))
    person(RoomFactory(), "elsewhere")
    banned = person(room, "outlaw")
    User.objects.filter(id=banned.id).update(status="banned")
    blocked, blocking = person(room, "blocked"), person(room, "blocking")
    Relation.objects.create(user=me, other=blocked, kind="block")
    Relation.objects.create(user=blocking, other=me, kind="block")
    assert names(me, room) == ["ann", "mo"]
    Room.objects.filter(id=room.id).update(read_level="moderator")
    assert names(staff, room) == []
    assert client(me).get(f"{API}/rooms/{room.id}/mentionable").status_code == 404


def test_room_and_here_are_for_moderators_each_with_the_number_it_reaches(room: Room) -> None:
    moderator, ann = person(room, "mo", role="moderator"), person(room, "ann")
    person(room, "ben")
    person(room, "olga", role="owner")
    Relation.objects.create(user=ann, other=moderator, kind="block")
    with online(room, 3):
        assert groups(moderator, room) == {"room": 2, "here": 2, "moderators": 1}
        assert groups(moderator, room, "HE") == {"here": 2}
        assert groups(ann, room) == {"moderators": 1}
        assert groups(ann, room, "here") == {}
    with online(room, 0):
        assert groups(moderator, room, "here") == {"here": 0}


def test_who_may_not_write_is_offered_no_groups(room: Room) -> None:
    assert groups(UserFactory(), room) == {}


def test_as_many_people_as_fit_are_offered_with_as_many_queries(room: Room) -> None:
    me = person(room, "zoe")
    for number in range(MENTIONABLE_MAX + 2):
        person(room, f"ann{number}")
    with CaptureQueriesContext(connection) as few:
        asked(me, room, "zo")
    with CaptureQueriesContext(connection) as many:
        found = asked(me, room, "ann")
    assert len(found["people"]) == MENTIONABLE_MAX
    assert len(many) == len(few)


def test_an_overlong_name_is_refused_and_names_its_rule(room: Room) -> None:
    answer = client(member(room)).get(f"{API}/rooms/{room.id}/mentionable", {"q": "x" * 81})
    assert answer.status_code == 422
    assert answer.json()["field"] == "q"


def test_asking_too_often_is_refused(room: Room) -> None:
    user = member(room)
    User.objects.filter(id=user.id).update(exempt_from_limits=False)
    api = client(user)
    answers = [api.get(f"{API}/rooms/{room.id}/mentionable").status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]


def test_a_beginning_is_found_through_an_index(room: Room) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            'EXPLAIN SELECT id FROM accounts_user WHERE lower(username) COLLATE "C" >= %s '
            'AND lower(username) COLLATE "C" < %s',
            ["mi", "mj"],
        )
        plan = " ".join(row[0] for row in cursor.fetchall())
    assert "user_username_prefix" in plan
