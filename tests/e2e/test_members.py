"""The list of members of a room with hundreds of people in it."""

import pytest
from playwright.sync_api import Locator, expect

from community.people.models import Profile
from community.spaces.models import Membership, Space
from core.accounts.models import User
from core.kernel.ids import new_id
from realtime import roll
from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place
from tests.e2e.tab import Tab

pytestmark = pytest.mark.e2e
HERE, AWAY = 260, 30
LONG_WAY = 400
"""Turns of the wheel."""


@stage.in_database
def crowd(place: Place) -> list[tuple[User, str]]:
    """Members of The Lounge, 260 of them with the room open somewhere else."""
    space = Space.objects.get(slug="lounge")
    names = [f"Guest {number:03}" for number in range(HERE)]
    names += [f"Absent {number:02}" for number in range(AWAY)]
    users = [
        User(id=new_id(), username=new_id().hex, email=f"{new_id()}@carya.test") for _ in names
    ]
    User.objects.bulk_create(users)
    Profile.objects.bulk_create(
        Profile(user=user, display_name=name) for user, name in zip(users, names, strict=True)
    )
    Membership.objects.bulk_create(Membership(user=user, space=space) for user in users)
    people = list(zip(users, names, strict=True))
    mark(place, people[:HERE], present=True)
    return people


def mark(place: Place, people: list[tuple[User, str]], *, present: bool) -> None:
    roll.mark([roll.Mark(place.id, user.id, present=present, name=name) for user, name in people])


def scrolled_to(tab: Tab, wanted: Locator) -> None:
    """Turn the wheel over the list of members until `wanted` is drawn: others may stand before."""
    tab.page.get_by_role("complementary", name="Members").locator("[data-scroller]").hover()
    for _ in range(LONG_WAY):
        if wanted.count():
            break
        tab.page.mouse.wheel(0, 400)
        tab.page.wait_for_timeout(50)
    wanted.scroll_into_view_if_needed()
    expect(wanted).to_be_visible()


def test_a_crowd_is_listed_as_one_scrolls_and_kept_true(
    enter: Enter, alice: Person, place: Place
) -> None:
    """Online people first, a window at a time; who goes and who comes is seen within seconds."""
    people = crowd(place)
    one = enter(alice, place)
    members = one.page.get_by_role("complementary", name="Members")
    here = members.get_by_role("region", name="Here now")
    away = members.get_by_role("region", name="Offline")
    expect(here.get_by_role("heading")).to_have_text(f"Here now — {HERE + 1}")
    expect(here.get_by_text("Guest 000")).to_be_visible()
    expect(here.get_by_text("Guest 259")).to_have_count(0)
    expect(away).to_have_count(0)

    mark(place, people[1:2], present=False)
    expect(here.get_by_text("Guest 001")).to_have_count(0)
    roll.keep_status(people[2][0].id, roll.StatusRow("invisible"))
    expect(here.get_by_text("Guest 002")).to_have_count(0)
    mark(place, people[1:2], present=True)
    expect(here.get_by_text("Guest 001")).to_be_visible()

    for number in (48, 98, 148, 198, 248, HERE - 1):
        here.get_by_text(f"Guest {number:03}").scroll_into_view_if_needed()
    scrolled_to(one, away.get_by_text("Absent 29"))
    assert here.get_by_role("listitem").count() < 200, "what is far away is not drawn"
    away.get_by_role("heading").scroll_into_view_if_needed()
    scrolled_to(one, away.get_by_text("Guest 002"))
    members.locator("[data-scroller]").hover()
    one.page.mouse.wheel(0, -100_000)
    expect(here.get_by_text("Guest 000")).to_be_visible()


def test_who_becomes_invisible_is_listed_as_here_no_longer(
    enter: Enter, alice: Person, place: Place
) -> None:
    rowan = stage.person("Rowan")
    one, two = enter(alice, place), enter(rowan, place)
    members = one.page.get_by_role("complementary", name="Members")
    here = members.get_by_role("region", name="Here now")
    expect(here.get_by_text(rowan.name)).to_be_visible()
    two.page.get_by_role("button", name=f"You: {rowan.name}").click()
    two.page.get_by_role("menuitem", name="Invisible").click()
    expect(here.get_by_text(rowan.name)).to_have_count(0)
