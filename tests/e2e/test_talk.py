"""Two people at two browsers."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place

pytestmark = pytest.mark.e2e


def test_a_message_appears_in_the_other_browser_while_both_look(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    one, two = enter(alice, place), enter(bob, place)
    one.write("Good evening, Bob")
    expect(two.row("Good evening, Bob")).to_be_visible()
    expect(two.row("Good evening, Bob")).to_have_attribute("aria-label", re.compile("^Alice, "))
    two.write("Hello **Alice**")
    expect(one.row("Hello Alice").locator("strong")).to_have_text("Alice")
    assert one.texts() == two.texts() == ["Good evening, Bob", "Hello Alice"]
    assert stage.said(place) == ["Good evening, Bob", "Hello **Alice**"]


@pytest.fixture
def crowd() -> None:
    """More members than one page of the list holds."""
    for _ in range(60):
        stage.person("Extra")


def test_who_types_is_named_until_the_message_is_there(
    enter: Enter, crowd: None, alice: Person, bob: Person, place: Place
) -> None:
    one, two = enter(alice, place), enter(bob, place)
    typing = two.page.get_by_text("Alice is typing…")
    one.composer.press_sequentially("I was just")
    expect(typing).to_be_visible()
    one.composer.press("Enter")
    expect(two.row("I was just")).to_be_visible()
    expect(typing).to_be_hidden()


def test_the_list_of_members_shows_who_is_here_and_their_status(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    one = enter(alice, place)
    members = one.page.get_by_role("complementary", name="Members")
    here = members.get_by_role("region", name="Here now")
    expect(here.get_by_text("Bob")).to_have_count(0)
    two = enter(bob, place)
    expect(here.get_by_text("Bob")).to_be_visible()
    two.page.get_by_role("button", name="You: Bob").click()
    two.page.get_by_role("menuitem", name="Do not disturb").click()
    expect(here.get_by_role("listitem").filter(has_text="Bob")).to_contain_text("Do not disturb")
    two.context.close()
    expect(here.get_by_text("Bob")).to_have_count(0)


def test_a_badge_counts_what_is_new_in_another_room_and_goes_when_it_is_read(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    other = stage.room("Pecan Pie")
    one, two = enter(alice, place), enter(bob, other)
    badge = one.entry(other).get_by_text("unread")
    expect(badge).to_have_count(0)
    for text in ("first", "second", "third"):
        two.write(text)
    expect(one.entry(other)).to_contain_text("3unread")
    expect(one.page).to_have_title(re.compile("Walnut Corner"))
    one.switch(other)
    expect(one.row("third")).to_be_visible()
    expect(badge).to_have_count(0)
    again = enter(alice, place)
    expect(again.entry(other)).to_be_visible()
    expect(again.entry(other).get_by_text("unread")).to_have_count(0)


def test_reactions_edits_and_deletions_arrive_live(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    one, two = enter(alice, place), enter(bob, place)
    one.write("Shall we meet at six?")
    two.act("Shall we meet at six?", "React with 👍")
    chip = one.row("Shall we meet").get_by_role("button", name="👍, 1 reaction")
    expect(chip).to_have_attribute("aria-pressed", "false")
    chip.click()
    expect(two.row("Shall we meet").get_by_role("button", name="👍, 2 reactions")).to_be_visible()
    chip = one.row("Shall we meet").get_by_role("button", name="👍, 2 reactions")
    expect(chip).to_have_attribute("aria-pressed", "true")

    one.choose("Shall we meet at six?", "Edit")
    box = one.page.get_by_role("textbox", name="Edit message")
    box.fill("Shall we meet at seven?")
    box.press("Enter")
    expect(two.row("Shall we meet at seven?")).to_contain_text("(edited)")
    expect(two.row("at six")).to_have_count(0)

    one.choose("Shall we meet at seven?", "Delete")
    one.page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    for tab in (one, two):
        expect(tab.rows).to_have_count(0)
        expect(tab.log.get_by_text("This message was deleted")).to_be_visible()
    assert stage.said(place) == []


def test_a_reply_quotes_what_it_answers_as_it_is_now(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    one, two = enter(alice, place), enter(bob, place)
    one.write("Which nut is a fruit?")
    two.act("Which nut is a fruit?", "Reply")
    expect(two.page.get_by_text("Replying to Alice")).to_be_visible()
    two.write("All of them, botanically")
    expect(two.page.get_by_text("Replying to Alice")).to_be_hidden()
    quote = one.row("All of them, botanically").get_by_role("button", name="Which nut is a fruit?")
    expect(quote).to_contain_text("Alice")

    one.choose("Which nut is a fruit?", "Delete")
    one.page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(two.row("All of them")).to_contain_text("The message is no longer there")
