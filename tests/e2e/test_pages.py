"""Every page, on a desk and in a hand, in light and in dark: judged by axe, and kept as a picture.

`CARYA_E2E_SHOTS` names the folder for the pictures; without it they go where pytest puts files.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.stage import Person, Place
from tests.e2e.tab import Tab
from tests.support.processes import ROOT

pytestmark = pytest.mark.e2e

AXE = (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
SIZES: dict[str, ViewportSize] = {
    "desk": {"width": 1440, "height": 900},
    "hand": {"width": 390, "height": 844},
}
SERIOUS = ("serious", "critical")


def _faults(tab: Tab) -> list[str]:
    """What axe finds serious: rule, then the elements."""
    # A script tag would be refused by the content policy; this is evaluated by the driver.
    tab.page.evaluate(AXE)
    found = tab.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found["violations"]
        if one["impact"] in SERIOUS
    ]


def _judge(tab: Tab, name: str, folder: Path) -> list[str]:
    tab.page.screenshot(path=folder / f"{name}.png", animations="disabled")
    faults = [f"{name}: {fault}" for fault in _faults(tab)]
    wide = tab.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*faults, f"{name}: scrolls sideways"] if wide else faults


@pytest.fixture
def busy(alice: Person, bob: Person, place: Place) -> Place:
    """A room in which something of every kind was said."""
    stage.say(bob, place, "Good morning! Has anyone tried the **new brush** for foliage?")
    asked = stage.say(alice, place, "Yes: `leaf-4`. It is *lovely*, see https://example.com/leaf")
    stage.say(bob, place, "```\nfor leaf in tree:\n    leaf.paint()\n```", reply_to=asked)
    stage.say(alice, place, "> quoted\n\n- one\n- two\n\n||a secret|| and ~~not this~~")
    stage.say(bob, place, "🎉")
    for number in range(12):
        stage.say((alice, bob)[number // 3 % 2], place, f"line {number} of an ordinary talk")
    stage.has_read(alice, place, 40)
    return place


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_is_accessible_and_fits(
    enter: Enter, alice: Person, busy: Place, tmp_path: Path, size: str, scheme: str
) -> None:
    folder = Path(os.environ.get("CARYA_E2E_SHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    looks = {"viewport": SIZES[size], "color_scheme": scheme}
    faults: list[str] = []

    guest = enter(**looks)
    for path, heading in (
        ("/login", "Good to see you again"),
        ("/signup", "Come in, take a seat"),
        ("/reset-password", "Forgotten your password?"),
        ("/verify-email", "Check your mail"),
        ("/verify-email/worn-out", "This link no longer works"),
        ("/nowhere-at-all", "There is nothing here, or you may not see it."),
    ):
        guest.go(path)
        expect(guest.heading(heading)).to_be_visible()
        name = path.strip("/").replace("/", "-")
        faults += _judge(guest, f"{size}-{scheme}-{name}", folder)

    member = enter(alice, **looks)
    member.go("/lounge")
    expect(member.heading("The Lounge")).to_be_visible()
    expect(member.page.get_by_role("main").get_by_text("General Chat")).to_be_visible()
    faults += _judge(member, f"{size}-{scheme}-lounge", folder)
    member.enter(busy)
    expect(member.row("line 11 of")).to_be_in_viewport()
    faults += _judge(member, f"{size}-{scheme}-room", folder)
    member.act("line 11 of", "More")
    faults += _judge(member, f"{size}-{scheme}-room-menu", folder)
    member.page.keyboard.press("Escape")
    member.page.get_by_role("button", name="Emoji").click()
    expect(member.page.get_by_role("searchbox")).to_be_visible()
    faults += _judge(member, f"{size}-{scheme}-room-emoji", folder)
    member.page.keyboard.press("Escape")
    member.choose("line 11 of", "Report")
    expect(member.page.get_by_role("dialog")).to_be_visible()
    faults += _judge(member, f"{size}-{scheme}-room-report", folder)
    for keys, shown in (("Control+k", "combobox"), ("Control+/", "checkbox")):
        member.enter(busy)
        member.page.keyboard.press(keys)
        expect(member.page.get_by_role("dialog").get_by_role(shown)).to_be_visible()  # type: ignore[arg-type]
        faults += _judge(member, f"{size}-{scheme}-sheet-{shown}", folder)
    for path, heading in (
        (f"/lounge/{busy.slug}/threads", "Threads"),
        ("/threads", "My threads"),
        ("/saved", "Saved"),
        ("/drafts", "Drafts & scheduled"),
        ("/spaces", "Discover spaces"),
    ):
        member.go(path)
        expect(member.heading(heading)).to_be_visible()
        faults += _judge(member, f"{size}-{scheme}-{path.rpartition('/')[2]}", folder)
    member.go("/settings")
    expect(member.page.get_by_text("This device")).to_be_visible()
    faults += _judge(member, f"{size}-{scheme}-settings", folder)
    for query, awaited in (("ordinary", "mark"), ("", "code"), ("form:mia", "[role=alert]")):
        member.go(f"/search?q={query}")
        expect(member.page.locator(awaited).first).to_be_visible()
        faults += _judge(member, f"{size}-{scheme}-search-{awaited.strip('[]')}", folder)
    assert faults == []
