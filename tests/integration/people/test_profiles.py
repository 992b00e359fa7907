"""What people show of themselves, and who may see it."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from community.people.models import Profile
from core.kernel import facts
from core.kernel.ids import new_id
from tests.support.factories import UserFactory
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db


def test_me_of_a_guest_is_refused() -> None:
    answer = client().get(f"{API}/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "auth.required")


def test_me_shows_account_and_profile() -> None:
    user = UserFactory(profile="Mia")
    found = client(user).get(f"{API}/me").json()
    assert found["user"]["username"] == user.username
    assert found["user"]["display_name"] == "Mia"
    assert found["user"]["email"] == user.email
    assert found["user"]["verified"] is True
    assert found["profile"]["visibility"] == "public"


def test_update_profile_stores_cleaned_texts() -> None:
    user = UserFactory()
    answer = client(user).patch(
        f"{API}/me",
        {"display_name": "  Mia \u202e  B. ", "bio": "one\r\ntwo", "status_text": "out"},
    )
    assert answer.status_code == 200
    profile = Profile.objects.get(user=user)
    assert (profile.display_name, profile.bio, profile.status_text) == ("Mia B.", "one\ntwo", "out")
    assert answer.json()["status_text"] == "out"


@pytest.mark.parametrize("field", ["display_name", "bio", "location", "pronouns", "status_text"])
@pytest.mark.parametrize("mark", ["[block]", "[hold]"])
def test_update_profile_refused_by_gate_stores_nothing_of_it(field: str, mark: str) -> None:
    user = UserFactory(profile="Mia")
    other = "bio" if field != "bio" else "location"
    answer = client(user).patch(f"{API}/me", {field: f"bad {mark}", other: "fine"})
    assert answer.status_code == 422
    problem = answer.json()
    assert (problem["code"], problem["field"]) == ("gate.rejected", field)
    assert problem["details"]["category"] == "harassment"
    profile = Profile.objects.get(user=user)
    assert profile.display_name == "Mia"
    assert not any([profile.bio, profile.location, profile.pronouns, profile.status_text])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"display_name": ""}, "display_name"),
        ({"display_name": "\u200b\u2800"}, "display_name"),
        ({"display_name": "x" * 81}, "display_name"),
        ({"bio": "x" * 501}, "bio"),
        ({"visibility": "secret"}, "visibility"),
        ({"role": "admin"}, "role"),
        ({"user": str(new_id())}, "user"),
        ({"email": "other@example.org"}, "email"),
    ],
)
def test_update_profile_with_bad_or_foreign_fields_names_the_field(
    change: dict[str, Any], field: str
) -> None:
    user = UserFactory(profile="Mia")
    answer = client(user).patch(f"{API}/me", change)
    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert Profile.objects.get(user=user).display_name == "Mia"
    user.refresh_from_db()
    assert user.role == "user"


@pytest.mark.parametrize(
    ("account", "code"),
    [({"verified_at": None}, "auth.unverified"), ({"status": "restricted"}, "auth.restricted")],
)
def test_update_profile_of_people_who_may_not_write_is_refused(
    account: dict[str, Any], code: str
) -> None:
    user = UserFactory(profile="Mia", **account)
    answer = client(user).patch(f"{API}/me", {"display_name": "Other"})
    assert (answer.status_code, answer.json()["code"]) == (403, code)
    assert Profile.objects.get(user=user).display_name == "Mia"


def test_update_profile_is_limited() -> None:
    user = UserFactory()
    api = client(user)
    codes = [api.patch(f"{API}/me", {"bio": f"take {n}"}).status_code for n in range(31)]
    assert codes == [200] * 30 + [429]


def test_user_created_makes_a_profile() -> None:
    user = UserFactory()
    Profile.objects.filter(user=user).delete()
    facts.state(facts.UserCreated(user=user.id, username=user.username))
    assert Profile.objects.get(user=user).display_name == user.username


def test_a_profile_is_found_whatever_the_case_of_its_name() -> None:
    user = UserFactory(username="Mia.B")
    assert client(UserFactory()).get(f"{API}/users/mia.b").json()["id"] == str(user.id)


def test_a_private_profile_shows_its_texts_to_its_owner_only() -> None:
    user = UserFactory(profile="Mia")
    Profile.objects.filter(user=user).update(visibility="private", bio="secret", location="here")
    theirs = client(UserFactory()).get(f"{API}/users/{user.username}").json()
    assert (theirs["display_name"], theirs["bio"], theirs["location"]) == ("Mia", "", "")
    own = client(user).get(f"{API}/users/{user.username}").json()
    assert own["bio"] == "secret"


@pytest.mark.parametrize("status", ["banned", "deactivated", "deleted"])
def test_people_who_are_gone_answer_exactly_like_absent_ones(status: str) -> None:
    viewer, gone = UserFactory(), UserFactory(status=status)
    found = client(viewer).get(f"{API}/users/{gone.username}")
    absent = client(viewer).get(f"{API}/users/nobody")
    assert found.status_code == 404
    assert {**found.json(), "instance": ""} == {**absent.json(), "instance": ""}


def test_a_profile_takes_two_queries_whether_it_is_there_or_not(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    viewer, user = UserFactory(), UserFactory()
    api = client(viewer)
    for name in (user.username, "nobody"):
        with django_assert_num_queries(2):
            api.get(f"{API}/users/{name}")
