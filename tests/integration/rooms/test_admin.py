"""The Django admin changes nothing but through actions."""

from typing import Any

import pytest
from django.test import Client

from community.chat.models import Room, RoomHead
from community.people.models import Profile, Relation
from community.spaces.models import Membership, Space
from core.accounts.models import User
from core.kernel.publish import AccessChanged
from tests.support.factories import MembershipFactory, RoomFactory, SpaceFactory, UserFactory
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(UserFactory(role=User.Role.ADMIN, is_superuser=True))
    return client


def room_form(room: Room, **changes: Any) -> dict[str, Any]:
    names = ("name", "topic", "emoji", "kind", "position", "read_level", "write_level")
    form = {name: getattr(room, name) for name in names}
    return {**form, "slow_mode_seconds": room.slow_mode_seconds, **changes}


def test_room_changed_in_the_admin_takes_a_position_and_is_announced(
    browser: Client, published: RecordingPublisher
) -> None:
    room = RoomFactory(head=3)
    path = f"/django-admin/chat/room/{room.id}/change/"
    assert browser.get(path).status_code == 200
    answer = browser.post(path, room_form(room, topic="Words"))
    assert answer.status_code == 302, answer.context["errors"]
    room.refresh_from_db()
    assert (room.topic, room.last_seq) == ("Words", 4)
    assert published.types == ["room.updated"]


def test_room_text_refused_by_the_gate_stands_at_its_field_and_changes_nothing(
    browser: Client, published: RecordingPublisher
) -> None:
    room = RoomFactory()
    answer = browser.post(
        f"/django-admin/chat/room/{room.id}/change/", room_form(room, topic="x [block]")
    )
    assert answer.status_code == 200
    assert "topic" in answer.context["adminform"].form.errors
    assert b"x [block]" in answer.content
    assert Room.objects.get().topic == ""
    assert RoomHead.objects.get().seq == 0
    assert not published.publications


def test_room_made_in_the_admin_has_its_counter(browser: Client) -> None:
    room = Room(space=SpaceFactory(), slug="new", name="New")
    answer = browser.post(
        "/django-admin/chat/room/add/", room_form(room, space=room.space_id, slug="new")
    )
    assert answer.status_code == 302, answer.context["errors"]
    assert RoomHead.objects.get().room == Room.objects.get(slug="new")


def test_space_made_and_archived_in_the_admin(browser: Client) -> None:
    form = {"slug": "garden", "name": "Garden", "visibility": "public", "colour": "leaf"}
    answer = browser.post("/django-admin/spaces/space/add/", form)
    assert answer.status_code == 302, answer.context["errors"]
    space = Space.objects.get()
    assert Membership.objects.get().role == "owner"
    path = f"/django-admin/spaces/space/{space.id}/change/"
    assert browser.get(path).status_code == 200
    assert browser.post(path, {**form, "archived": "on"}).status_code == 302
    assert Space.objects.get().archived_at is not None
    assert (
        browser.post("/django-admin/spaces/space/add/", {**form, "slug": "lounge"}).status_code
        == 200
    )
    assert Space.objects.count() == 1


def test_member_changed_in_the_admin_is_told(
    browser: Client, published: RecordingPublisher
) -> None:
    membership = MembershipFactory()
    path = f"/django-admin/spaces/membership/{membership.id}/change/"
    assert browser.get(path).status_code == 200
    answer = browser.post(path, {"role": "moderator"})
    assert answer.status_code == 302, answer.context["errors"]
    assert Membership.objects.get().role == "moderator"
    assert published.types == ["member.updated"]
    assert published.orders == [AccessChanged(user=membership.user_id)]


def test_profile_changed_in_the_admin_passes_the_gate(browser: Client) -> None:
    user = UserFactory(profile="Mia")
    path = f"/django-admin/people/profile/{user.id}/change/"
    assert browser.get(path).status_code == 200
    form = {"display_name": "Mia B.", "visibility": "public"}
    assert browser.post(path, {**form, "bio": "x [block]"}).status_code == 200
    assert Profile.objects.get(user=user).display_name == "Mia"
    assert browser.post(path, form).status_code == 302
    assert Profile.objects.get(user=user).display_name == "Mia B."


def test_relation_taken_away_in_the_admin_has_both_looked_up_again(
    browser: Client, published: RecordingPublisher
) -> None:
    relation = Relation.objects.create(user=UserFactory(), other=UserFactory(), kind="block")
    path = f"/django-admin/people/relation/{relation.id}"
    assert browser.get(f"{path}/change/").status_code == 200
    assert browser.post(f"{path}/delete/", {"post": "yes"}).status_code == 302
    assert not Relation.objects.exists()
    assert len(published.orders) == 2
