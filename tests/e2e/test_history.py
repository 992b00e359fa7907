"""Reading back: older messages, the "new" line, permalinks, and the way to the latest."""

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
WHEEL = 500
"""Pixels of one turn of the wheel: less than the window is high, so some rows stay in sight."""
ROUNDING = 8
"""Pixels: every page that comes may be off by less than one."""

SWALLOWED = 120
"""Pixels of all turns together: a page that comes in the middle of one may stop it short."""

WATCH = """log => {
  let last = new Map();
  window.travelled = 0;
  window.watching = true;
  const watch = () => {
    if (!window.watching) return;
    const box = log.getBoundingClientRect();
    const now = new Map();
    for (const row of log.querySelectorAll("article[data-message]")) {
      const { top, bottom } = row.getBoundingClientRect();
      if (bottom > box.top && top < box.bottom) now.set(row.dataset.message, top);
    }
    const kept = [...now.keys()].filter(id => last.has(id));
    if (last.size && !kept.length) throw new Error("Nothing that was in sight still is.");
    const moves = kept.map(id => now.get(id) - last.get(id));
    if (Math.max(...moves) - Math.min(...moves) > 2) throw new Error(`Torn apart: ${moves}`);
    if (moves.length) window.travelled += moves[0];
    last = now;
    requestAnimationFrame(watch);
  };
  watch();
}"""
"""Adds up frame by frame how far what is in sight moves; an error if it does not move as one."""


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
    tab.log.evaluate(WATCH)
    for turn in range(1, 25):
        if _first_in_view(tab) <= 20:
            break
        tab.page.mouse.wheel(0, -WHEEL)
        _has_travelled(tab, turn * WHEEL)
    assert _first_in_view(tab) <= 20
    tab.page.evaluate("window.watching = false")
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


def test_a_page_loaded_anew_keeps_its_place(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    stage.history(bob, place, MANY)
    stage.has_read(alice, place, MANY)
    tab = enter(alice, place)
    expect(_exactly(tab, MANY)).to_be_in_viewport()
    tab.log.hover()
    tab.page.mouse.wheel(0, -3_000)
    expect(_exactly(tab, MANY)).not_to_be_in_viewport()
    _reloads_in_place(tab)


def test_a_permalink_is_followed_once(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    ids = stage.history(bob, place, MANY)
    tab = enter(alice)
    tab.go(f"/m/{ids[99]}")
    expect(_exactly(tab, 100)).to_be_in_viewport()
    tab.log.hover()
    tab.page.mouse.wheel(0, -1_500)
    expect(_exactly(tab, 100)).not_to_be_in_viewport()
    _reloads_in_place(tab)
    expect(_exactly(tab, 100)).not_to_be_in_viewport()


def _reloads_in_place(tab: Tab) -> None:
    """What was in sight before loading anew is so afterwards, within the rounding of heights."""
    first, top = _still(tab)
    tab.page.reload()
    row = _exactly(tab, first)
    expect(row).to_be_in_viewport()
    wait_until(lambda: abs(_top(row) - top) <= ROUNDING, within=20, failure=lambda: "moved")
    rests_on, rests_at = _still(tab)
    assert rests_on == first
    assert rests_at == pytest.approx(top, abs=ROUNDING)


def _has_travelled(tab: Tab, pixels: int) -> None:
    """All that is in sight has come to rest so far from where watching began, and no further."""
    seen: list[float] = []

    def arrived() -> bool:
        seen.append(tab.page.evaluate("window.travelled"))
        rests = len(seen) > 4 and len(set(seen[-4:])) == 1
        return rests and seen[-1] >= pixels - ROUNDING - SWALLOWED

    wait_until(arrived, within=20, failure=lambda: f"{seen[-1]} of {pixels} pixels")
    assert seen[-1] <= pixels + ROUNDING


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
    """The number of the topmost message that is wholly in sight."""
    text: str = tab.log.evaluate(
        """log => {
          const top = log.getBoundingClientRect().top;
          const row = [...log.querySelectorAll("article[data-message]")]
            .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
            .find(one => one.getBoundingClientRect().top >= top);
          return row.querySelector("div.text-message").innerText;
        }"""
    )
    return int(text.split()[1])
