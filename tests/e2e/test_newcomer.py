"""From the first visit to the first message."""

import re

import pytest
from playwright.sync_api import expect

from deploy.local.waiting import wait_until
from tests.e2e import stage
from tests.e2e.conftest import Enter
from tests.e2e.tab import Tab

pytestmark = pytest.mark.e2e

PASSWORD = "seventeen shelled walnuts"


def _fill(tab: Tab, **fields: str) -> None:
    for label, value in fields.items():
        tab.page.get_by_label(label.replace("_", " "), exact=True).fill(value)


def _wrong(tab: Tab, label: str) -> str:
    """What stands beside a field, as a screen reader would connect the two."""
    field = tab.page.get_by_label(label, exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    ids = (field.get_attribute("aria-describedby") or "").split()
    return " ".join(tab.page.locator(f'[id="{id}"]').inner_text() for id in ids)


def test_a_bad_sign_up_says_what_is_wrong_beside_each_field_and_loses_nothing(enter: Enter) -> None:
    tab = enter()
    tab.go("/signup")
    join = tab.page.get_by_role("button", name="Join", exact=True)
    join.click()
    for label in ("Mail address", "Username", "Password", "Date of birth"):
        assert "required" in _wrong(tab, label)
    expect(tab.page.get_by_role("checkbox")).to_have_attribute("aria-invalid", "true")

    _fill(tab, Mail_address="not an address", Username="x y!", Password="12345")
    _fill(tab, Date_of_birth="1990-02-03")
    tab.page.get_by_role("checkbox").check()
    join.click()
    assert "valid email address" in _wrong(tab, "Mail address")
    assert "A username has 2 to 32 letters" in _wrong(tab, "Username")
    assert "short" in _wrong(tab, "Password")
    expect(tab.page.get_by_label("Mail address")).to_have_value("not an address")
    expect(tab.page.get_by_label("Username")).to_have_value("x y!")
    expect(tab.page.get_by_label("Password")).to_have_value("12345")
    expect(tab.page.get_by_label("Date of birth")).to_have_value("1990-02-03")
    expect(tab.page.get_by_role("checkbox")).to_be_checked()
    assert tab.page.url.endswith("/signup")


def test_a_newcomer_signs_up_follows_the_mail_and_says_hello(enter: Enter) -> None:
    tab = enter()
    page = tab.page
    tab.go("/")
    expect(tab.heading("Good to see you again")).to_be_visible()
    page.get_by_role("link", name="Join").click()
    _fill(tab, Mail_address="nora@carya.test", Username="nora", Password=PASSWORD)
    _fill(tab, Date_of_birth="1994-05-06")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Join", exact=True).click()
    expect(tab.heading("Check your mail")).to_be_visible()
    expect(page.get_by_text("We have sent a link to nora@carya.test")).to_be_visible()

    page.get_by_role("link", name="Look around").click()
    page.get_by_role("main").get_by_role("link", name=re.compile("Newcomers Welcome")).click()
    expect(page.get_by_text("Verify your mail address to write. The link went to")).to_be_visible()
    expect(tab.composer).to_be_disabled()
    expect(tab.composer).to_have_attribute("placeholder", "Verify your mail address to write here")

    page.get_by_role("link", name="Open the mailbox").click()
    _open_latest_mail(tab, "nora@carya.test")
    page.locator("article.letter a").click()
    expect(tab.heading("Your address is verified")).to_be_visible()
    page.get_by_role("link", name="Enter the Lounge").click()
    page.get_by_role("main").get_by_role("link", name=re.compile("Newcomers Welcome")).click()
    expect(tab.composer).to_be_enabled()

    page.get_by_role("button", name="You: nora").click()
    page.get_by_role("menuitem", name="Log out").click()
    expect(tab.heading("Good to see you again")).to_be_visible()
    _fill(tab, Username_or_mail_address="nora", Password="not my password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text(re.compile("not correct"))).to_be_visible()
    expect(page.get_by_label("Username or mail address")).to_have_value("nora")
    _fill(tab, Password=PASSWORD)
    page.get_by_role("button", name="Log in").click()

    newcomers = stage.the_room("newcomers")
    tab.entry(newcomers).click()
    expect(tab.log.get_by_text("Welcome to Newcomers Welcome")).to_be_visible()
    tab.write("Hello, I am Nora")
    expect(tab.row("Hello, I am Nora")).to_be_visible()
    assert stage.said(newcomers) == ["Hello, I am Nora"]


def test_nobody_under_eighteen_signs_up(enter: Enter) -> None:
    tab = enter()
    tab.go("/signup")
    _fill(tab, Mail_address="kid@carya.test", Username="kid", Password=PASSWORD)
    _fill(tab, Date_of_birth="2015-01-01")
    tab.page.get_by_role("checkbox").check()
    tab.page.get_by_role("button", name="Join", exact=True).click()
    expect(tab.page.get_by_text(re.compile("18"))).to_have_count(2)
    assert "18" in _wrong(tab, "Date of birth")
    assert tab.page.url.endswith("/signup")
    assert not stage.exists("kid")


def _open_latest_mail(tab: Tab, address: str) -> None:
    """The mail leaves through a job: look again until it is there."""
    mail = tab.page.get_by_role("link").filter(has_text=address).first
    expect(tab.heading("Mailbox")).to_be_visible()

    def arrived() -> bool:
        tab.page.reload()
        return mail.is_visible()

    wait_until(arrived, within=20, failure=lambda: f"no mail to {address}")
    mail.click()
