"""Finding a message and going to it in its room."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place

pytestmark = pytest.mark.e2e


def test_a_message_is_found_from_the_keyboard_and_shown_in_its_place(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    stage.history(bob, place, 120)
    stage.say(bob, place, "Der Nussknacker liegt in der Schublade, 검색기능도 있어요 🎉")
    for number in range(3):
        stage.say(bob, place, f"something else {number}")
    tab = enter(alice)
    page, keys = tab.page, tab.page.keyboard
    tab.enter(place)
    tab.heading(place.name).click()
    keys.press("/")
    box = page.get_by_role("combobox", name="Search messages")
    expect(box).to_be_focused()
    keys.type("nussk* fr")
    expect(page.get_by_role("option", name="from:")).to_be_visible()
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(box).to_have_value("nussk* from:")
    keys.type(bob.username[:3])
    page.get_by_role("option", name=f"from:{bob.username}").click()
    keys.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=nussk\*\+from%3A" + bob.username))
    expect(page.get_by_role("status").filter(has_text="1 message")).to_be_visible()
    expect(page.locator("mark")).to_have_text(["Nussknacker"])

    page.reload()
    expect(page.locator("mark")).to_have_text(["Nussknacker"])
    box = page.get_by_role("combobox", name="Search messages")
    box.fill(f"기능 in:{place.slug}")
    keys.press("Enter")
    expect(page.locator("mark")).to_have_text(["기능"])
    keys.press("ArrowDown")
    expect(page.locator("[data-hit]")).to_be_focused()
    keys.press("Enter")
    expect(page).to_have_url(re.compile(f"/lounge/{place.slug}"))
    expect(tab.row("Der Nussknacker liegt")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("mark")).to_have_text(["기능"])


def test_a_query_that_cannot_be_read_is_explained_and_kept(
    enter: Enter, alice: Person, place: Place
) -> None:
    tab = enter(alice)
    page = tab.page
    tab.go("/search?q=form%3Amia+hello")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("form: is no operator; there are from:, in:,")
    box = page.get_by_role("combobox", name="Search messages")
    expect(box).to_have_value("form:mia hello")
    page.get_by_role("button", name="is:pinned").click()
    expect(box).to_have_value("form:mia hello is:pinned")
    box.fill("nothing-like-this-anywhere")
    page.keyboard.press("Enter")
    expect(tab.heading("Nothing found")).to_be_visible()
    tab.troubles.clear()  # the browser notes the refusal by itself
