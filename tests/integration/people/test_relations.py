"""Blocking, muting, following."""

from typing import Any
from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from community.people.models import Relation
from community.people.selectors.profiles import authors
from community.people.selectors.relations import separated_from
from core.accounts.models import User
from core.kernel.ids import new_id
from core.kernel.publish import AccessChanged
from tests.support.factories import UserFactory
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)


def relate(user: User, kind: str, other: UUID) -> Any:
    return client(user).post(f"{API}/relations", {"kind": kind, "user": str(other)})


def test_block_separates_both_and_has_both_looked_up_again(published: RecordingPublisher) -> None:
    mia, bob = UserFactory(), UserFactory()
    answer = relate(mia, "block", bob.id)
    assert answer.status_code == 201
    assert answer.json()["user"]["id"] == str(bob.id)
    assert separated_from([mia.id, bob.id]) == {mia.id: {bob.id}, bob.id: {mia.id}}
    assert published.orders == [AccessChanged(user=mia.id), AccessChanged(user=bob.id)]


def test_block_again_changes_nothing(published: RecordingPublisher) -> None:
    mia, bob = UserFactory(), UserFactory()
    first, again = relate(mia, "block", bob.id), relate(mia, "block", bob.id)
    assert first.json() == again.json()
    assert Relation.objects.count() == 1
    assert len(published.orders) == 2


def test_block_ends_follows_both_ways() -> None:
    mia, bob = UserFactory(), UserFactory()
    relate(mia, "follow", bob.id)
    relate(bob, "follow", mia.id)
    relate(bob, "block", mia.id)
    assert list(Relation.objects.values_list("kind", flat=True)) == ["block"]


def test_unblock_brings_them_together_again(published: RecordingPublisher) -> None:
    mia, bob = UserFactory(), UserFactory()
    relate(mia, "block", bob.id)
    assert client(mia).delete(f"{API}/relations/block/{bob.id}").status_code == 204
    assert separated_from([mia.id, bob.id]) == {}
    assert len(published.orders) == 4


def test_only_who_set_a_block_can_lift_it(published: RecordingPublisher) -> None:
    mia, bob = UserFactory(), UserFactory()
    relate(mia, "block", bob.id)
    assert client(bob).delete(f"{API}/relations/block/{mia.id}").status_code == 204
    assert separated_from([mia.id]) == {mia.id: {bob.id}}
    assert len(published.orders) == 2


def test_someone_who_was_blocked_finds_the_other_exactly_as_absent() -> None:
    mia, bob = UserFactory(), UserFactory()
    relate(mia, "block", bob.id)
    hidden = client(bob).get(f"{API}/users/{mia.username}")
    absent = client(bob).get(f"{API}/users/nobody")
    assert {**hidden.json(), "instance": ""} == {**absent.json(), "instance": ""}
    assert relate(bob, "follow", mia.id).json()["code"] == "user.not_found"
    assert relate(bob, "block", mia.id).status_code == 201


@pytest.mark.parametrize("kind", ["mute", "follow"])
def test_mute_and_follow_separate_nobody(kind: str, published: RecordingPublisher) -> None:
    mia, bob = UserFactory(), UserFactory()
    assert relate(mia, kind, bob.id).status_code == 201
    assert separated_from([mia.id, bob.id]) == {}
    assert not published.orders


@pytest.mark.parametrize("kind", ["block", "mute", "follow"])
def test_relation_with_an_absent_person_is_refused(
    kind: str, published: RecordingPublisher
) -> None:
    answer = relate(UserFactory(), kind, new_id())
    assert (answer.status_code, answer.json()["code"]) == (404, "user.not_found")
    assert not Relation.objects.exists()
    assert not published.orders


def test_relation_with_oneself_is_refused(published: RecordingPublisher) -> None:
    mia = UserFactory()
    answer = relate(mia, "block", mia.id)
    assert (answer.status_code, answer.json()["code"]) == (422, "relation.with_self")
    assert not Relation.objects.exists()
    assert not published.orders


@pytest.mark.parametrize(
    ("body", "field"),
    [({"kind": "hate"}, "kind"), ({"user": "mia"}, "user"), ({"created_at": "now"}, "created_at")],
)
def test_relation_with_bad_fields_names_the_field(body: dict[str, Any], field: str) -> None:
    answer = client(UserFactory()).post(
        f"{API}/relations", {"kind": "block", "user": str(new_id()), **body}
    )
    assert (answer.status_code, answer.json()["field"]) == (422, field)


def test_relations_of_a_guest_are_refused() -> None:
    assert client().get(f"{API}/relations").status_code == 401
    assert client().post(f"{API}/relations", {}).status_code == 401


def test_relations_are_listed_newest_first_in_pages(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    mia = UserFactory()
    others = [UserFactory() for _ in range(5)]
    for other in others:
        relate(mia, "mute", other.id)
    relate(others[0], "mute", mia.id)
    api = client(mia)
    with django_assert_num_queries(1):
        first = api.get(f"{API}/relations?kind=mute&limit=3").json()
    second = api.get(first["next"]).json()
    found = [row["user"]["id"] for row in first["results"] + second["results"]]
    assert found == [str(other.id) for other in reversed(others)]
    assert second["next"] is None


def test_relations_with_a_bad_limit_name_it() -> None:
    answer = client(UserFactory()).get(f"{API}/relations?limit=0")
    assert (answer.status_code, answer.json()["field"]) == (422, "limit")


def test_separations_and_authors_of_many_take_one_query_each(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    people = [UserFactory() for _ in range(4)]
    relate(people[0], "block", people[1].id)
    ids = [person.id for person in people]
    with django_assert_num_queries(1):
        assert set(separated_from(ids)) == set(ids[:2])
    with django_assert_num_queries(1):
        assert set(authors([*ids, new_id()])) == set(ids)
