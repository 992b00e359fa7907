"""A poll in two browsers, and what moderators keep at hand."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place
from tests.e2e.tab import Tab

pytestmark = pytest.mark.e2e


def ask(tab: Tab, question: str, *options: str) -> None:
    """Fill in the dialog for a poll and post it."""
    tab.page.get_by_role("button", name="Ask with a poll").click()
    dialog = tab.page.get_by_role("dialog", name="A poll")
    dialog.get_by_role("textbox", name="Question").fill(question)
    for number, option in enumerate(options, start=1):
        if number > 2:
            dialog.get_by_role("button", name="Add an option").click()
        dialog.get_by_role("textbox", name=f"Option {number}").fill(option)
    dialog.get_by_role("button", name="Ask", exact=True).click()


def option(page: Page, text: str) -> Locator:
    return page.get_by_role("radio", name=re.compile(f"^{text}, "))


def test_a_vote_is_seen_live_in_the_other_browser_and_a_closed_poll_takes_none(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    one, two = enter(alice, place), enter(bob, place)
    ask(one, "What to drink?", "Tea", "Coffee", "Water")
    expect(two.row("What to drink?")).to_be_visible()
    option(two.page, "Tea").focus()
    two.page.keyboard.press("ArrowDown")
    two.page.keyboard.press("Space")
    expect(option(one.page, "Coffee")).to_have_accessible_name("Coffee, 1 vote, 100 percent")
    expect(option(two.page, "Coffee")).to_be_checked()
    expect(option(one.page, "Coffee")).not_to_be_checked()
    two.page.reload()
    expect(option(two.page, "Coffee")).to_be_checked()
    option(one.page, "Water").click()
    expect(option(two.page, "Water")).to_have_accessible_name("Water, 1 vote, 50 percent")
    one.page.get_by_role("button", name="Close poll").click()
    one.page.get_by_role("button", name="Close for good").click()
    expect(two.page.get_by_text(re.compile("^Closed "))).to_be_visible()
    expect(option(two.page, "Tea")).to_be_disabled()
    expect(option(two.page, "Coffee")).to_be_checked()
    expect(two.page.get_by_role("button", name="Take back")).to_have_count(0)


def test_a_pinned_message_and_a_link_are_at_hand_for_everybody(
    enter: Enter, bob: Person, place: Place
) -> None:
    one, two = enter(stage.person("Mia", role="moderator"), place), enter(bob, place)
    one.write("Be kind to each other")
    expect(two.row("Be kind to each other")).to_be_visible()
    one.choose("Be kind to each other", "Pin")
    expect(two.row("Be kind to each other")).to_contain_text("Pinned")
    one.page.get_by_role("button", name="Pinned", exact=True).click()
    panel = one.page.get_by_role("dialog", name="Pinned")
    panel.get_by_role("button", name="Add a link").click()
    panel.get_by_role("textbox", name="What it is").fill("The wiki")
    panel.get_by_role("textbox", name="Address").fill("https://example.org/wiki")
    panel.get_by_role("button", name="Add a link").click()
    expect(panel.get_by_role("link", name="The wiki")).to_be_visible()
    two.page.get_by_role("button", name="Pinned", exact=True).click()
    theirs = two.page.get_by_role("dialog", name="Pinned")
    expect(theirs.get_by_role("link", name="The wiki")).to_be_visible()
    expect(theirs.get_by_role("button", name="Unpin")).to_have_count(0)
    theirs.get_by_role("button", name=re.compile("^Go to the message of Mia")).click()
    expect(theirs).to_be_hidden()
    expect(two.row("Be kind to each other")).to_be_in_viewport()
