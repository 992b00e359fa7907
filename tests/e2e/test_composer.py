"""Writing by keyboard: names and emoji are completed, code and lists go on, messages travel."""

import pytest
from playwright.sync_api import expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place

pytestmark = pytest.mark.e2e


def test_a_name_and_an_emoji_are_completed_by_keyboard_while_writing_and_rewriting(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    stage.say(bob, place, "here I am")
    tab = enter(alice, place)
    page, options = tab.page, tab.page.get_by_role("option")
    tab.composer.press_sequentially("hello @")
    box = page.get_by_role("combobox", name=f"Message {place.name}")
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(options.first).to_contain_text(f"@{bob.username}")
    expect(options.first).to_have_attribute("aria-selected", "true")
    chosen = options.first.get_attribute("id")
    expect(box).to_have_attribute("aria-activedescendant", chosen or "")
    box.press("Escape")
    expect(options).to_have_count(0)
    tab.composer.press_sequentially(bob.username[:2])
    expect(options).to_have_count(0)
    tab.composer.press_sequentially(" @mod")
    expect(options).to_have_count(1)
    expect(options.first).to_contain_text("@moderators")
    page.keyboard.press("Tab")
    page.keyboard.type(f"@{bob.username[:-1]}")
    expect(options.first).to_contain_text(bob.username)
    page.keyboard.press("Enter")
    page.keyboard.type(":chestn")
    expect(options.first).to_contain_text("chestnut")
    page.keyboard.press("Enter")
    expect(tab.composer).to_have_value(f"hello @{bob.username[:2]} @moderators @{bob.username} 🌰 ")
    page.keyboard.press("Enter")
    row = tab.row("@moderators")
    expect(row.get_by_text(f"@{bob.username}", exact=True)).to_have_css("font-weight", "500")
    row.focus()
    page.keyboard.press("e")
    edit = page.get_by_role("textbox", name="Edit message")
    expect(edit).to_be_focused()
    page.keyboard.type(f" and @{bob.username[:2]}")
    expect(options.first).to_contain_text(bob.username)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(row).to_contain_text(f"and @{bob.username}")


def test_code_goes_on_in_its_block_and_is_coloured_and_a_list_goes_on(
    enter: Enter, alice: Person, place: Place
) -> None:
    tab = enter(alice, place)
    page = tab.page
    tab.composer.press_sequentially("```py")
    page.keyboard.press("Enter")
    page.keyboard.type("if x:")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("y = 1")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("```")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("- salt")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("pepper")
    expect(tab.composer).to_have_value("```py\nif x:\n  y = 1\n```\n- salt\n- pepper")
    page.keyboard.press("ControlOrMeta+z")
    expect(tab.composer).not_to_have_value("```py\nif x:\n  y = 1\n```\n- salt\n- pepper")
    page.keyboard.press("ControlOrMeta+Shift+z")
    page.keyboard.press("Enter")
    row = tab.row("pepper")
    expect(row.locator("pre")).to_have_text("if x:\n  y = 1")
    expect(row.locator("pre span").first).to_have_text("if")
    expect(row.locator("li")).to_have_text(["salt", "pepper"])


def test_words_of_a_message_are_quoted_and_the_message_travels_with_author_and_origin(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    other = stage.room("Stock Pot")
    stage.say(bob, place, "soup needs *salt* and time")
    tab = enter(alice, place)
    row = tab.row("soup needs")
    row.locator("em").dblclick()
    row.focus()
    tab.page.keyboard.press("q")
    expect(tab.composer).to_be_focused()
    expect(tab.composer).to_have_value("> salt\n")
    tab.page.keyboard.type("and pepper")
    tab.page.keyboard.press("Enter")
    answer = tab.row("and pepper")
    expect(answer.locator("blockquote")).to_have_text("salt")
    expect(answer).to_contain_text(bob.name)
    row.focus()
    tab.page.keyboard.press("f")
    dialog = tab.page.get_by_role("dialog", name="Forward this message")
    dialog.get_by_role("searchbox").fill(other.name)
    dialog.get_by_role("radio", name=other.name).check()
    dialog.get_by_label("Comment").fill("for the kitchen")
    dialog.get_by_role("button", name="Forward").click()
    expect(tab.toast).to_contain_text(f"Forwarded to {other.name}")
    tab.switch(other)
    there = tab.row("for the kitchen")
    expect(there.locator("blockquote")).to_contain_text(bob.name)
    expect(there.locator("blockquote em")).to_have_text("salt")
    there.get_by_role("link", name=place.name).click()
    expect(tab.heading(place.name)).to_be_visible()
    expect(tab.row("soup needs")).to_be_in_viewport()
