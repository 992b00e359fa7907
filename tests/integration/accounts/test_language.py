"""Everybody is told things in their own language: screens, errors, mails."""

import pytest
from django.core import mail
from django.test import Client

from core.accounts.adapter import AccountAdapter
from core.accounts.models import User
from tests.integration.accounts.helpers import sign_up
from tests.support.factories import UserFactory
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db(transaction=True)
KOREAN = "ko-KR,ko;q=0.9,en;q=0.5"


def test_the_language_is_kept_and_shown_to_its_person() -> None:
    user = UserFactory()
    answer = client(user).patch(f"{API}/me", {"locale": "ko"})
    assert (answer.status_code, answer.json()["user"]["locale"]) == (200, "ko")
    assert User.objects.get(id=user.id).locale == "ko"


def test_a_language_that_is_not_on_offer_is_refused_and_changes_nothing() -> None:
    user = UserFactory()
    answer = client(user).patch(f"{API}/me", {"locale": "tlh", "bio": "one"})
    assert (answer.status_code, answer.json()["field"]) == (422, "locale")
    user.refresh_from_db()
    assert user.locale == "en"


def test_who_joins_in_korean_is_written_to_in_korean() -> None:
    sign_up(Client(headers={"accept-language": KOREAN}))
    assert User.objects.get(username="mia").locale == "ko"
    [message] = mail.outbox
    assert "인증" in message.subject
    assert "안녕하세요, mia 님." in str(message.body)


def test_a_form_is_refused_in_the_language_of_the_browser() -> None:
    answer = sign_up(Client(headers={"accept-language": KOREAN}), username="admin")
    assert [error["message"] for error in answer.json()["errors"]] == [
        "쓸 수 없는 사용자 이름이에요."
    ]


@pytest.mark.parametrize(
    ("asked", "detail"),
    [
        (KOREAN, "로그인이 필요해요."),
        ("en", "Sign in to do this."),
        ("tlh", "Sign in to do this."),
    ],
)
def test_errors_are_told_in_the_language_of_the_request(asked: str, detail: str) -> None:
    answer = client().get(f"{API}/me", headers={"accept-language": asked})
    assert (answer.status_code, answer.json()["detail"]) == (401, detail)


def test_pages_of_the_server_speak_the_language_of_the_browser() -> None:
    page = Client().get("/dev/nothing/here", headers={"accept-language": KOREAN})
    assert page.status_code == 404
    assert '<html lang="ko">' in page.text
    assert "Carya로 돌아가기" in page.text


def test_the_admin_is_english_whatever_the_browser_asks_for() -> None:
    page = Client().get("/django-admin/login/", headers={"accept-language": KOREAN})
    assert '<html lang="en' in page.text


def test_a_notice_is_written_in_the_language_of_whom_it_is_for() -> None:
    user = UserFactory(locale="ko")
    adapter = AccountAdapter()
    adapter.send_mail("account/email/password_changed", user.email, {"user": user})
    [message] = mail.outbox
    assert message.subject.endswith("비밀번호가 변경되었습니다")
