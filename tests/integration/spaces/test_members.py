"""Joining, leaving, roles, sanctions and who hears of them."""

from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from community.chat.models import ReadPointer
from community.people.models import Relation
from community.spaces.models import Membership, Space
from core.accounts.models import User
from core.kernel import facts
from core.kernel.clock import now
from core.kernel.ids import new_id
from core.kernel.publish import AccessChanged
from tests.integration.spaces.roles import state
from tests.support.factories import MembershipFactory, RoomFactory, SpaceFactory, UserFactory
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)


def change(actor: User, space: Space, target: User, **body: Any) -> Any:
    return client(actor).patch(f"{API}/spaces/{space.slug}/members/{target.id}", body)


@pytest.fixture
def space() -> Space:
    return SpaceFactory()


def with_role(space: Space, role: str, **fields: Any) -> User:
    return MembershipFactory(space=space, role=role, **fields).user


def test_join_makes_a_member_and_has_their_sockets_looked_up_again(
    space: Space, published: RecordingPublisher
) -> None:
    room, user = RoomFactory(space=space, head=7), UserFactory()
    answer = client(user).post(f"{API}/spaces/{space.slug}/join")
    assert (answer.json()["joined"], answer.json()["my_role"]) == (True, "member")
    assert published.types == ["member.updated"]
    assert published.publications[0].topic == f"user.{user.id}"
    assert published.orders == [AccessChanged(user=user.id)]
    assert ReadPointer.objects.get(user=user, room=room).read_seq == 7


def test_join_again_changes_nothing(space: Space, published: RecordingPublisher) -> None:
    user = with_role(space, "moderator")
    before = state()
    assert client(user).post(f"{API}/spaces/{space.slug}/join").status_code == 200
    assert state() == before
    assert not published.publications


def test_join_is_limited_to_ten_an_hour() -> None:
    api = client(UserFactory())
    codes = [api.post(f"{API}/spaces/{SpaceFactory().slug}/join").status_code for _ in range(11)]
    assert codes == [200] * 10 + [429]


def test_join_of_a_restricted_space_needs_approval() -> None:
    space = SpaceFactory(visibility="restricted")
    moderator, user = with_role(space, "moderator"), UserFactory()
    path = f"{API}/spaces/{space.slug}/join"
    refused = client(user).post(path)
    assert (refused.status_code, refused.json()["code"]) == (403, "space.approval_required")
    assert not Membership.objects.filter(user=user).exists()
    assert change(moderator, space, user, approved=True).json()["role"] is None
    assert client(user).post(path).json()["joined"] is True


def test_approval_invites_into_a_private_space_and_shows_nothing_before() -> None:
    space = SpaceFactory(visibility="private")
    room, moderator, user = RoomFactory(space=space), with_role(space, "moderator"), UserFactory()
    change(moderator, space, user, approved=True)
    assert client(user).get(f"{API}/spaces/{space.slug}").status_code == 404
    assert client(user).get(f"{API}/rooms/{room.id}").status_code == 404
    assert client(user).post(f"{API}/spaces/{space.slug}/join").status_code == 200
    assert client(user).get(f"{API}/rooms/{room.id}").json()["can_write"] is True


def test_leave_ends_membership_and_role(space: Space, published: RecordingPublisher) -> None:
    user = with_role(space, "admin")
    assert client(user).post(f"{API}/spaces/{space.slug}/leave").status_code == 204
    assert published.frames[0]["data"]["role"] is None
    assert published.orders == [AccessChanged(user=user.id)]
    client(user).post(f"{API}/spaces/{space.slug}/join")
    assert Membership.objects.get(user=user).role == "member"


def test_the_owner_hands_over_before_leaving(space: Space) -> None:
    owner, heir = with_role(space, "owner"), with_role(space, "member")
    path = f"{API}/spaces/{space.slug}/leave"
    assert client(owner).post(path).json()["code"] == "space.owner_must_hand_over"
    assert change(owner, space, heir, role="owner").json()["role"] == "owner"
    assert Membership.objects.get(user=owner).role == "admin"
    assert client(owner).post(path).status_code == 204


@pytest.mark.parametrize(
    ("actor", "target", "body"),
    [
        ("admin", "owner", {"role": "member"}),
        ("admin", "admin", {"role": "member"}),
        ("admin", "member", {"role": "admin"}),
        ("admin", "member", {"role": "owner"}),
        ("moderator", "moderator", {"muted_until": "2099-01-01T00:00Z"}),
        ("moderator", "admin", {"banned_until": "2099-01-01T00:00Z"}),
        ("moderator", "owner", {"muted_until": "2099-01-01T00:00Z"}),
        ("moderator", "member", {"role": "moderator"}),
    ],
)
def test_nobody_acts_on_their_equals_or_gives_what_they_have(
    actor: str, target: str, body: dict[str, Any], space: Space, published: RecordingPublisher
) -> None:
    one, other = with_role(space, actor), with_role(space, target)
    before = state()
    assert change(one, space, other, **body).status_code == 403
    assert state() == before
    assert not published.publications
    assert not published.orders


