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

    two.go(f"/search?q=vice+is:resolved+in:{place.slug}")
    expect(two.page.locator("mark")).to_have_text(["vice"])
    two.page.locator("[data-hit]").first.click()
    expect(panel_of(two).locator("article", has_text="With a vice")).to_contain_text(
        "Accepted answer"
    )


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


def test_two_threads_stand_beside_their_room_and_keep_their_places(
    enter: Enter, alice: Person, place: Place
) -> None:
    for text in ("Oak", "Elm"):
        stage.in_thread(alice, place, stage.say(alice, place, text), f"About {text}")
    tab = enter(alice, place)
    first = panel_of(tab)
    second = tab.page.get_by_role("complementary", name="Second thread")
    line_under(tab, "Oak").first.click()
    expect(first).to_contain_text("About Oak")
    line_under(tab, "Elm").first.click(modifiers=["Shift"])
    expect(second).to_contain_text("About Elm")
    expect(first).to_contain_text("About Oak")
    tab.page.reload()
    expect(second).to_contain_text("About Elm")
    expect(first).to_contain_text("About Oak")
    tab.page.set_viewport_size({"width": 390, "height": 844})
    expect(first).to_contain_text("About Elm")
    expect(second).to_have_count(0)
    tab.page.set_viewport_size({"width": 1440, "height": 900})

    tab.composer.press("Escape")
    expect(second).to_be_visible()
    second.get_by_role("textbox", name="Reply in the thread").press("Escape")
    expect(second).to_have_count(0)
    expect(line_under(tab, "Elm").first).to_be_focused()
    tab.page.go_back()
    expect(second).to_contain_text("About Elm")


def test_what_a_moderator_moves_is_found_at_its_old_address_and_comes_back(
    enter: Enter, bob: Person, place: Place
) -> None:
    mia = stage.person("Mia", role="moderator")
    first, *_ = [stage.say(bob, place, f"Chestnut {n}") for n in range(3)]
    stage.say(bob, place, "Lunch?")
    one, two = enter(mia, place), enter(bob, place)
    one.choose("Chestnut 0", "Select")
    one.row("Chestnut 2").get_by_role("checkbox").click(modifiers=["Shift"])
    bar = one.page.get_by_role("toolbar", name="Chosen messages")
    expect(bar).to_contain_text("3 messages chosen")
    bar.get_by_role("button", name="Move to…").click()
    one.page.get_by_role("button", name="New thread").click()
    one.page.get_by_role("textbox", name="Title of the thread").fill("On chestnuts")
    one.page.get_by_role("button", name="Move", exact=True).click()
    expect(two.rows).to_have_count(1)
    assert two.texts() == ["Lunch?"]
    two.go(f"/m/{first}")
    expect(panel_of(two).get_by_role("log")).to_contain_text("Chestnut 2")

    one.toast.get_by_role("button", name="Undo").click()
    expect(one.rows).to_have_count(4)
    assert one.texts() == ["Chestnut 0", "Chestnut 1", "Chestnut 2", "Lunch?"]
    expect(panel_of(two).get_by_role("log")).not_to_contain_text("Chestnut 2")
