"""Founding, changing, archiving and listing spaces."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from community.chat.models import Room
from community.spaces.models import Membership, Space
from core.accounts.models import User
from core.kernel.publish import RoomAccessChanged
from tests.integration.spaces.roles import state
from tests.support.factories import (
    MembershipFactory,
    RoomFactory,
    SpaceFactory,
    UserFactory,
)
from tests.support.gates import RejectAllGate, bound
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)


def found(user: User, **fields: Any) -> Any:
    return client(user).post(f"{API}/spaces", {"slug": "garden", "name": "Garden", **fields})


def test_create_space_makes_its_founder_the_owner(published: RecordingPublisher) -> None:
    user = UserFactory()
    answer = found(user, description="Plants", visibility="private")
    assert answer.status_code == 201
    shown = answer.json()
    assert (shown["my_role"], shown["joined"], shown["member_count"]) == ("owner", True, 1)
    space = Space.objects.get(slug="garden")
    assert (space.name, space.kind, space.visibility) == ("Garden", "community", "private")
    assert published.frames == [
        {
            "type": "member.updated",
            "data": {
                "space": str(space.id),
                "role": "owner",
                "trust": "member",
                "muted_until": None,
                "banned_until": None,
            },
        }
    ]


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"slug": "lounge"}, "space.slug_reserved", "slug"),
        ({"slug": "api"}, "space.slug_reserved", "slug"),
        ({"slug": "No Way"}, "input.invalid", "slug"),
        ({"slug": "-x"}, "input.invalid", "slug"),
        ({"name": "\u200b"}, "input.invalid", "name"),
        ({"name": "x [block]"}, "gate.rejected", "name"),
        ({"name": "x [hold]"}, "gate.rejected", "name"),
        ({"description": "x [block]"}, "gate.rejected", "description"),
        ({"visibility": "secret"}, "input.invalid", "visibility"),
        ({"kind": "lounge"}, "input.invalid", "kind"),
        ({"owner": "me"}, "input.invalid", "owner"),
    ],
)
def test_create_space_refused_names_the_field_and_leaves_nothing(
    fields: dict[str, Any], code: str, field: str, published: RecordingPublisher
) -> None:
    answer = found(UserFactory(), **fields)
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (422, code, field)
    assert not Space.objects.exists()
    assert not Membership.objects.exists()
    assert not published.publications
    assert not published.orders


def test_create_space_with_a_taken_slug_is_a_conflict_even_when_the_other_is_private() -> None:
    SpaceFactory(slug="garden", visibility="private")
    answer = found(UserFactory())
    assert (answer.status_code, answer.json()["code"]) == (409, "space.slug_taken")
    assert Space.objects.count() == 1


def test_create_space_is_limited() -> None:
    api = client(UserFactory())
    codes = [
        api.post(f"{API}/spaces", {"slug": f"garden-{n}", "name": "G"}).status_code
        for n in range(6)
    ]
    assert codes == [201] * 5 + [429]


def test_public_to_private_hides_the_space_and_has_its_rooms_checked_again(
    published: RecordingPublisher,
) -> None:
    space = SpaceFactory()
    rooms = [RoomFactory(space=space), RoomFactory(space=space)]
    owner, stranger = MembershipFactory(space=space, role="owner").user, UserFactory()
    path = f"{API}/spaces/{space.slug}"
    assert client(stranger).get(path).status_code == 200
    assert client(owner).patch(path, {"visibility": "private"}).status_code == 200
    assert client(stranger).get(path).status_code == 404
    assert client(stranger).get(f"{API}/rooms/{rooms[0].id}").status_code == 404
    assert not client(stranger).get(f"{API}/spaces").json()["results"]
    assert {order for order in published.orders if isinstance(order, RoomAccessChanged)} == {
        RoomAccessChanged(room=room.id) for room in rooms
    }


def test_archived_space_can_be_read_but_not_written_and_comes_back() -> None:
    space = SpaceFactory()
    room = RoomFactory(space=space)
    owner = MembershipFactory(space=space, role="owner").user
    api, path = client(owner), f"{API}/spaces/{space.slug}"
    assert api.delete(path).status_code == 204
    assert api.get(path).json()["archived"] is True
    assert api.get(f"{API}/rooms/{room.id}").json()["can_write"] is False
    assert api.patch(path, {"name": "Other"}).json()["code"] == "space.archived"
    assert (
        api.post(f"{path}/rooms", {"slug": "new", "name": "N"}).json()["code"] == "space.archived"
    )
    assert client(UserFactory()).post(f"{path}/join").json()["code"] == "space.archived"
    assert Room.objects.count() == 1
    assert api.patch(path, {"archived": False}).status_code == 200
    assert api.get(f"{API}/rooms/{room.id}").json()["can_write"] is True


@pytest.mark.parametrize("change", [{"visibility": "private"}, {"archived": True}])
def test_the_lounge_stays_public_and_open(change: dict[str, Any]) -> None:
    space = SpaceFactory(slug="lounge", kind="lounge")
    owner = MembershipFactory(space=space, role="owner").user
    before = state()
    answer = client(owner).patch(f"{API}/spaces/lounge", change)
    assert (answer.status_code, answer.json()["code"]) == (403, "space.built_in")
    assert state() == before


def test_update_space_refused_by_gate_changes_none_of_its_fields(
    published: RecordingPublisher,
) -> None:
    space = SpaceFactory()
    owner = MembershipFactory(space=space, role="owner").user
    before = state()
    with bound(RejectAllGate()):
        answer = client(owner).patch(
            f"{API}/spaces/{space.slug}", {"name": "Nasty", "visibility": "private"}
        )
    assert answer.json()["code"] == "gate.rejected"
    assert state() == before
    assert not published.orders


def test_spaces_are_listed_in_pages_without_hidden_and_archived_ones(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    user = UserFactory()
    for number in range(4):
        SpaceFactory(slug=f"open-{number}")
    SpaceFactory(slug="hidden", visibility="private")
    mine = MembershipFactory(user=user, space__slug="mine", space__visibility="private").space
    MembershipFactory(
        user=user, space__slug="out", banned_until="2099-01-01T00:00Z", left_at="2020-01-01T00:00Z"
    )
    SpaceFactory(slug="old", archived_at="2020-01-01T00:00Z")
    api = client(user)
    with django_assert_num_queries(4):
        first = api.get(f"{API}/spaces?limit=3").json()
    second = api.get(first["next"]).json()
    slugs = [space["slug"] for space in first["results"] + second["results"]]
    assert slugs == ["mine", "open-0", "open-1", "open-2", "open-3"]
    assert second["next"] is None
    joined = api.get(f"{API}/spaces?joined=true").json()["results"]
    assert [space["id"] for space in joined] == [str(mine.id)]


def test_reading_a_space_takes_as_many_queries_as_finding_none(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    space = SpaceFactory(visibility="private")
    api = client(UserFactory())
    for slug in (space.slug, "there-is-none"):
        with django_assert_num_queries(2):
            api.get(f"{API}/spaces/{slug}")


def test_only_site_admins_make_rooms_in_the_lounge() -> None:
    space = SpaceFactory(slug="lounge", kind="lounge")
    owner = MembershipFactory(space=space, role="owner").user
    site_admin = UserFactory(role=User.Role.ADMIN)
    body = {"slug": "new", "name": "New"}
    assert client(owner).post(f"{API}/spaces/lounge/rooms", body).status_code == 403
    assert not Room.objects.exists()
    assert client(site_admin).post(f"{API}/spaces/lounge/rooms", body).status_code == 201
