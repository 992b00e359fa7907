"""The list of rooms, live."""

import pytest
from playwright.sync_api import expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place

pytestmark = pytest.mark.e2e


def test_rooms_appear_change_and_go_in_the_lists_of_people_who_are_elsewhere(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    one, two = enter(alice, place), enter(bob, place)
    fresh = stage.open_room("Walnut Grove")
    for tab in (one, two):
        expect(tab.entry(fresh)).to_contain_text("Walnut Grove")
    one.switch(fresh)
    one.write("The first words here")
    expect(two.entry(fresh)).to_contain_text("unread")
    stage.change_room(fresh, name="Walnut Yard")
    for tab in (one, two):
        expect(tab.entry(fresh)).to_contain_text("Walnut Yard")
    expect(one.heading("Walnut Yard")).to_be_visible()
    stage.change_room(fresh, archived=True)
    for tab in (one, two):
        expect(tab.entry(fresh)).to_have_count(0)
    expect(one.row("The first words here")).to_be_visible()
    stage.change_room(fresh, archived=False)
    expect(two.entry(fresh)).to_contain_text("Walnut Yard")
    stage.change_room(fresh, read_level="moderator")
    for tab in (one, two):
        expect(tab.entry(fresh)).to_have_count(0)
    expect(one.page.get_by_text("This room is closed to you")).to_be_visible()
    stage.change_room(fresh, read_level="anyone")
    for tab in (one, two):
        expect(tab.entry(fresh)).to_be_visible()
