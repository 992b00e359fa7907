"""Spaces beside The Lounge: founded, entered by invite or by asking, and talked in."""

import re

import pytest
from playwright.sync_api import Locator, expect

from core.kernel.ids import new_id
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person
from tests.e2e.tab import Tab

pytestmark = pytest.mark.e2e


def found(tab: Tab, name: str, visibility: str) -> str:
    """Create a space by its dialog; its slug."""
    slug = f"s-{new_id().hex[-8:]}"
    tab.page.get_by_role("button", name="Create a space").click()
    dialog = tab.page.get_by_role("dialog")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("Address").fill(slug)
    dialog.get_by_label(re.compile(f"^{visibility}")).check()
    dialog.get_by_role("button", name="Create", exact=True).click()
    expect(tab.heading(name)).to_be_visible()
    return slug


def in_rail(tab: Tab, name: str) -> Locator:
    return tab.page.get_by_role("navigation", name="Your spaces").get_by_role("link", name=name)


def test_someone_is_invited_into_a_private_space_and_they_talk(
    enter: Enter, alice: Person, bob: Person
) -> None:
    one, two = enter(alice), enter(bob)
    one.go("/lounge")
    slug = found(one, "Walnut Circle", "Private")
    two.go(f"/r/{slug}")
    expect(two.page.get_by_text("Nothing grows here")).to_be_visible()

    one.go(f"/r/{slug}/-/settings/invites")
    one.page.get_by_role("button", name="Create invite").click()
    link = one.page.get_by_label("Invite link").input_value()
    path = link.removeprefix(one.base_url)
    two.go(path)
    expect(two.heading("Walnut Circle")).to_be_visible()
    two.page.get_by_role("button", name="Accept invite").click()
    expect(two.page).to_have_url(re.compile(f"/r/{slug}$"))
    for tab in (one, two):
        tab.go(f"/r/{slug}/general")
        expect(tab.log).to_be_visible()
    one.write("Welcome to the circle")
    expect(two.row("Welcome to the circle")).to_be_visible()
    two.write("A walnut for everyone")
    expect(one.row("A walnut for everyone")).to_be_visible()

    one.go(f"/r/{slug}/-/settings/invites")
    expect(one.page.get_by_text("used once")).to_be_visible()
    one.page.get_by_role("button", name="Revoke").click()
    expect(one.page.get_by_text("There are no invites")).to_be_visible()
    two.go(path)
    two.page.get_by_role("button", name="Open").click()
    expect(two.page).to_have_url(re.compile(f"/r/{slug}$"))

    one.go(f"/r/{slug}/-/settings/members")
    one.page.get_by_role("button", name="Actions on Bob").click()
    one.page.get_by_role("menuitem", name="Remove from space").click()
    one.page.get_by_role("button", name="Remove", exact=True).click()
    expect(in_rail(two, "Walnut Circle")).to_have_count(0)


def test_who_asks_is_let_in_and_writes(enter: Enter, alice: Person, bob: Person) -> None:
    one, two = enter(alice), enter(bob)
    one.go("/lounge")
    slug = found(one, f"Grove {new_id().hex[-6:]}", "Restricted")
    one.go(f"/r/{slug}/general")
    expect(one.log).to_be_visible()
    name = one.page.get_by_role("navigation", name="Your spaces").locator("[aria-current=true]")
    title = name.get_attribute("aria-label") or ""

    two.go("/spaces")
    two.page.get_by_label("Search spaces").fill(title)
    card = two.page.get_by_role("list", name="Discover spaces").get_by_role("listitem")
    expect(card).to_have_count(1)
    card.get_by_role("button", name="Ask to join").click()
    two.page.get_by_role("textbox", name="Why would you like to join?").fill("I bring walnuts")
    two.page.get_by_role("dialog").get_by_role("button", name="Ask to join").click()
    expect(card.get_by_text("Your request is waiting")).to_be_visible()

    one.page.get_by_role("button", name="Space settings, 1 request waiting").click()
    expect(one.page.get_by_text("I bring walnuts")).to_be_visible()
    one.page.get_by_role("button", name="Approve").click()
    expect(one.page.get_by_text("Nobody is waiting")).to_be_visible()

    in_rail(two, title).click()
    two.page.get_by_role("navigation", name="Rooms").get_by_role("link", name="General").click()
    expect(two.log).to_be_visible()
    two.write("Here I am")
    expect(two.row("Here I am")).to_be_visible()


def test_a_refused_form_keeps_what_was_typed_and_names_the_field(
    enter: Enter, alice: Person
) -> None:
    tab = enter(alice)
    tab.go("/lounge")
    tab.page.get_by_role("button", name="Create a space").click()
    dialog = tab.page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Messages")
    dialog.get_by_role("button", name="Create", exact=True).click()
    address = dialog.get_by_label("Address")
    expect(address).to_have_attribute("aria-invalid", "true")
    expect(dialog.get_by_text("is kept for the site itself")).to_be_visible()
    expect(dialog.get_by_label("Name")).to_have_value("Messages")
    expect(address).to_have_value("messages")
