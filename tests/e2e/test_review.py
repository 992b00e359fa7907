"""What is held, blocked and reported, as the people concerned see it."""

import subprocess
import sys
from collections.abc import Iterator
from uuid import UUID

import pytest
from playwright.sync_api import expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place
from tests.support.processes import ROOT, ServerProcess

pytestmark = pytest.mark.e2e

GONE = "http://127.0.0.1:9/v1"
"""Where no provider answers: what new members write then waits for a person."""

HELD = "Your message, waiting for review"
REFUSED = "Your message, not published"


@pytest.fixture(scope="module")
def unreviewed(transactional_db: str) -> Iterator[ServerProcess]:
    """A web server whose moderation provider is away."""
    env = {"OPENAI_API_KEY": "none", "OPENAI_BASE_URL": GONE}
    with ServerProcess(database_url=transactional_db, env=env) as server:
        yield server


def _decide(server: ServerProcess, verb: str, message: UUID) -> None:
    """What a moderator types into the shell."""
    command = [sys.executable, str(ROOT / "manage.py"), "moderation_queue", verb, str(message)]
    subprocess.run(command, check=True, capture_output=True, env=server.env)


def test_a_held_message_is_its_authors_alone_until_a_moderator_releases_it(
    enter: Enter, unreviewed: ServerProcess, alice: Person, place: Place
) -> None:
    nia = stage.person("Nia", trust="new")
    one = enter(nia, place, base_url=unreviewed.base_url)
    two = enter(alice, place)
    one.write("my pictures are on the wall")
    held = one.own(HELD)
    expect(held).to_contain_text("Waiting for review – only you can see it.")
    two.write("hello Nia")
    expect(one.row("hello Nia")).to_be_visible()
    expect(two.log.get_by_text("my pictures")).to_have_count(0)
    one.page.reload()
    expect(held).to_contain_text("my pictures are")

    _decide(unreviewed, "release", stage.held_in(place))
    expect(two.row("my pictures are")).to_be_visible()
    expect(one.row("my pictures are")).to_be_visible()
    expect(held).to_have_count(0)
    for tab in (one, two):
        assert [text[:11] for text in tab.texts()] == ["hello Nia", "my pictures"]


def test_a_held_message_can_be_mended_by_its_author(
    enter: Enter, unreviewed: ServerProcess, alice: Person, place: Place
) -> None:
    nia = stage.person("Nia", trust="new")
    one = enter(nia, place, base_url=unreviewed.base_url)
    two = enter(alice, place)
    one.write("my pictures hang on the wal")
    held = one.own(HELD)
    held.get_by_role("button", name="Edit").click()
    box = held.get_by_role("textbox", name="Edit message")
    expect(box).to_have_value("my pictures hang on the wal")
    box.fill("my pictures hang on the wall")
    box.press("Enter")
    expect(box).to_be_hidden()
    expect(held).to_contain_text("my pictures hang on the wall")
    expect(one.toast).to_have_text("Changed. It still waits for review.")
    expect(one.composer).to_be_focused()
    assert stage.said(place) == []

    # Where the provider answers, the mended text is published at once.
    there = enter(nia, place)
    there.composer.press("ArrowUp")
    again = there.page.get_by_role("textbox", name="Edit message")
    expect(again).to_have_value("my pictures hang on the wall")
    again.fill("my pictures hang in the hall")
    again.press("Enter")
    for tab in (one, two, there):
        expect(tab.row("my pictures hang in the hall")).to_be_visible()
        expect(tab.own(HELD)).to_have_count(0)
    assert stage.said(place) == ["my pictures hang in the hall"]


def test_a_held_message_can_be_withdrawn(
    enter: Enter, unreviewed: ServerProcess, place: Place
) -> None:
    tab = enter(stage.person("Nia", trust="new"), place, base_url=unreviewed.base_url)
    tab.write("on second thought")
    tab.own(HELD).get_by_role("button", name="Delete").click()
    dialog = tab.page.get_by_role("dialog", name="Delete this message?")
    dialog.get_by_role("button", name="Delete").click()
    expect(tab.own(HELD)).to_have_count(0)
    tab.page.reload()
    expect(tab.log).to_be_visible()
    expect(tab.log.get_by_text("on second thought")).to_have_count(0)


