"""Invites: made by admins, taken by anyone who holds the link, counted and ended."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from pytest_django import DjangoAssertNumQueries

from community.spaces.actions.invites import accept_invite
from community.spaces.models import Invite, JoinRequest, Membership, Space
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.errors import CaryaError
from tests.integration.spaces.roles import state
from tests.support.factories import MembershipFactory, RoomFactory, SpaceFactory, UserFactory
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def space() -> Space:
    return SpaceFactory(visibility="private", name="Garden", description="Behind the wall")


@pytest.fixture
def owner(space: Space) -> User:
    return MembershipFactory(space=space, role="owner").user


def invite(owner: User, space: Space, **body: Any) -> Any:
    return client(owner).post(f"{API}/spaces/{space.slug}/invites", body)


def accept(user: User, code: str) -> Any:
    return client(user).post(f"{API}/invites/{code}/accept")


def test_an_invite_lets_people_into_a_private_space(
    space: Space, owner: User, published: RecordingPublisher
) -> None:
    code, user = invite(owner, space).json()["code"], UserFactory()
    answer = accept(user, code)
    assert (answer.status_code, answer.json()["my_role"]) == (200, "member")
    assert published.types == ["member.updated"]
    assert published.publications[0].topic == f"user.{user.id}"
    assert Invite.objects.get().uses == 1


def test_an_invite_to_a_restricted_space_approves_too_and_ends_a_waiting_request() -> None:
    space = SpaceFactory(visibility="restricted")
    room = RoomFactory(space=space)
    owner, user = MembershipFactory(space=space, role="owner").user, UserFactory()
    code = invite(owner, space).json()["code"]
    client(user).post(f"{API}/spaces/{space.slug}/request", {})
    assert accept(user, code).status_code == 200
    assert client(user).get(f"{API}/rooms/{room.id}").json()["can_write"] is True
    assert JoinRequest.objects.get().state == "approved"


def test_an_invite_approves_a_member_of_a_restricted_space_who_could_not_write() -> None:
    space = SpaceFactory(visibility="restricted")
    owner = MembershipFactory(space=space, role="owner").user
    member = MembershipFactory(space=space, approved=False).user
    code = invite(owner, space).json()["code"]
    assert accept(member, code).status_code == 200
    assert Membership.objects.get(user=member).approved


def test_a_preview_shows_the_door_and_nothing_that_is_behind_it(
    space: Space, owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    RoomFactory(space=space, name="Secret Shed")
    code, api = invite(owner, space).json()["code"], client(UserFactory())
    with django_assert_num_queries(3):
        answer = api.get(f"{API}/invites/{code}")
    shown = answer.json()
    assert (shown["name"], shown["member_count"], shown["joined"]) == ("Garden", 1, False)
    assert shown["creator"]["username"] == owner.username
    assert "Secret" not in answer.content.decode()
    assert api.get(f"{API}/spaces/{space.slug}").status_code == 404


def test_members_who_open_an_invite_use_it_up_for_nobody(space: Space, owner: User) -> None:
    code = invite(owner, space, uses_max=1).json()["code"]
    before = state()
    assert accept(owner, code).json()["my_role"] == "owner"
    assert state() == before
    assert accept(UserFactory(), code).status_code == 200


def broken(space: Space, **fields: Any) -> str:
    return Invite.objects.create(space=space, **fields).code


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"revoked_at": now()}, "invite.revoked"),
        ({"expires_at": now() - timedelta(seconds=1)}, "invite.expired"),
        ({"uses": 2, "uses_max": 2}, "invite.used_up"),
    ],
)
def test_an_invite_that_is_over_says_why_and_lets_nobody_in(
    space: Space, fields: dict[str, Any], code: str, published: RecordingPublisher
) -> None:
    link, user = broken(space, **fields), UserFactory()
    before = state()
    for answer in (client(user).get(f"{API}/invites/{link}"), accept(user, link)):
        assert (answer.status_code, answer.json()["code"]) == (410, code)
    assert state() == before
    assert not published.publications


def test_unknown_codes_and_banned_people_are_told_the_same(space: Space) -> None:
    banned = MembershipFactory(
        space=space, left_at=now(), banned_until=now() + timedelta(days=1)
    ).user
    answers = [accept(banned, code).json() for code in (broken(space), "there-is-none")]
    assert answers[0]["code"] == answers[1]["code"] == "invite.not_found"
    assert {**answers[0], "instance": ""} == {**answers[1], "instance": ""}


def test_an_archived_space_takes_nobody_in(space: Space) -> None:
    code = broken(space)
    Space.objects.update(archived_at=now())
    assert accept(UserFactory(), code).json()["code"] == "space.archived"
    assert not Membership.objects.exists()


def test_of_several_people_racing_for_the_last_use_one_comes_in(space: Space) -> None:
    people = [UserFactory() for _ in range(6)]
    code, start = broken(space, uses=1, uses_max=2), Barrier(len(people))

    def race(user: User) -> str:
        start.wait()
        try:
            accept_invite(user=user, code=code)
        except CaryaError as error:
            return error.code
        finally:
            connections.close_all()
        return "in"

    with ThreadPoolExecutor(len(people)) as pool:
        fates = list(pool.map(race, people))
    assert sorted(fates) == ["in"] + ["invite.used_up"] * 5
    assert Membership.objects.filter(left_at=None).count() == 1
    assert Invite.objects.get().uses == 2


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"uses_max": 0}, "uses_max"),
        ({"uses_max": 1_001}, "uses_max"),
        ({"uses_max": "many"}, "uses_max"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "expires_at"),
        ({"expires_at": "2199-01-01T00:00:00Z"}, "expires_at"),
        ({"code": "mine"}, "code"),
    ],
)
def test_an_invite_out_of_bounds_names_the_field_and_is_not_made(
    space: Space, owner: User, body: dict[str, Any], field: str
) -> None:
    answer = invite(owner, space, **body)
    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert not Invite.objects.exists()


def test_a_space_has_at_most_fifty_open_invites(space: Space, owner: User) -> None:
    Invite.objects.bulk_create(Invite(space=space, creator=owner) for _ in range(50))
    assert invite(owner, space).json()["code"] == "invite.too_many"
    Invite.objects.filter(id=Invite.objects.values("id")[:1]).update(revoked_at=now())
    assert invite(owner, space).status_code == 201


def test_invites_are_listed_newest_first_without_revoked_ones_and_revoking_twice_is_once(
    space: Space, owner: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = [invite(owner, space).json()["id"] for _ in range(3)]
    api, path = client(owner), f"{API}/spaces/{space.slug}/invites"
    assert [api.delete(f"{path}/{made[1]}").status_code for _ in range(2)] == [204, 204]
    with django_assert_num_queries(3):
        first = api.get(f"{path}?limit=1").json()
    second = api.get(first["next"]).json()
    rows = first["results"] + second["results"]
    assert [row["id"] for row in rows] == [made[2], made[0]]
    assert second["next"] is None


def test_an_invite_of_another_space_cannot_be_revoked(space: Space, owner: User) -> None:
    other = Invite.objects.create(space=SpaceFactory())
    answer = client(owner).delete(f"{API}/spaces/{space.slug}/invites/{other.id}")
    assert answer.json()["code"] == "invite.not_found"
    other.refresh_from_db()
    assert other.revoked_at is None


def test_joining_by_invites_counts_as_joining() -> None:
    api = client(UserFactory())
    codes = [
        api.post(f"{API}/invites/{broken(SpaceFactory())}/accept").status_code for _ in range(11)
    ]
    assert codes == [200] * 10 + [429]
