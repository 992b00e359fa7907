"""A whole conversation without a mouse."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place

pytestmark = pytest.mark.e2e

MOST_TABS = 60


def _tab_to(wanted: Locator, *, back: bool = False) -> None:
    """Press Tab until `wanted` has the focus."""
    for _ in range(MOST_TABS):
        if wanted.count() and wanted.evaluate("one => one === document.activeElement"):
            return
        wanted.page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"{wanted} cannot be reached with Tab")


def test_arrows_walk_the_messages_and_a_menu_gives_the_focus_back_or_on(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    for number in range(3):
        stage.say(bob, place, f"line {number}")
    stage.has_read(alice, place, 3)
    tab = enter(alice, place)
    keys = tab.page.keyboard
    expect(tab.composer).to_be_focused()
    last, before = tab.row("line 2"), tab.row("line 1")
    _tab_to(last, back=True)
    keys.press("ArrowUp")
    expect(before).to_be_focused()
    keys.press("ArrowDown")
    expect(last).to_be_focused()

    more = last.get_by_role("button", name="More")
    _tab_to(more)
    keys.press("Enter")
    expect(tab.page.get_by_role("menuitem", name="Reply", exact=True)).to_be_focused()
    keys.press("Escape")
    expect(more).to_be_focused()
    keys.press("Enter")
    keys.press("Enter")
    expect(tab.page.get_by_text("Replying to")).to_be_visible()
    expect(tab.composer).to_be_focused()


def test_scrolling_by_keys_goes_on_when_the_focused_row_is_far_away(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    stage.history(bob, place, 200)
    stage.has_read(alice, place, 200)
    tab = enter(alice, place)
    expect(tab.row("message 200")).to_be_in_viewport()
    _tab_to(tab.row("message 200"), back=True)
    start = tab.heading(f"Welcome to {place.name}")
    for _ in range(MOST_TABS):
        if start.count():
            break
        top = tab.row("message ").first.inner_text()
        tab.page.keyboard.press("PageUp")
        expect(tab.row("message ").first.or_(start).first).not_to_have_text(top)
    expect(start).to_be_visible()


def test_everything_needed_to_talk_works_from_the_keyboard(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    stage.say(bob, place, "anyone here?")
    tab = enter()
    page, keys = tab.page, tab.page.keyboard
    tab.go(f"/lounge/{place.slug}")
    expect(page.get_by_label("Username or mail address")).to_be_focused()
    keys.type(alice.username)
    keys.press("Tab")
    keys.type(stage.PASSWORD)
    keys.press("Enter")
    expect(tab.row("anyone here?")).to_be_visible()

    expect(tab.composer).to_be_focused()
    keys.type("first try")
    keys.press("Enter")
    expect(tab.row("first try")).to_be_visible()
    keys.press("ArrowUp")
    box = page.get_by_role("textbox", name="Edit message")
    expect(box).to_be_focused()
    keys.press("ControlOrMeta+A")
    keys.type("second try")
    keys.press("Enter")
    expect(tab.row("second try")).to_contain_text("(edited)")
    expect(tab.composer).to_be_focused()

    # Backwards from the composer: the messages, the latest one first.
    _tab_to(tab.row("second try"), back=True)
    keys.press("Tab")
    _tab_to(tab.row("second try").get_by_role("button", name="React with 👍"))
    keys.press("Enter")
    expect(tab.row("second try").get_by_role("button", name="👍, 1 reaction")).to_be_visible()
    _tab_to(tab.row("second try"), back=True)
    keys.press("Delete")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    _tab_to(dialog.get_by_role("button", name="Delete"))
    keys.press("Enter")
    expect(tab.log.get_by_text("This message was deleted")).to_be_visible()
    assert stage.said(place) == ["anyone here?"]

    keys.press("Alt+ArrowDown")
    expect(page).not_to_have_url(re.compile(f"/{place.slug}$"))
    expect(page).to_have_url(re.compile("/lounge/[a-z0-9-]+$"))
    expect(tab.log).to_be_visible()
