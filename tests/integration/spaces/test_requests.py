"""Asking to join a restricted space, and being answered."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from community.spaces.models import JoinRequest, Membership, Space
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.publish import AccessChanged
from tests.integration.spaces.roles import state
from tests.support.factories import MembershipFactory, RoomFactory, SpaceFactory, UserFactory
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def space() -> Space:
    return SpaceFactory(visibility="restricted", question="What do you grow?")


@pytest.fixture
def moderator(space: Space) -> User:
    return MembershipFactory(space=space, role="moderator").user


def ask(user: User, space: Space, **body: Any) -> Any:
    return client(user).post(f"{API}/spaces/{space.slug}/request", body)


def decide(moderator: User, space: Space, request: JoinRequest, approved: bool) -> Any:
    path = f"{API}/spaces/{space.slug}/requests/{request.id}"
    return client(moderator).patch(path, {"approved": approved})


def test_who_asks_waits_and_the_moderators_hear_of_it(
    space: Space, moderator: User, published: RecordingPublisher
) -> None:
    MembershipFactory(space=space)
    user = UserFactory()
    answer = ask(user, space, answer="Leeks")
    assert (answer.status_code, answer.json()["my_request"]) == (201, True)
    assert answer.json()["joined"] is False
    assert [publication.topic for publication in published.publications] == [f"user.{moderator.id}"]
    assert published.frames == [
        {"type": "request.updated", "data": {"space": str(space.id), "pending": 1}}
    ]
    mine = client(moderator).get(f"{API}/spaces/{space.slug}").json()
    assert (mine["requests"], mine["my_request"]) == (1, False)


def test_the_approved_are_members_who_write(
    space: Space, moderator: User, published: RecordingPublisher
) -> None:
    room, user = RoomFactory(space=space), UserFactory()
    ask(user, space)
    published.publications.clear()
    request = JoinRequest.objects.get()
    assert decide(moderator, space, request, approved=True).status_code == 204
    assert client(user).get(f"{API}/rooms/{room.id}").json()["can_write"] is True
    assert published.types == ["member.updated", "request.updated"]
    assert published.frames[1]["data"]["pending"] == 0
    assert published.orders == [AccessChanged(user=user.id)]
    request.refresh_from_db()
    assert (request.state, request.decided_by) == ("approved", moderator)


def test_the_declined_hear_of_it_and_may_ask_again(
    space: Space, moderator: User, published: RecordingPublisher
) -> None:
    user = UserFactory()
    ask(user, space)
    published.publications.clear()
    assert decide(moderator, space, JoinRequest.objects.get(), approved=False).status_code == 204
    assert published.types == ["member.updated", "request.updated"]
    assert published.publications[0].topic == f"user.{user.id}"
    assert not Membership.objects.filter(user=user).exists()
    assert client(user).get(f"{API}/spaces/{space.slug}").json()["my_request"] is False
    assert ask(user, space).status_code == 201


def test_who_withdraws_waits_no_longer_and_cannot_be_let_in(space: Space, moderator: User) -> None:
    user = UserFactory()
    ask(user, space)
    path = f"{API}/spaces/{space.slug}/request"
    assert client(user).delete(path).status_code == 204
    assert client(user).delete(path).json()["code"] == "request.not_found"
    answer = decide(moderator, space, JoinRequest.objects.get(), approved=True)
    assert (answer.status_code, answer.json()["code"]) == (404, "request.not_found")
    assert not Membership.objects.filter(user=user).exists()


def test_a_request_is_answered_once(space: Space, moderator: User) -> None:
    ask(UserFactory(), space)
    request = JoinRequest.objects.get()
    assert decide(moderator, space, request, approved=False).status_code == 204
    before = state()
    assert decide(moderator, space, request, approved=True).json()["code"] == "request.not_found"
    assert state() == before


def test_asking_twice_is_a_conflict(space: Space) -> None:
    user = UserFactory()
    assert ask(user, space).status_code == 201
    answer = ask(user, space)
    assert (answer.status_code, answer.json()["code"]) == (409, "request.pending")
    assert JoinRequest.objects.count() == 1


@pytest.mark.parametrize("visibility", ["public", "restricted"])
def test_who_needs_no_permission_is_told_so(visibility: str) -> None:
    space, user = SpaceFactory(visibility=visibility), UserFactory()
    if visibility == "restricted":
        MembershipFactory(space=space, user=user, approved=True, left_at=now())
    answer = ask(user, space)
    assert (answer.status_code, answer.json()["code"]) == (409, "space.open")
    assert not JoinRequest.objects.exists()


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("x [block]", "gate.rejected"),
        ("x [hold]", "gate.rejected"),
        ("x" * 501, "input.invalid"),
    ],
)
def test_an_answer_that_is_refused_names_the_field_and_asks_nobody(
    space: Space, answer: str, code: str, published: RecordingPublisher
) -> None:
    MembershipFactory(space=space, role="owner")
    refused = ask(UserFactory(), space, answer=answer).json()
    assert (refused["code"], refused["field"]) == (code, "answer")
    assert not JoinRequest.objects.exists()
    assert not published.publications


def test_a_ban_ends_a_waiting_request(space: Space, moderator: User) -> None:
    user = UserFactory()
    ask(user, space)
    path = f"{API}/spaces/{space.slug}/members/{user.id}"
    assert (
        client(moderator).patch(path, {"banned_until": "2099-01-01T00:00:00Z"}).status_code == 200
    )
    assert JoinRequest.objects.get().state == "declined"
    assert ask(user, space).json()["code"] == "space.not_found"


def test_requests_are_listed_first_come_first_without_people_who_are_gone(
    space: Space, moderator: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = [UserFactory() for _ in range(3)]
    for number, user in enumerate(people):
        ask(user, space, answer=f"Number {number}")
    User.objects.filter(id=people[1].id).update(status="banned")
    api, path = client(moderator), f"{API}/spaces/{space.slug}/requests"
    with django_assert_num_queries(3):
        first = api.get(f"{path}?limit=1").json()
    second = api.get(first["next"]).json()
    rows = first["results"] + second["results"]
    assert [row["answer"] for row in rows] == ["Number 0", "Number 2"]
    assert second["next"] is None
    assert api.get(f"{path}?after=x").json()["field"] == "after"


def test_asking_counts_as_joining() -> None:
    api = client(UserFactory())
    codes = [
        api.post(
            f"{API}/spaces/{SpaceFactory(visibility='restricted').slug}/request", {}
        ).status_code
        for _ in range(11)
    ]
    assert codes == [201] * 10 + [429]
