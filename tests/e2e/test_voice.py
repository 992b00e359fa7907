"""A voice note, from the microphone to the other browser's ear."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place
from tests.e2e.tab import PATIENCE, Tab

pytestmark = pytest.mark.e2e

BEEP = """recorder => [...recorder.querySelectorAll("span[style]")].some(
  bar => parseFloat(bar.style.height) > 8
)"""
"""A bar of the live waveform is higher than the lowest there is."""


def _recorder(tab: Tab) -> Locator:
    return tab.page.get_by_role("group", name="Voice note")


def _tray(tab: Tab) -> Locator:
    return tab.page.get_by_role("list", name="Files of this message").get_by_role("listitem")


def _record(tab: Tab) -> None:
    """By the keyboard: record until a beep of the browser's own microphone was heard, stop."""
    tab.page.get_by_role("button", name="Record a voice note").press("Enter")
    stop = _recorder(tab).get_by_role("button", name="Stop", exact=True)
    expect(stop).to_be_focused()
    expect(_recorder(tab).get_by_text("0:01 / 5:00")).to_be_visible()
    tab.page.wait_for_function(BEEP, arg=_recorder(tab).element_handle())
    tab.page.keyboard.press("Enter")
    expect(_recorder(tab).get_by_role("button", name="Add", exact=True)).to_be_focused()


def test_a_voice_note_is_recorded_heard_described_and_played_elsewhere(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    one, two = enter(alice, place, permissions=["microphone"]), enter(bob, place)
    _record(one)
    _recorder(one).get_by_role("button", name="Play").click()
    expect(_recorder(one).get_by_role("button", name="Pause")).to_be_visible()
    _recorder(one).get_by_role("button", name="Add", exact=True).click()
    expect(_recorder(one)).to_have_count(0)
    expect(_tray(one)).to_have_attribute("data-stage", "ready", timeout=2 * PATIENCE)

    one.page.reload()
    expect(_tray(one)).to_have_attribute("data-stage", "ready", timeout=2 * PATIENCE)
    words = one.page.get_by_role("textbox", name="What is said in")
    words.fill("Beep, beep")
    words.press("Enter")
    one.composer.press("Enter")
    expect(_tray(one)).to_have_count(0)

    note = two.rows.filter(has_text="Beep, beep")
    note.get_by_role("button", name=re.compile("^Play")).click()
    expect(note.get_by_role("button", name="Pause")).to_be_visible()
    played = note.locator("audio")
    two.page.wait_for_function("(audio) => audio.currentTime > 0.3", arg=played.element_handle())
    assert played.evaluate("(audio) => audio.error") is None
    heights = note.locator("figure span[style]").evaluate_all(
        "(bars) => bars.map((bar) => bar.style.height)"
    )
    assert len(set(heights)) > 1


def test_a_recording_is_thrown_away_by_escape_and_a_blocked_microphone_says_what_to_do(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    one, two = enter(alice, place, permissions=["microphone"]), enter(bob, place)
    _record(one)
    one.page.keyboard.press("Escape")
    expect(_recorder(one)).to_have_count(0)
    expect(_tray(one)).to_have_count(0)
    expect(one.page.get_by_role("button", name="Record a voice note")).to_be_focused()

    two.page.get_by_role("button", name="Record a voice note").click()
    expect(_recorder(two).get_by_role("alert")).to_contain_text("The microphone is blocked")
    two.page.keyboard.press("Escape")
    expect(_recorder(two)).to_have_count(0)
