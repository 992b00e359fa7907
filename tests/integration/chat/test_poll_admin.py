"""Polls in Django's admin."""

import pytest
from django.test import Client

from community.chat.models import Message, Room
from community.chat.polls import NewPoll
from core.accounts.models import User
from tests.integration.chat.helpers import post
from tests.support.factories import UserFactory
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db
PAGE = "/django-admin/chat/poll/"


@pytest.fixture
def admin() -> Client:
    client = Client()
    client.force_login(UserFactory.create(role=User.Role.ADMIN, is_superuser=True))
    return client


def test_polls_are_listed_shown_and_closed_for_good(
    admin: Client, room: Room, published: RecordingPublisher
) -> None:
    post(room, content="An ordinary message")
    poll = post(room, content="<b>Tea?</b>", poll=NewPoll(options=("Yes", "No"))).message
    listed = admin.get(PAGE).content.decode()
    assert "&lt;b&gt;Tea?" in listed and "ordinary" not in listed
    assert "Yes: 0 · No: 0" in admin.get(f"{PAGE}{poll.id}/change/").content.decode()
    for _ in range(2):
        answer = admin.post(PAGE, {"action": "close_polls", "_selected_action": [str(poll.id)]})
        assert answer.status_code == 302
    stored = Message.objects.get(id=poll.id)
    assert stored.poll and stored.poll["closed_at"] is not None
    assert stored.last_seq == 3


def test_polls_are_not_edited_and_those_of_private_spaces_not_shown(
    admin: Client, room: Room, published: RecordingPublisher
) -> None:
    poll = post(room, content="Tea?", poll=NewPoll(options=("Yes", "No"))).message
    assert admin.post(f"{PAGE}{poll.id}/change/", {"content": "Milk?"}).status_code == 403
    room.space.visibility = "private"
    room.space.save()
    assert "Tea?" not in admin.get(PAGE).content.decode()
