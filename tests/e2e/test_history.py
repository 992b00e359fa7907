"""Reading back: older messages, the "new" line, permalinks, and the way to the latest."""

from itertools import pairwise

import pytest
from playwright.sync_api import Locator, expect

from core.kernel.ids import new_id
from deploy.local.waiting import wait_until
from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place
from tests.e2e.tab import Tab

pytestmark = pytest.mark.e2e

MANY = 300


def _exactly(tab: Tab, number: int) -> Locator:
    return tab.row(f"message {number:03}")


def _top(row: Locator) -> float:
    box = row.bounding_box()
    assert box is not None
    return box["y"]


def test_scrolling_up_brings_older_messages_and_keeps_its_place(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    stage.history(bob, place, MANY)
    stage.has_read(alice, place, MANY)
    tab = enter(alice, place)
    expect(_exactly(tab, MANY)).to_be_in_viewport()
    tab.log.hover()
    seen = [_first_in_view(tab)]
    while seen[-1] > 20 and len(seen) < 60:
        tab.page.mouse.wheel(0, -700)
        wait_until(lambda: _first_in_view(tab) < seen[-1], within=20, failure=lambda: f"{seen}")
        seen.append(_first_in_view(tab))
    # Every step went up, and never by more than what 700 pixels can hold.
    steps = [one - two for one, two in pairwise(seen)]
    assert seen[-1] <= 20, seen
    assert all(0 < step < 40 for step in steps), seen
    tab.page.mouse.wheel(0, -10_000)
    expect(tab.heading(f"Welcome to {place.name}")).to_be_in_viewport()

    tab.page.get_by_role("button", name="To the latest").click()
    expect(_exactly(tab, MANY)).to_be_in_viewport()
    expect(tab.page.get_by_role("button", name="To the latest")).to_be_hidden()


def test_the_new_line_stands_where_reading_had_stopped(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    stage.history(bob, place, 60)
    stage.has_read(alice, place, 40)
    tab = enter(alice, place)
    line = tab.page.get_by_test_id("new-line")
    expect(line).to_be_in_viewport()
    expect(_exactly(tab, 41)).to_be_in_viewport()
    assert 0 < _top(_exactly(tab, 41)) - _top(line) < 60
    assert _top(_exactly(tab, 40)) < _top(line)


def test_sending_a_message_goes_to_the_latest(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    stage.history(bob, place, 60)
    stage.has_read(alice, place, 20)
    tab = enter(alice, place)
    expect(tab.page.get_by_test_id("new-line")).to_be_in_viewport()
    expect(_exactly(tab, 60)).not_to_be_in_viewport()
    tab.write("catching up now")
    expect(tab.row("catching up now")).to_be_in_viewport()
    tab.log.hover()
    tab.page.mouse.wheel(0, -1_200)
    expect(tab.row("catching up now")).not_to_be_in_viewport()
    tab.write("and once more")
    expect(tab.row("and once more")).to_be_in_viewport()


def test_reading_back_is_not_disturbed_by_new_messages(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    stage.history(bob, place, 60)
    stage.has_read(alice, place, 60)
    tab = enter(alice, place)
    expect(_exactly(tab, 60)).to_be_in_viewport()
    tab.log.hover()
    tab.page.mouse.wheel(0, -1_200)
    expect(_exactly(tab, 60)).not_to_be_in_viewport()
    first = _still(tab)
    stage.say(bob, place, "breaking news")
    expect(tab.page.get_by_role("button", name="1 new message")).to_be_visible()
    assert _still(tab) == first
    tab.page.get_by_role("button", name="1 new message").click()
    expect(tab.row("breaking news")).to_be_in_viewport()


def test_a_permalink_opens_the_room_at_its_message(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    ids = stage.history(bob, place, MANY)
    tab = enter(alice)
    tab.go(f"/m/{ids[99]}")
    expect(tab.heading(place.name)).to_be_visible()
    expect(_exactly(tab, 100)).to_be_in_viewport()
    expect(_exactly(tab, MANY)).to_have_count(0)
    tab.page.get_by_role("button", name="latest").or_(
        tab.page.get_by_role("button", name="new messages")
    ).click()
    expect(_exactly(tab, MANY)).to_be_in_viewport()
    tab.go(f"/m/{new_id()}")
    expect(tab.page.get_by_text("This message is not here")).to_be_visible()


def _still(tab: Tab) -> tuple[int, float]:
    """What is in sight and where, once a wheel's momentum and all measuring are over."""
    seen: list[tuple[int, float]] = []

    def rests() -> bool:
        first = _first_in_view(tab)
        seen.append((first, _top(_exactly(tab, first))))
        return len(seen) > 4 and len(set(seen[-4:])) == 1

    wait_until(rests, within=20, failure=lambda: f"never at rest: {seen[-4:]}")
    return seen[-1]


def _first_in_view(tab: Tab) -> int:
    """The number of the topmost message that is wholly in sight; 999 while none is drawn."""
    text: str = tab.log.evaluate(
        """log => {
          const top = log.getBoundingClientRect().top;
          const row = [...log.querySelectorAll("article[data-message]")]
            .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
            .find(one => one.getBoundingClientRect().top >= top);
          return row ? row.querySelector("div.text-message").innerText : "message 999";
        }"""
    )
    return int(text.split()[1])
