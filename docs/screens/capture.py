# ruff: noqa: INP001 - a tool beside its pictures, not a package
"""Photograph every page of a running server with demo data.

    make dev && .venv/bin/uv pip install pillow
    PYTHONPATH=. .venv/bin/python docs/screens/capture.py http://localhost:8000

Desktop (1440 by 900) and phone (390 by 844), light and dark; pictures are reduced to a palette so
that they stay small. Also writes `docs/images/room.png`, the picture of the README.
"""

import io
import re
import sys
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from deploy.local import browser as chromium

HERE = Path(__file__).resolve().parent
README_PICTURE = HERE.parent / "images" / "room.png"
PASSWORD = "carya-demo"  # noqa: S105 - the demo accounts', printed at every start
SCREENS = {"desktop": (1440, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
COLOURS = 128
SETTLE_MS = 900
README_ROOM = "/lounge/coding"


class Shot(NamedTuple):
    """A page: its name and title, its address, who looks at it ("" for nobody), and what must be
    there. `opens` is pressed first, where an address cannot be known before.
    """

    name: str
    title: str
    path: str
    viewer: str
    awaits: str
    opens: str = ""


ARTICLE = "[role=log] article"
SHOTS = (
    Shot("room", "A room", "/lounge/general", "alice", ARTICLE),
    Shot("lounge", "The Lounge", "/lounge", "alice", "main a[href^='/lounge/']"),
    Shot("help", "A help room", "/r/workshop/help", "alice", ARTICLE),
    Shot("thread", "A thread", "/threads", "alice", f"aside {ARTICLE}", "main li a"),
    Shot("threads", "One's threads", "/threads", "alice", "main li"),
    Shot("announcements", "Announcements", "/r/workshop/news", "alice", ARTICLE),
    Shot("showcase", "A showcase", "/r/workshop/showcase", "alice", "main img"),
    Shot("search", "Search", "/search?q=the", "alice", "[data-hit]"),
    Shot("discover", "Discover spaces", "/spaces", "nia", "main ul li"),
    Shot("space", "Settings of a space", "/r/workshop/-/settings", "ada", "main form"),
    Shot("space-rooms", "Rooms of a space", "/r/workshop/-/settings/rooms", "ada", "main ul li"),
    Shot("space-members", "Members", "/r/workshop/-/settings/members", "ada", "main ul li"),
    Shot("space-invites", "Invites", "/r/workshop/-/settings/invites", "ada", "main ul li"),
    Shot("requests", "Join requests", "/r/seed-library/-/settings/requests", "ada", "main li"),
    Shot("saved", "Saved messages", "/saved", "alice", "main ol"),
    Shot("drafts", "Drafts and scheduled messages", "/drafts", "alice", "main h2"),
    Shot("settings", "Settings", "/settings", "alice", "main"),
    Shot("login", "Log in", "/login", "", "form"),
    Shot("signup", "Join", "/signup", "", "form"),
    Shot("check-mail", "Check your mail", "/verify-email", "", "main"),
    Shot("reset-password", "Forgotten password", "/reset-password", "", "form"),
    Shot("not-found", "Not found", "/no-such-page", "", "body"),
)
INDEX = """# Screens

Every page, at 1440 by 900 and 390 by 844, light and dark. `docs/screens/capture.py` takes them
from a running server with demo data, and writes this page.
"""
SECTION = """
## {title}

| desktop, light | desktop, dark |
|---|---|
| ![{title}, desktop, light]({name}-desktop-light.png) | ![{title}, desktop, dark]({name}-desktop-dark.png) |

| phone, light | phone, dark |
|---|---|
| ![{title}, phone, light]({name}-phone-light.png) | ![{title}, phone, dark]({name}-phone-dark.png) |
"""  # noqa: E501 - a table has long lines


def capture(browser: Browser, base: str) -> None:
    """Take every picture."""
    for screen, (width, height) in SCREENS.items():
        size: ViewportSize = {"width": width, "height": height}
        for scheme in SCHEMES:
            for viewer in sorted({shot.viewer for shot in SHOTS}):
                context = browser.new_context(
                    viewport=size,
                    color_scheme="dark" if scheme == "dark" else "light",
                    reduced_motion="reduce",
                    base_url=base,
                )
                page = context.new_page()
                if viewer:
                    log_in(page, viewer)
                for shot in SHOTS:
                    if shot.viewer == viewer:
                        photograph(page, shot, HERE / f"{shot.name}-{screen}-{scheme}.png")
                context.close()


def log_in(page: Page, username: str) -> None:
    """Open a session as the login page does, without its form."""
    page.request.get("/_allauth/browser/v1/config")
    token = next(c["value"] for c in page.context.cookies() if c["name"] == "csrftoken")
    answer = page.request.post(
        "/_allauth/browser/v1/auth/login",
        data={"username": username, "password": PASSWORD},
        headers={"X-CSRFToken": token},
    )
    if not answer.ok:
        sys.exit(f"capture: {username} could not sign in: {answer.text()}")


def portrait(browser: Browser, base: str) -> None:
    """The picture of the README: a room with people in it, one of them writing."""
    pages: dict[str, Page] = {}
    for name in ("mia", "carol", "bob", "alice"):
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, reduced_motion="reduce", base_url=base
        )
        pages[name] = context.new_page()
        log_in(pages[name], name)
        pages[name].goto(README_ROOM)
        pages[name].locator("[role=log] article").first.wait_for()
    looker = pages["alice"]
    to_the_end(looker)
    pages["bob"].get_by_role("textbox").press_sequentially("That would be", delay=60)
    looker.wait_for_timeout(SETTLE_MS)
    save(looker.screenshot(), README_PICTURE, colours=256)
    for page in pages.values():
        page.context.close()


def to_the_end(page: Page) -> None:
    """Read what is new, so that the picture shows the latest messages."""
    jump = page.locator("main").get_by_role(
        "button", name=re.compile("new message|latest", re.IGNORECASE)
    )
    if jump.count():
        jump.first.click()
    page.wait_for_timeout(SETTLE_MS)


def photograph(page: Page, shot: Shot, target: Path) -> None:
    """Open the page, wait until it has settled, and keep a small picture of it."""
    page.goto(shot.path)
    if shot.opens:
        page.locator(shot.opens).first.click()
    page.locator(shot.awaits).first.wait_for()
    page.wait_for_timeout(SETTLE_MS)
    if shot.name == "room":
        to_the_end(page)
    save(page.screenshot(), target)


def save(png: bytes, target: Path, *, colours: int = COLOURS) -> None:
    """Reduce a picture to a palette and write it."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image.quantize(colours, dither=Image.Dither.NONE).save(target, optimize=True)


def main() -> None:
    """Photograph the server whose address is the one argument."""
    base = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium.ensure()), args=["--no-sandbox", "--disable-gpu"]
        )
        portrait(browser, base.rstrip("/"))
        capture(browser, base.rstrip("/"))
        browser.close()
    sections = [SECTION.format(title=shot.title, name=shot.name) for shot in SHOTS]
    (HERE / "README.md").write_text(INDEX + "".join(sections), "utf-8")


if __name__ == "__main__":
    main()
