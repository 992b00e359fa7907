"""Conversations beside a room."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place
from tests.e2e.tab import Tab

pytestmark = pytest.mark.e2e

QUESTION = "How do I open a hickory nut?"


def panel_of(tab: Tab) -> Locator:
    """The thread beside the room."""
    return tab.page.get_by_role("complementary", name="Thread", exact=True)


def line_under(tab: Tab, text: str) -> Locator:
    """What the room says of the thread of a message."""
    return tab.row(text).get_by_test_id("thread-line")


def test_a_question_is_answered_in_its_thread_and_resolved(
    enter: Enter, alice: Person, bob: Person
) -> None:
    place = stage.room("Nut Clinic", kind="help", auto_thread=True)
    one, two = enter(alice, place), enter(bob, place)
    one.write(QUESTION)
    line = line_under(two, QUESTION)
    expect(line).to_contain_text("No replies yet")

    line.click()
    answers = panel_of(two)
    box = answers.get_by_role("textbox", name="Reply in the thread")
    expect(box).to_be_focused()
    expect(two.page).to_have_url(re.compile(f"/lounge/{place.slug}/t/"))
    box.fill("With a vice, and slowly")
    box.press("Enter")
    expect(answers.get_by_role("log")).to_contain_text("With a vice, and slowly")

    line = line_under(one, QUESTION)
    expect(line).to_contain_text("1 reply")
    expect(line).to_contain_text("last by Bob")
    expect(line).to_contain_text("1 new")
    expect(one.page.get_by_role("link", name="My threads")).to_contain_text("1unread")
    expect(one.row("With a vice")).to_have_count(0)

    line.click()
    answer = panel_of(one).locator("article", has_text="With a vice")
    answer.hover()
    answer.get_by_role("button", name="More", exact=True).click()
    one.page.get_by_role("menuitem", name="Accept as answer").click()
    for tab in (one, two):
        expect(panel_of(tab).locator("article", has_text="With a vice")).to_contain_text(
            "Accepted answer"
        )
        expect(line_under(tab, QUESTION).first).to_contain_text("Resolved")
    expect(line).not_to_contain_text("1 new")

    panel_of(one).get_by_role("textbox", name="Reply in the thread").press("Escape")
    expect(panel_of(one)).to_have_count(0)
    expect(one.page).to_have_url(re.compile(f"/lounge/{place.slug}$"))
    two.page.reload()
    expect(panel_of(two)).to_contain_text("With a vice, and slowly")


def test_a_thread_begins_from_a_message_and_one_of_its_answers_stands_in_the_room_too(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    stage.say(bob, place, "Soup or salad?")
    one, two = enter(alice, place), enter(bob, place)
    one.act("Soup or salad?", "Reply in thread")
    box = panel_of(one).get_by_role("textbox", name="Reply in the thread")
    expect(box).to_be_focused()
    box.fill("Let me think about it")
    box.press("Enter")
    expect(line_under(two, "Soup or salad?")).to_contain_text("1 reply")
    panel_of(one).get_by_role("checkbox", name="Also show in the room").check()
    box.fill("Soup, please")
    box.press("Enter")
    expect(two.row("Soup, please")).to_be_visible()
    assert two.texts() == ["Soup or salad?", "Soup, please"]

    line_under(two, "Soup, please").click()
    expect(panel_of(two).get_by_role("log")).to_contain_text("Let me think about it")
    panel_of(two).get_by_role("button", name="Close thread").click()
    two.page.get_by_role("button", name="Threads", exact=True).click()
    listed = two.page.get_by_role("complementary", name="Threads", exact=True)
    expect(listed.get_by_role("link")).to_contain_text("Soup or salad?")
    expect(listed.get_by_role("link")).to_contain_text("2 replies")
