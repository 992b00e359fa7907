"""Who may write where and when, and sessions that end."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place

pytestmark = pytest.mark.e2e


def test_slow_mode_counts_down_and_keeps_the_next_draft(enter: Enter, alice: Person) -> None:
    place = stage.room("Slow Corner", slow_mode_seconds=5)
    tab = enter(alice, place)
    expect(tab.page.get_by_text("Slow mode: one message every 0:05")).to_be_visible()
    tab.write("first")
    expect(tab.row("first")).to_be_visible()
    expect(tab.page.get_by_role("timer")).to_contain_text("Slow mode: next message in 0:0")
    tab.composer.fill("second")
    send = tab.page.get_by_role("button", name="Send", exact=True)
    expect(send).to_be_disabled()
    tab.composer.press("Enter")
    expect(tab.composer).to_have_value("second")
    expect(send).to_be_enabled()
    tab.composer.press("Enter")
    expect(tab.row("second")).to_be_visible()
    assert stage.said(place) == ["first", "second"]


def test_in_an_announcement_room_members_read_and_moderators_write(
    enter: Enter, alice: Person
) -> None:
    place = stage.room("News", kind="announcement", write_level="moderator")
    mia = stage.person("Mia", role="moderator")
    reader, writer = enter(alice, place), enter(mia, place)
    expect(reader.page.get_by_text("Only moderators write here")).to_be_visible()
    expect(reader.composer).to_have_count(0)
    writer.write("We open at six")
    expect(reader.row("We open at six")).to_be_visible()
    expect(reader.row("We open at six")).to_contain_text("We open at six")


def test_who_has_not_verified_their_address_reads_and_is_told_how_to_write(
    enter: Enter, bob: Person, place: Place
) -> None:
    stage.say(bob, place, "welcome, stranger")
    una = stage.person("Una", verified=False)
    tab = enter(una, place)
    expect(tab.row("welcome, stranger")).to_be_visible()
    banner = tab.page.get_by_role("region", name="Mail address")
    expect(banner).to_contain_text(f"The link went to {una.email}")
    expect(tab.composer).to_be_disabled()
    banner.get_by_role("button", name="Send another mail").click()
    expect(tab.toast).to_have_text("Another mail is on its way.")


def test_logging_out_in_one_tab_ends_the_other(enter: Enter, alice: Person, place: Place) -> None:
    tab = enter(alice, place)
    other = tab.beside()
    other.enter(place)
    tab.page.get_by_role("button", name="You: Alice").click()
    tab.page.get_by_role("menuitem", name="Log out").click()
    expect(tab.heading("Good to see you again")).to_be_visible()
    expect(other.log).to_have_count(0)
    expect(other.page).to_have_url(re.compile("/login"))
    tab.go(f"/lounge/{place.slug}")
    expect(tab.page).to_have_url(re.compile("/login"))


def test_a_device_logged_out_from_another_one_loses_its_connection(
    enter: Enter, alice: Person, place: Place
) -> None:
    phone, desk = enter(alice, place), enter(alice)
    desk.go("/settings")
    devices = desk.page.get_by_role("listitem").filter(has_text="Chrome")
    expect(devices).to_have_count(2)
    expect(devices.filter(has_text="This device")).to_have_count(1)
    devices.get_by_role("button", name="Log out").click()
    expect(devices).to_have_count(1)
    expect(phone.log).to_have_count(0)
    expect(phone.page).to_have_url(re.compile("/login"))
    expect(desk.heading("Settings")).to_be_visible()


def test_a_room_that_does_not_exist_says_so(enter: Enter, alice: Person) -> None:
    tab = enter(alice)
    tab.go("/lounge/no-such-room")
    expect(tab.page.get_by_text("Nothing grows here")).to_be_visible()
