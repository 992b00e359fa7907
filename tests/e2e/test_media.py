"""Pictures and files, from the clipboard to the other browser and away again."""

import io
import random
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place
from tests.e2e.tab import PATIENCE, Tab

pytestmark = pytest.mark.e2e

SLOW = 150_000
"""Bytes a second of an upload whose progress is to be seen."""

PASTE = """async (bytes) => {
    const picture = new Blob([new Uint8Array(bytes)], { type: "image/png" });
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
}"""


def _picture(width: int = 480, height: int = 320) -> bytes:
    """A PNG that does not shrink: about 3 bytes a pixel."""
    noise = random.Random(width).randbytes(width * height * 3)
    file = io.BytesIO()
    Image.frombytes("RGB", (width, height), noise).save(file, "PNG")
    return file.getvalue()


def _tray(tab: Tab) -> Locator:
    return tab.page.get_by_role("list", name="Files of this message").get_by_role("listitem")


def _send(tab: Tab) -> Locator:
    return tab.page.get_by_role("button", name="Send", exact=True)


def _pick(tab: Tab, *files: Path) -> None:
    tab.page.locator("input[type=file]").set_input_files(list(files))


def _slow_uploads(tab: Tab, speed: int) -> None:
    conditions = {"offline": False, "latency": 0, "downloadThroughput": -1}
    session = tab.context.new_cdp_session(tab.page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {**conditions, "uploadThroughput": speed})


def test_a_pasted_picture_is_sent_shown_and_gone_with_its_message(
    enter: Enter, alice: Person, bob: Person, place: Place
) -> None:
    one, two = enter(alice, place), enter(bob, place)
    one.context.grant_permissions(["clipboard-read", "clipboard-write"])
    one.page.evaluate(PASTE, list(_picture()))
    _slow_uploads(one, SLOW)
    one.composer.fill("Fresh from the tree")
    one.composer.press("ControlOrMeta+V")
    expect(_tray(one).get_by_role("progressbar")).to_be_visible()
    expect(_send(one)).to_be_disabled()
    one.page.get_by_role("textbox", name="Description of").fill("A hickory nut")
    expect(_tray(one)).to_have_attribute("data-stage", "ready", timeout=2 * PATIENCE)
    one.composer.press("Enter")
    expect(_tray(one)).to_have_count(0)

    picture = two.row("Fresh from the tree").get_by_role("img", name="A hickory nut")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("(img) => img.naturalWidth") > 0
    two.page.get_by_role("button", name="Open picture: A hickory nut").click()
    large = two.page.get_by_role("dialog").get_by_role("img", name="A hickory nut")
    expect(large).to_have_js_property("naturalWidth", 480)
    two.page.keyboard.press("Escape")
    expect(large).to_have_count(0)

    address = picture.evaluate("(img) => img.src")
    before = two.context.request.get(address)
    assert before.ok
    one.choose("Fresh from the tree", "Delete")
    one.page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(two.rows).to_have_count(0)
    for gone in (address, before.url):
        assert two.context.request.get(gone).status == 404


def test_a_file_that_is_refused_says_why_and_the_draft_stays(
    enter: Enter, alice: Person, bob: Person, place: Place, tmp_path: Path
) -> None:
    one, two = enter(alice, place), enter(bob, place)
    broken, notes = tmp_path / "broken.png", tmp_path / "notes.txt"
    broken.write_bytes(_picture()[:900])
    notes.write_text("Shell them, then roast them.")
    one.composer.fill("My notes")
    _pick(one, broken, notes)
    expect(_tray(one).filter(has_text="broken.png").get_by_role("alert")).to_be_visible()
    expect(_send(one)).to_be_disabled()
    expect(one.composer).to_have_value("My notes")
    one.page.get_by_role("button", name="Remove broken.png").click()
    expect(_tray(one)).to_have_attribute("data-stage", "ready")
    one.composer.press("Enter")
    with two.page.expect_download() as download:
        two.row("My notes").get_by_role("link", name="Download notes.txt").click()
    assert download.value.path().read_text() == "Shell them, then roast them."


def test_the_chosen_square_becomes_the_picture_of_its_person(
    enter: Enter, alice: Person, bob: Person, place: Place, tmp_path: Path
) -> None:
    one, two = enter(alice, place), enter(bob, place)
    one.write("How do I look?")
    expect(two.row("How do I look?")).to_be_visible()
    face = tmp_path / "face.png"
    face.write_bytes(_picture(300, 200))
    one.go("/settings")
    _pick(one, face)
    cut = one.page.get_by_role("dialog", name="Your picture")
    cut.get_by_role("slider", name="Size").fill("2")
    cut.get_by_role("application").press("ArrowLeft")
    cut.get_by_role("button", name="Use this picture").click()
    expect(one.toast).to_contain_text("Your new picture is shown", timeout=2 * PATIENCE)
    shown = two.row("How do I look?").locator("img")
    expect(shown).to_have_js_property("naturalWidth", 256)
    expect(one.page.get_by_role("button", name="You: Alice").locator("img")).to_be_visible()
    one.page.get_by_role("button", name="Remove picture").click()
    expect(shown).to_have_count(0)
