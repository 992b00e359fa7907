"""The Lounge, the demo, and how trust is earned."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from pytest_django import Settings

from community.chat.actions.lounge import ensure_lounge
from community.chat.models import Message, Reaction, Room, RoomHead, Thread
from community.chat.selectors.threads import unanswered
from community.chat.tasks import raise_trust
from community.people.models import Profile
from community.spaces.models import Invite, JoinRequest, Membership, Space
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.ids import new_id
from moderation.models import Flag
from tests.integration.chat.helpers import post
from tests.integration.spaces.roles import rows_of
from tests.support.factories import MembershipFactory, RoomFactory, UserFactory
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)

SLUGS = ["general", "newcomers", "ai-art", "coding", "prompts"]


def test_ensure_lounge_makes_five_rooms_once() -> None:
    for _ in range(2):
        ensure_lounge()
    assert Space.objects.get().slug == "lounge"
    assert list(Room.objects.values_list("slug", flat=True)) == SLUGS
    assert Room.objects.get(is_default=True).slug == "general"
    assert RoomHead.objects.count() == 5


def test_ensure_lounge_leaves_what_admins_changed() -> None:
    ensure_lounge()
    Room.objects.filter(slug="coding").update(name="Code", archived_at=now())
    Space.objects.update(name="Our Lounge")
    before = rows_of(Space, Room)
    ensure_lounge()
    assert rows_of(Space, Room) == before


def test_ensure_lounge_brings_in_people_made_on_the_command_line() -> None:
    call_command("createsuperuser", username="root", email="root@example.org", interactive=False)
    unverified = UserFactory(verified_at=None)
    ensure_lounge()
    assert Membership.objects.get(user__username="root").role == "owner"
    assert not Membership.objects.filter(user=unverified).exists()


def test_seed_demo_outside_development_makes_no_people(settings: Settings) -> None:
    settings.DEVELOPMENT = False
    call_command("seed_demo")
    assert Space.objects.get().slug == "lounge"
    assert not User.objects.exists()
    assert not Message.objects.exists()


def test_seed_demo_makes_a_conversation_once_and_tells_how_to_sign_in(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEVELOPMENT = True
    call_command("seed_demo")
    said = capsys.readouterr().out
    assert "carya-demo" in said
    lounge = Membership.objects.filter(space__slug="lounge")
    roles = dict(lounge.values_list("user__username", "role"))
    assert [roles[name] for name in ("ada", "mia", "nia")] == ["owner", "moderator", "member"]
    assert lounge.get(user__username="nia").trust == "new"
    assert lounge.get(user__username="carol").trust == "member"
    assert Space.objects.get(slug="workshop").visibility == "public"
    assert JoinRequest.objects.get(user__username="nia").space.slug == "seed-library"
    assert Invite.objects.get().space.slug == "workshop"
    questions = Thread.objects.filter(room__slug="help", room__space__slug="workshop")
    assert questions.exclude(answer=None).exclude(resolved_at=None).count() == 2
    assert unanswered(questions).count() == 2
    assert Message.objects.filter(room__slug="showcase").exclude(attachments=[]).count() == 2
    assert User.objects.get(username="ada").check_password("carya-demo")
    assert Profile.objects.get(user__username="ada").display_name == "Ada"
    assert Message.objects.filter(state="published").count() > 30
    assert Message.objects.exclude(reply_to=None).count() > 10
    assert Reaction.objects.exists()
    before = rows_of(User, Membership, Message, Reaction, RoomHead, Thread)
    call_command("seed_demo")
    assert rows_of(User, Membership, Message, Reaction, RoomHead, Thread) == before


@pytest.mark.parametrize(
    ("trust", "days", "messages", "becomes"),
    [
        ("new", 3, 10, "member"),
        ("new", 2, 10, "new"),
        ("new", 3, 9, "new"),
        ("new", 90, 60, "member"),
        ("member", 14, 50, "trusted"),
        ("member", 13, 50, "member"),
        ("member", 14, 49, "member"),
    ],
)
def test_trust_is_earned_by_days_and_messages(
    trust: str, days: int, messages: int, becomes: str, published: RecordingPublisher
) -> None:
    room = RoomFactory()
    membership = MembershipFactory(
        space=room.space, trust=trust, joined_at=now() - timedelta(days=days, minutes=1)
    )
    for number in range(messages):
        post(room, membership.user, f"message {number}")
    published.publications.clear()
    assert raise_trust() == (trust != becomes)
    membership.refresh_from_db()
    assert membership.trust == becomes
    assert published.types == (["member.updated"] if trust != becomes else [])


def test_trust_is_not_earned_after_a_late_mute_or_elsewhere() -> None:
    room, other = RoomFactory(), RoomFactory()
    since = now() - timedelta(days=10)
    muted = MembershipFactory(space=room.space, trust="new", joined_at=since)
    elsewhere = MembershipFactory(space=room.space, trust="new", joined_at=since)
    MembershipFactory(space=other.space, user=elsewhere.user)
    for number in range(10):
        post(room, muted.user, f"message {number}")
        post(other, elsewhere.user, f"message {number}")
    Membership.objects.filter(id=muted.id).update(muted_until=now() - timedelta(days=1))
    assert raise_trust() == 0


@pytest.mark.parametrize(
    ("resolution", "days_ago", "here", "becomes"),
    [
        ("rejected", 29, True, "member"),
        ("rejected", 31, True, "trusted"),
        ("rejected", 1, False, "trusted"),
        ("released", 1, True, "trusted"),
        ("closed by a moderator", 1, True, "trusted"),
        ("", 1, True, "trusted"),
    ],
)
def test_trusted_is_earned_without_an_upheld_flag_in_the_space_for_thirty_days(
    resolution: str, days_ago: int, here: bool, becomes: str
) -> None:
    room, other = RoomFactory(), RoomFactory()
    since = now() - timedelta(days=60)
    membership = MembershipFactory(space=room.space, trust="member", joined_at=since)
    for number in range(50):
        post(room, membership.user, f"message {number}")
    closed_at = now() - timedelta(days=days_ago) if resolution else None
    Flag.objects.create(
        subject_type="message",
        subject=new_id(),
        author=membership.user_id,
        space=(room if here else other).space_id,
        status="closed" if resolution else "open",
        resolution=resolution,
        due_at=now(),
        closed_at=closed_at,
    )
    assert raise_trust() == (becomes == "trusted")
    membership.refresh_from_db()
    assert membership.trust == becomes
