"""One server, one worker and one browser for all of these tests; each test has rooms of its own."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django import DjangoDbBlocker

from deploy.local import browser as chromium
from deploy.local.children import free_port
from tests.e2e import stage
from tests.e2e.stage import Person, Place
from tests.e2e.tab import PATIENCE, Tab
from tests.e2e.wire import Wire
from tests.support.processes import CeleryProcess, ServerProcess, current_database_url

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # A microphone that beeps; using it takes a permission all the same.
    "--use-fake-device-for-media-stream",
)
DESKTOP = {"width": 1440, "height": 900}

expect.set_options(timeout=PATIENCE)

Enter = Callable[..., Tab]


@pytest.fixture(autouse=True)
def _empty_redis() -> None:
    """Replaces the fixture of all suites: the server of these tests lives on between them."""


@pytest.fixture(scope="package", autouse=True)
def transactional_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a database that holds The Lounge, and keeps what tests put there.

    Replaces pytest-django's fixture, which empties the database after every test.
    """
    with django_db_blocker.unblock():
        stage.lounge()
        yield stage.in_database(current_database_url)()
        stage.leave()


@pytest.fixture(scope="package")
def server(transactional_db: str, wire_port: int) -> Iterator[ServerProcess]:
    """The web server and, for the mail, a worker."""
    port = free_port()
    origins = f"http://127.0.0.1:{port},http://127.0.0.1:{wire_port}"
    env = {"CARYA_ALLOWED_ORIGINS": origins, "CARYA_UNDERAGE_PAUSE": "1"}
    server = ServerProcess(database_url=transactional_db, port=port, env=env)
    with CeleryProcess(database_url=transactional_db), server:
        yield server


@pytest.fixture(scope="package")
def wire_port() -> int:
    """Known before the server starts, which lists it among its origins."""
    return free_port()


@pytest.fixture
def wire(server: ServerProcess, wire_port: int) -> Iterator[Wire]:
    """A network that can be cut."""
    with Wire(server.port, port=wire_port) as wire:
        yield wire


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium.ensure()), args=list(FLAGS)
        )
        yield browser
        browser.close()


@pytest.fixture
def enter(server: ServerProcess, browser: Browser, tmp_path: Path) -> Iterator[Enter]:
    """A browser of its own for somebody: `enter(alice, room)`, `enter(alice)`, `enter()`.

    At the end no page may have complained: no script error, nothing against the content policy.
    """
    tabs: list[Tab] = []
    with contextlib.ExitStack() as contexts:

        def open_tab(
            who: Person | None = None,
            place: Place | None = None,
            *,
            base_url: str = "",
            **options: Any,
        ) -> Tab:
            context = browser.new_context(
                **{"viewport": DESKTOP, "reduced_motion": "reduce", **options}
            )
            context.set_default_timeout(PATIENCE)
            contexts.callback(context.close)
            tab = Tab(context, base_url or server.base_url)
            tabs.append(tab)
            if who is not None:
                tab.log_in(who)
            if place is not None:
                tab.enter(place)
            return tab

        yield open_tab
        for number, tab in enumerate(tabs):
            if not tab.page.is_closed():
                tab.page.screenshot(path=tmp_path / f"{number}.png")
        assert [trouble for tab in tabs for trouble in tab.troubles] == []


@pytest.fixture
def place() -> Place:
    """A room nobody has been in."""
    return stage.room()


@pytest.fixture
def alice() -> Person:
    return stage.person("Alice")


@pytest.fixture
def bob() -> Person:
    return stage.person("Bob")
