"""Mail about sign-ins from places that are new."""

import pytest
from django.core import mail
from django.test import Client

from tests.integration.accounts.helpers import BROWSER, app_log_in, log_in, person

pytestmark = pytest.mark.django_db(transaction=True)


def subjects() -> list[str]:
    return [str(message.subject) for message in mail.outbox]


def test_the_first_sign_in_of_an_account_is_not_mailed() -> None:
    person(username="mia")

    log_in(Client(), username="mia")

    assert subjects() == []


def test_a_new_browser_is_mailed_once() -> None:
    person(username="mia")
    log_in(Client(), username="mia")
    browser = Client(HTTP_USER_AGENT="Firefox on a train")

    log_in(browser, username="mia")
    browser.delete(f"{BROWSER}/auth/session")
    log_in(browser, username="mia")

    assert subjects() == ["New sign-in to your account"]
    assert "Firefox on a train" in str(mail.outbox[0].body)
    assert mail.outbox[0].to == ["mia@example.org"]


def test_a_forged_device_cookie_is_a_new_browser() -> None:
    person(username="mia")
    log_in(Client(), username="mia")
    browser = Client()
    browser.cookies["carya_device"] = "forged"

    log_in(browser, username="mia")

    assert subjects() == ["New sign-in to your account"]


def test_a_phone_is_known_by_its_living_session() -> None:
    person(username="mia")
    app_log_in(Client(HTTP_USER_AGENT="Carya for phones"), username="mia")

    app_log_in(Client(HTTP_USER_AGENT="Carya for phones"), username="mia")
    app_log_in(Client(HTTP_USER_AGENT="curl"), username="mia")

    assert subjects() == ["New sign-in to your account"]
