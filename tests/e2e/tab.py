"""One person at one browser, in the words of somebody who uses the page."""

import re

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect
from playwright.sync_api import TimeoutError as TooLateError

from tests.e2e.stage import PASSWORD, Person, Place

PATIENCE = 20_000
"""Milliseconds an expectation may take: the machine may be busy, the page is not."""

_AUTH = "/_allauth/browser/v1"


class Tab:
    """A page with everything it complained about in `troubles`."""

    def __init__(self, context: BrowserContext, base_url: str) -> None:
        self.context = context
        self.base_url = base_url
        self.page: Page = context.new_page()
        self.troubles: list[str] = []
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("dialog", self._refuse)

    # --- coming and going ----------------------------------------------------------------------

    def log_in(self, who: Person) -> None:
        """Open a session without the form, as a browser that has one already."""
        api = self.context.request
        api.get(f"{self.base_url}{_AUTH}/config")
        token = next(c["value"] for c in self.context.cookies() if c["name"] == "csrftoken")
        answer = api.post(
            f"{self.base_url}{_AUTH}/auth/login",
            data={"username": who.username, "password": PASSWORD},
            headers={"X-CSRFToken": token, "Referer": self.base_url},
        )
        assert answer.ok, answer.text()

    def beside(self) -> "Tab":
        """Another tab of the same browser."""
        return Tab(self.context, self.base_url)

    def go(self, path: str) -> None:
        """Open an address."""
        self.page.goto(self.base_url + path)

    def enter(self, place: Place) -> None:
        """Open a room and wait until it is live."""
        self.go(f"/lounge/{place.slug}")
        expect(self.log).to_be_visible()

    def switch(self, place: Place) -> None:
        """Go to another room by its entry in the list."""
        self.entry(place).click()
        expect(self.heading(place.name)).to_be_visible()
        expect(self.log).to_be_visible()

    # --- what there is -------------------------------------------------------------------------

    @property
    def log(self) -> Locator:
        """The messages of the open room."""
        return self.page.get_by_role("log")

    @property
    def composer(self) -> Locator:
        """Where a message is written."""
        return self.page.get_by_role("textbox", name=re.compile("^Message "))

    @property
    def rows(self) -> Locator:
        """Published messages, as far as they are drawn."""
        return self.page.locator("article[data-message]")

    @property
    def banner(self) -> Locator:
        """The state of the connection, when there is something to say."""
        return self.page.get_by_test_id("connection")

    @property
    def toast(self) -> Locator:
        """Short notices."""
        return self.page.locator("div[role=status].fixed")

    def heading(self, text: str) -> Locator:
        """A heading by its whole text."""
        return self.page.get_by_role("heading", name=text, exact=True)

    def entry(self, place: Place) -> Locator:
        """The room's entry in the list."""
        return self.page.get_by_role("navigation", name="Rooms").locator(
            f"a[href$='/{place.slug}']"
        )

    def row(self, text: str) -> Locator:
        """The published message with this text in it."""
        own_words = self.page.locator("div.text-message", has_text=text)
        return self.rows.filter(has=own_words)

    def own(self, label: str) -> Locator:
        """An own message that others do not see: "Your message, waiting for review"."""
        return self.page.get_by_role("article", name=label)

    def texts(self) -> list[str]:
        """The drawn messages' texts, top to bottom, without the mark of an edit."""
        texts = self.rows.locator("div.text-message").all_inner_texts()
        return [text.removesuffix("(edited)") for text in texts]

    # --- what one does -------------------------------------------------------------------------

    def write(self, text: str) -> None:
        """Write a message and send it."""
        self.composer.fill(text)
        self.composer.press("Enter")

    def act(self, text: str, button: str) -> None:
        """Press a button of the bar that floats over a message."""
        found = self._bar(text).get_by_role("button", name=button, exact=True)
        try:
            found.click(timeout=PATIENCE / 4)
        except TooLateError:
            # The bar leaves with a row that is drawn anew, and comes when the pointer moves again.
            self.page.mouse.move(0, 0)
            self._bar(text)
            found.click()

    def choose(self, text: str, entry: str) -> None:
        """Choose from the menu of a message."""
        self.act(text, "More")
        self.page.get_by_role("menuitem", name=entry, exact=True).click()

    def _bar(self, text: str) -> Locator:
        row = self.row(text)
        row.hover()
        return row.get_by_role("toolbar", name="Message actions")

    def _note(self, message: ConsoleMessage) -> None:
        # An answer that is not 2xx, or none, is logged by the browser itself and is no fault here.
        expected = ("Failed to load resource", "WebSocket connection")
        if message.type == "error" and not any(text in message.text for text in expected):
            self.troubles.append(f"console: {message.text}")

    def _refuse(self, dialog: object) -> None:
        self.troubles.append(f"dialog: {dialog}")
        dialog.dismiss()  # type: ignore[attr-defined]