def test_a_held_message_that_is_turned_down_can_be_rewritten(
    enter: Enter, unreviewed: ServerProcess, alice: Person, place: Place
) -> None:
    nia = stage.person("Nia", trust="new")
    one = enter(nia, place, base_url=unreviewed.base_url)
    two = enter(alice, place)
    one.write("see my shop")
    expect(one.own(HELD)).to_be_visible()
    _decide(unreviewed, "reject", stage.held_in(place))
    refused = one.own(REFUSED)
    expect(refused).to_contain_text("Not published.")
    refused.get_by_role("button", name="Edit and resend").click()
    box = refused.get_by_role("textbox")
    expect(box).to_have_value("see my shop")
    box.fill("see my profile")
    refused.get_by_role("button", name="Send again").click()
    expect(one.own(HELD)).to_contain_text("see my profile")
    expect(refused).to_have_count(0)
    _decide(unreviewed, "release", stage.held_in(place))
    expect(two.row("see my profile")).to_be_visible()
    assert stage.said(place) == ["see my profile"]


def test_a_link_of_a_new_member_is_refused_with_the_reason(
    enter: Enter, alice: Person, place: Place
) -> None:
    one, two = enter(stage.person("Nia", trust="new"), place), enter(alice, place)
    one.write("my pictures: https://example.com/gallery")
    expect(one.own(REFUSED)).to_contain_text("It has a link that is not allowed here.")
    two.write("hello Nia")
    expect(one.row("hello Nia")).to_be_visible()
    assert two.texts() == stage.said(place) == ["hello Nia"]


def test_a_blocked_text_is_named_in_plain_words_kept_and_can_be_rewritten(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    one, two = enter(alice, place), enter(bob, place)
    one.write("I will kill you tonight")
    refused = one.own(REFUSED)
    expect(refused).to_contain_text("It reads as a threat to someone.")
    expect(refused).to_contain_text("I will kill you tonight")
    one.page.reload()
    expect(refused).to_contain_text("I will kill you tonight")
    refused.get_by_role("button", name="Edit and resend").click()
    box = refused.get_by_role("textbox")
    expect(box).to_have_value("I will kill you tonight")
    box.fill("I will beat you at chess tonight")
    box.press("Enter")
    expect(two.row("I will beat you at chess tonight")).to_be_visible()
    expect(refused).to_have_count(0)
    assert two.texts() == stage.said(place) == ["I will beat you at chess tonight"]


def test_a_blocked_edit_says_why_and_changes_nothing(
    enter: Enter, alice: Person, place: Place
) -> None:
    tab = enter(alice, place)
    tab.write("have a good evening")
    tab.choose("have a good evening", "Edit")
    box = tab.page.get_by_role("textbox", name="Edit message")
    box.fill("I will kill you tonight")
    box.press("Enter")
    expect(tab.page.get_by_role("alert")).to_have_text("It reads as a threat to someone.")
    expect(box).to_have_value("I will kill you tonight")
    box.press("Escape")
    expect(tab.row("have a good evening")).to_be_visible()
    assert stage.said(place) == ["have a good evening"]


def test_a_report_opens_a_flag_with_reason_and_words(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    message = stage.say(bob, place, "the course starts on Monday")
    tab = enter(alice, place)
    tab.choose("the course starts", "Report")
    dialog = tab.page.get_by_role("dialog", name="Report this message")
    dialog.get_by_role("button", name="Send report").click()
    expect(dialog.get_by_role("alert")).to_have_text("Choose a reason.")
    dialog.get_by_role("radio", name="Spam").check()
    dialog.get_by_label("Anything the moderators should know?").fill("third time today")
    assert stage.flags_on(message) == []
    dialog.get_by_role("button", name="Send report").click()
    expect(dialog).to_be_hidden()
    expect(tab.toast).to_have_text("Thank you. The moderators will look at it.")
    [flag] = stage.flags_on(message)
    assert (flag.status, flag.sources) == ("open", ["report"])
    expect(tab.row("the course starts")).to_be_visible()


def test_blocking_somebody_hides_what_they_wrote_at_once_and_what_they_write_next(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    one, two = enter(alice, place), enter(bob, place)
    two.write("you cannot miss me")
    one.write("oh yes I can")
    expect(one.row("you cannot miss me")).to_be_visible()
    one.page.get_by_role("button", name="About Bob").click()
    one.page.get_by_role("button", name="Block").click()
    expect(one.toast).to_have_text("Bob is blocked")
    expect(one.row("you cannot miss me")).to_have_count(0)
    two.write("still talking")
    expect(two.row("still talking")).to_be_visible()
    one.write("how quiet it is")
    expect(one.row("how quiet it is")).to_be_visible()
    assert one.texts() == ["oh yes I can", "how quiet it is"]
    one.page.reload()
    expect(one.row("how quiet it is")).to_be_visible()
    assert one.texts() == ["oh yes I can", "how quiet it is"]
