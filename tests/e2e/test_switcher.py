"""Going anywhere with a few keys, and finding out which."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place

pytestmark = pytest.mark.e2e


def test_a_few_letters_lead_to_a_room_and_arrows_to_what_is_unread(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    orchard = stage.room("Orchard Keepers")
    stage.say(bob, orchard, "the first blossom")
    stage.say(bob, place, "hello")
    tab = enter(alice, place)
    page, keys = tab.page, tab.page.keyboard
    expect(tab.entry(orchard)).to_contain_text("unread")

    tab.composer.fill("half a thought ")
    keys.press("ControlOrMeta+k")
    box = page.get_by_role("combobox", name="Go to…")
    expect(box).to_be_focused()
    keys.type("orke")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Orchard Keepers")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(first).to_contain_text("1")
    keys.press("Enter")
    expect(box).to_have_count(0)
    expect(page).to_have_url(re.compile(f"/{orchard.slug}$"))
    expect(tab.row("the first blossom")).to_be_visible()

    keys.press("ControlOrMeta+k")
    expect(page.get_by_role("option").first).to_contain_text(place.name)
    keys.press("Escape")
    expect(box).to_have_count(0)
    stage.say(bob, place, "are you still there?")
    expect(tab.entry(place)).to_contain_text("unread")
    keys.press("Alt+Shift+ArrowDown")
    # Rooms of other tests may be unread, too.
    expect(page).not_to_have_url(re.compile(f"/{orchard.slug}$"))

    tab.enter(place)
    tab.composer.fill("")
    tab.composer.focus()
    keys.type("?")
    expect(tab.composer).to_have_value("?")
    expect(page.get_by_role("dialog")).to_have_count(0)
    tab.composer.fill("")
    tab.row("are you still there?").focus()
    keys.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
