"""The network goes and comes back, and so does the server."""

import pytest
from playwright.sync_api import expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place
from tests.e2e.tab import Tab
from tests.e2e.wire import Wire
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.e2e

LOST = "Connection lost – reconnecting… What you write is kept."


def _agree(tabs: list[Tab], place: Place, expected: list[str]) -> None:
    """Everybody and the database have the same messages, once each, in the same order."""
    for tab in tabs:
        expect(tab.rows).to_have_count(len(expected))
        assert tab.texts() == expected
    assert stage.said(place) == expected


def test_what_was_said_and_written_while_the_network_was_away_is_all_there_once(
    enter: Enter, wire: Wire, alice: Person, bob: Person, place: Place
) -> None:
    one = enter(alice, place)
    two = enter(bob, place, base_url=wire.base_url)
    one.write("before")
    two.write("me too")
    expect(one.row("me too")).to_be_visible()
    expect(two.row("before")).to_be_visible()

    wire.cut()
    expect(two.banner).to_have_text(LOST)
    for number in range(1, 6):
        one.write(f"while you were away {number}")
    one.choose("before", "Edit")
    one.page.get_by_role("textbox", name="Edit message").fill("before the storm")
    one.page.get_by_role("textbox", name="Edit message").press("Enter")
    expect(one.row("before the storm")).to_be_visible()
    for text in ("from the cellar", "still in the cellar"):
        two.write(text)
    pending = two.own("Your message, being sent")
    expect(pending).to_have_count(2)
    expect(pending.first).to_contain_text("Waiting for the connection…")
    expect(two.row("while you were away 1")).to_have_count(0)

    wire.mend()
    expect(two.banner).to_have_text("Caught up")
    expect(pending).to_have_count(0)
    away = [f"while you were away {number}" for number in range(1, 6)]
    for tab in (one, two):
        expect(tab.row("still in the cellar")).to_be_visible()
    expected = ["before the storm", "me too", *away, "from the cellar", "still in the cellar"]
    _agree([one, two], place, expected)
    expect(two.banner).to_be_hidden()

    two.write("good to be back")
    expect(one.row("good to be back")).to_be_visible()


def test_a_message_on_its_way_when_the_line_breaks_is_sent_exactly_once(
    enter: Enter, wire: Wire, alice: Person, bob: Person, place: Place
) -> None:
    one = enter(alice, place)
    two = enter(bob, place, base_url=wire.base_url)
    expected = []
    for number in range(1, 4):
        text = f"on its way {number}"
        expected.append(text)
        two.write(text)
        wire.cut()
        wire.mend()
        expect(two.row(text)).to_be_visible()
    _agree([one, two], place, expected)


def test_a_browser_that_says_it_is_offline_stops_at_once_and_resumes(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    one, two = enter(alice, place), enter(bob, place)
    two.context.set_offline(True)
    expect(two.banner).to_have_text(LOST)
    one.write("can you hear me?")
    expect(one.row("can you hear me?")).to_be_visible()
    expect(two.row("can you hear me?")).to_have_count(0)
    two.context.set_offline(False)
    expect(two.row("can you hear me?")).to_be_visible()
    expect(two.banner).to_be_hidden()


def test_a_restarted_server_loses_nothing_of_what_was_said_or_written(
    enter: Enter, server: ServerProcess, alice: Person, bob: Person, place: Place
) -> None:
    one, two = enter(alice, place), enter(bob, place)
    one.write("before the restart")
    expect(two.row("before the restart")).to_be_visible()
    server.stop()
    for tab in (one, two):
        expect(tab.banner).to_have_text(LOST)
    two.write("written while it was down")
    server.start()
    server.wait_ready()
    expect(one.row("written while it was down")).to_be_visible(timeout=45_000)
    one.write("welcome back")
    expect(two.row("welcome back")).to_be_visible()
    _agree([one, two], place, ["before the restart", "written while it was down", "welcome back"])


def test_a_draft_survives_leaving_the_room_and_reloading_the_page(
    enter: Enter, alice: Person, place: Place
) -> None:
    other = stage.room("Pecan Pie")
    tab = enter(alice, place)
    tab.composer.fill("half a thou")
    tab.switch(other)
    expect(tab.composer).to_have_value("")
    tab.switch(place)
    expect(tab.composer).to_have_value("half a thou")
    tab.page.reload()
    expect(tab.composer).to_have_value("half a thou")
