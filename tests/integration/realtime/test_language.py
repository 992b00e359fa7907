"""A socket speaks the language of its person."""

import pytest

from tests.integration.realtime.sockets import sign_in
from tests.support.factories import UserFactory
from tests.support.processes import ServerProcess

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("locale", "unreadable", "unknown"),
    [
        ("ko", "이 프레임을 읽을 수 없어요: JSON이 아니에요.", "그런 방이 없거나"),
        ("en", "This frame cannot be read: it is not JSON.", "There is no such room"),
    ],
)
def test_refusals_are_told_in_the_language_of_the_person(
    server: ServerProcess, locale: str, unreadable: str, unknown: str
) -> None:
    nowhere = "0197aaaa-0000-7000-8000-000000000000"
    with sign_in(server, UserFactory(locale=locale)) as socket:
        socket.raw("{")
        assert socket.answer(None)["error"]["message"] == unreadable
        refused = socket.answer(socket.send("room.subscribe", room=nowhere))
        assert refused["error"]["message"].startswith(unknown)
