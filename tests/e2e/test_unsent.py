"""What is written and not sent yet: drafts on several devices, messages for later."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place
from tests.e2e.tab import Tab
from tests.support.processes import BeatProcess, ServerProcess

pytestmark = pytest.mark.e2e

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
OTHER = "A different draft was written on another device."


def test_a_draft_follows_to_the_phone_and_two_different_ones_both_stay(
    enter: Enter, alice: Person, place: Place
) -> None:
    elsewhere = stage.room("Pecan Pie")
    desk, phone = enter(alice, place), enter(alice, place, **PHONE)
    desk.composer.fill("half a thou")
    expect(phone.composer).to_have_value("half a thou")

    desk.context.set_offline(True)
    desk.composer.fill("half a thousand")
    phone.composer.fill("half a thought")
    phone.composer.blur()
    desk.context.set_offline(False)
    expect(desk.page.get_by_text(OTHER)).to_be_visible()
    expect(desk.composer).to_have_value("half a thousand")
    desk.page.get_by_role("button", name="Keep both").click()
    expect(desk.page.get_by_text(OTHER)).to_be_hidden()
    both = "half a thousand\n\nhalf a thought"
    expect(desk.composer).to_have_value(both)
    expect(phone.composer).to_have_value(both)

    desk.switch(elsewhere)
    expect(desk.entry(place)).to_contain_text("Draft")
    desk.switch(place)
    desk.write("a whole thought")
    expect(phone.row("a whole thought")).to_be_visible()
    expect(phone.composer).to_have_value("")
    desk.switch(elsewhere)
    expect(desk.entry(place)).not_to_contain_text("Draft")
    assert stage.drafts_of(alice) == []


def _send_later(tab: Tab, text: str) -> None:
    tab.composer.fill(text)
    tab.page.get_by_role("button", name="Send later").click()
    tab.page.get_by_role("menuitem", name=re.compile("^Tomorrow")).click()
    expect(tab.composer).to_have_value("")


def test_what_was_scheduled_before_a_restart_is_sent_once_and_what_cannot_be_says_why(
    enter: Enter,
    server: ServerProcess,
    transactional_db: str,
    alice: Person,
    place: Place,
    tmp_path: Path,
) -> None:
    closing = stage.open_room("Old Shed")
    tab = enter(alice, place)
    _send_later(tab, "good morning")
    tab.go(f"/lounge/{closing.slug}")
    _send_later(tab, "into the shed")
    server.stop()
    stage.change_room(closing, archived=True)
    assert stage.make_due(alice) == 2

    server.start()
    server.wait_ready()
    env = {"CARYA_SCHEDULED_SECONDS": "1"}
    with BeatProcess(database_url=transactional_db, folder=tmp_path, env=env):
        tab.enter(place)
        expect(tab.row("good morning")).to_be_visible()
        tab.go("/drafts")
        failed = tab.page.get_by_role("listitem").filter(has_text="into the shed")
        expect(failed).to_contain_text("Could not be sent. This room is archived")
    assert stage.said(place) == ["good morning"]
    failed.get_by_role("button", name="Discard").click()
    expect(tab.page.get_by_text("Nothing is scheduled")).to_be_visible()