def test_several_changes_of_a_member_are_all_or_nothing(
    space: Space, published: RecordingPublisher
) -> None:
    moderator, target = with_role(space, "moderator"), with_role(space, "member")
    before = state()
    answer = change(moderator, space, target, approved=True, role="admin")
    assert answer.status_code == 403
    assert state() == before
    assert not published.publications


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "role"),
        ({"role": "king"}, "role"),
        ({"muted_until": "soon"}, "muted_until"),
        ({"muted_until": "2020-01-01T00:00Z"}, "muted_until"),
        ({"banned_until": "2020-01-01T00:00Z"}, "banned_until"),
        ({"trust": "trusted"}, "trust"),
        ({"left_at": None}, "left_at"),
    ],
)
def test_change_of_a_member_with_bad_fields_names_the_field(
    body: dict[str, Any], field: str, space: Space
) -> None:
    moderator, target = with_role(space, "moderator"), with_role(space, "member")
    before = state()
    answer = change(moderator, space, target, **body)
    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert state() == before


def test_mute_tells_the_person_and_costs_special_trust(
    space: Space, published: RecordingPublisher
) -> None:
    moderator, target = with_role(space, "moderator"), with_role(space, "member", trust="trusted")
    change(moderator, space, target, muted_until="2099-01-01T00:00Z")
    assert Membership.objects.get(user=target).trust == "member"
    assert published.frames[0]["data"]["muted_until"] == "2099-01-01T00:00:00Z"
    assert published.orders == [AccessChanged(user=target.id)]
    change(moderator, space, target, muted_until=None)
    assert Membership.objects.get(user=target).muted_until is None


def test_ban_shuts_out_until_it_is_lifted(space: Space, published: RecordingPublisher) -> None:
    room = RoomFactory(space=space)
    moderator, target = with_role(space, "moderator"), with_role(space, "member", approved=True)
    banned = change(moderator, space, target, banned_until="2099-01-01T00:00Z").json()
    assert (banned["role"], banned["approved"]) == (None, False)
    assert published.orders == [AccessChanged(user=target.id)]
    api = client(target)
    assert api.get(f"{API}/rooms/{room.id}").status_code == 404
    assert api.post(f"{API}/spaces/{space.slug}/join").status_code == 404
    listed = client(moderator).get(f"{API}/spaces/{space.slug}/members?state=banned").json()
    assert [row["user"]["id"] for row in listed["results"]] == [str(target.id)]
    change(moderator, space, target, banned_until=None)
    assert api.post(f"{API}/spaces/{space.slug}/join").status_code == 200


def test_change_of_an_absent_person_makes_no_membership(space: Space) -> None:
    moderator = with_role(space, "moderator")
    before = state()
    for body in ({"approved": True}, {"banned_until": "2099-01-01T00:00Z"}, {"role": "member"}):
        answer = client(moderator).patch(f"{API}/spaces/{space.slug}/members/{new_id()}", body)
        assert answer.status_code in (403, 404)
    assert state() == before


def test_members_are_listed_by_role_without_blocked_and_gone_people(
    space: Space, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    roles = ("member", "owner", "member", "moderator", "admin", "member")
    people = [with_role(space, role) for role in roles]
    with_role(space, "member", user__status="banned")
    with_role(space, "member", left_at=now())
    Relation.objects.create(user=people[5], other=people[0], kind="block")
    api = client(people[0])
    with django_assert_num_queries(4):
        first = api.get(f"{API}/spaces/{space.slug}/members?limit=2").json()
    second = api.get(first["next"]).json()
    third = api.get(second["next"]).json()
    rows = first["results"] + second["results"] + third["results"]
    assert [row["role"] for row in rows] == ["owner", "admin", "moderator", "member", "member"]
    assert [row["user"]["badge"] for row in rows[:4]] == ["owner", "admin", "moderator", None]
    assert third["next"] is None
    assert "banned_until" not in rows[0]


def test_members_with_a_made_up_cursor_names_it(space: Space) -> None:
    answer = client(UserFactory()).get(f"{API}/spaces/{space.slug}/members?cursor=x.y")
    assert (answer.status_code, answer.json()["field"]) == (422, "cursor")


def test_verified_people_come_into_the_lounge_and_the_first_site_admin_owns_it() -> None:
    lounge = SpaceFactory(slug="lounge", kind="lounge")
    people = [UserFactory(role="admin"), UserFactory(role="admin"), UserFactory()]
    for person in people:
        facts.state(facts.UserVerified(user=person.id))
        facts.state(facts.UserVerified(user=person.id))
    roles = dict(Membership.objects.filter(space=lounge).values_list("user_id", "role"))
    assert [roles[person.id] for person in people] == ["owner", "member", "member"]


def test_people_who_left_the_lounge_are_not_brought_back() -> None:
    lounge = SpaceFactory(slug="lounge", kind="lounge")
    user = with_role(lounge, "member", left_at=now() - timedelta(days=1))
    facts.state(facts.UserVerified(user=user.id))
    assert Membership.objects.get(user=user).left_at is not None
