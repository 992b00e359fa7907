"""What people keep for themselves: saved messages, what is unread, and why a badge says so."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place
from tests.e2e.tab import Tab

pytestmark = pytest.mark.e2e


def _saved(tab: Tab) -> Locator:
    return tab.page.get_by_role("list", name="Saved").get_by_role("listitem")


def _badge(tab: Tab, place: Place) -> Locator:
    return tab.entry(place).locator("[data-why]")


def test_a_saved_message_is_found_on_the_other_device_and_shows_when_it_is_gone(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    stage.history(bob, place, 120)
    for text in ("Keep this one", "And this one"):
        stage.say(bob, place, text)
    stage.has_read(alice, place, 122)
    one, two = enter(alice, place), enter(alice)
    two.go("/saved")
    expect(two.page.get_by_text("Nothing saved yet")).to_be_visible()
    for text in ("Keep this one", "And this one"):
        one.choose(text, "Save message")
    expect(_saved(two)).to_have_count(2)
    expect(_saved(two).first).to_contain_text("And this one")

    other = enter(bob, place)
    other.choose("And this one", "Delete")
    other.page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(other.row("And this one")).to_have_count(0)
    two.page.reload()
    expect(_saved(two).first).to_contain_text("no longer there")
    _saved(two).first.get_by_role("button", name="Remove from saved").click()
    expect(_saved(two)).to_have_count(1)
    _saved(two).get_by_role("link").click()
    expect(two.row("Keep this one")).to_be_in_viewport()
    one.choose("Keep this one", "Remove from saved")
    two.go("/search?q=is:saved")
    expect(two.page.get_by_text("Nothing found", exact=True)).to_be_visible()


def test_a_message_is_marked_unread_from_here_and_the_badge_says_why(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    other = stage.room("Other Corner")
    for text in ("First", "Second", "Third"):
        stage.say(bob, place, text)
    one = enter(alice, place)
    expect(_badge(one, place)).to_have_count(0)
    one.choose("Second", "Mark unread from here")
    expect(_badge(one, place)).to_have_text(re.compile("^2"))
    one.switch(other)
    one.switch(place)
    expect(_badge(one, place)).to_have_text(re.compile("^2"))

    _badge(one, place).click(button="right")
    why = one.page.get_by_role("dialog", name="Why this badge?")
    expect(why.get_by_role("heading")).to_have_text("2 unread messages")
    expect(why).to_contain_text("You marked this as unread yourself")
    expect(why.get_by_role("listitem").first).to_contain_text("Second")
    one.page.keyboard.press("Escape")
    expect(why).to_have_count(0)

    one.entry(place).focus()
    one.page.keyboard.press("Shift+F10")
    why.get_by_role("button", name="Mark as read").click()
    expect(why).to_have_count(0)
    expect(_badge(one, place)).to_have_count(0)


def test_moderators_read_what_a_message_said_before_and_its_author_does_not(
    enter: Enter, alice: Person, place: Place
) -> None:
    keeper = stage.person("Keeper", role="moderator")
    one, two = enter(alice, place), enter(keeper, place)
    one.write("We meet at noon")
    one.choose("We meet at noon", "Edit")
    box = one.page.get_by_role("textbox", name="Edit message")
    box.fill("We meet at three")
    box.press("Enter")
    expect(two.row("We meet at three")).to_be_visible()
    two.choose("We meet at three", "Show history")
    history = two.page.get_by_role("dialog", name="Message history")
    steps = history.get_by_role("listitem")
    expect(steps).to_have_count(2)
    expect(steps.first.locator("del")).to_have_text("noon")
    expect(steps.first.locator("ins")).to_have_text("three")
    expect(steps.last).to_contain_text("As it was posted")
    expect(steps.last).to_contain_text("Allowed")

    one.act("We meet at three", "More")
    expect(one.page.get_by_role("menuitem", name="Copy link")).to_be_visible()
    expect(one.page.get_by_role("menuitem", name="Show history")).to_have_count(0)
