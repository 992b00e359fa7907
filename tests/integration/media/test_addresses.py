"""Signed addresses: good for five minutes, for one file, and dead after removal."""

import urllib.parse
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from core.kernel.clock import now
from core.media import limits
from core.media.actions.changes import remove_upload
from tests.integration.media.helpers import ready
from tests.support import files as made
from tests.support.factories import UserFactory, principal
from tests.support.rest import API, client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def signed(user: Any, upload: Any, variant: str = "original") -> str:
    answer = client(user).get(f"{API}/uploads/{upload.id}/{variant}")
    assert answer.status_code == 302, answer.content
    assert "private" in answer["Cache-Control"]
    location: str = answer["Location"]
    return location


def test_a_signed_address_needs_no_session_and_answers_with_the_file() -> None:
    user = UserFactory()
    upload = ready(user)
    answer = client().get(signed(user, upload, "preview"))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert Image.open(BytesIO(body(answer))).size == (640, 480)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Content-Disposition"].startswith("inline;")


@pytest.mark.parametrize("content", [made.pdf(), b"words"])
def test_documents_are_only_ever_downloads(content: bytes) -> None:
    user = UserFactory()
    answer = client().get(signed(user, ready(user, content, name="Bericht 1.pdf")))
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''Bericht%201.")
    assert body(answer) == content


def test_an_address_is_dead_after_five_minutes(time_machine: Any) -> None:
    user = UserFactory()
    url = signed(user, ready(user))
    time_machine.move_to(now() + timedelta(seconds=limits.URL_SECONDS - 5))
    assert client().get(url).status_code == 200
    time_machine.move_to(now() + timedelta(seconds=10))
    assert client().get(url).status_code == 404


@pytest.mark.parametrize("name", ["expires", "sig", "name"])
def test_an_address_with_anything_changed_or_missing_opens_nothing(name: str) -> None:
    user = UserFactory()
    url = signed(user, ready(user))
    parts = urllib.parse.urlsplit(url)
    query = dict(urllib.parse.parse_qsl(parts.query))
    for wrong in (
        {**query, name: query[name] + "0"},
        {k: v for k, v in query.items() if k != name},
    ):
        answer = client().get(f"{parts.path}?{urllib.parse.urlencode(wrong)}")
        assert answer.status_code == 404
    assert client().get(parts.path.replace("original", "preview"), query).status_code == 404


@pytest.mark.parametrize(
    "key", ["../../etc/passwd", "ab/..%2f..%2fsecret.png", "a", "ab/x/original.png"]
)
def test_no_path_leads_out_of_the_folder(key: str) -> None:
    assert client().get(f"/media/{key}?expires=99999999999&sig=x&name=x").status_code == 404


def test_removal_kills_an_address_that_was_still_good(
    django_capture_on_commit_callbacks: Any,
) -> None:
    user = UserFactory()
    upload = ready(user)
    url = signed(user, upload)
    assert client().get(url).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        remove_upload(principal=principal(user), upload=upload.id)
    assert client().get(url).status_code == 404
    assert client(user).get(f"{API}/uploads/{upload.id}/original").status_code == 404


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("bytes=0-3", slice(0, 4)),
        ("bytes=10-", slice(10, None)),
        ("bytes=-5", slice(-5, None)),
        ("bytes=0-999999999", slice(0, None)),
        ("bytes=5-2", slice(0, None)),
        ("bytes=0-1,4-5", slice(0, None)),
        ("furlongs=1", slice(0, None)),
    ],
)
def test_players_may_ask_for_a_part(asked: str, expected: slice) -> None:
    user = UserFactory()
    content = made.webm(3000)
    answer = client().get(signed(user, ready(user, content)), headers={"Range": asked})
    part = body(answer)
    assert part == content[expected]
    assert answer["Content-Length"] == str(len(part))
    assert answer.status_code == (200 if len(part) == len(content) else 206)
    assert ("Content-Range" in answer) == (answer.status_code == 206)


def test_a_variant_that_there_is_not_is_not_found() -> None:
    user = UserFactory()
    document, image = ready(user, b"words"), ready(user)
    for upload, variant in ((document, "preview"), (image, "avatar"), (image, "incoming")):
        answer = client(user).get(f"{API}/uploads/{upload.id}/{variant}")
        assert (answer.status_code, answer.json()["code"]) == (404, "upload.not_found")
