"""Media in a bucket: a real S3 server in this process, and one that fails or hangs."""

import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.config import Config
from django.core.files.storage import storages
from moto.server import ThreadedMotoServer

from core.config import media
from core.media import storage
from core.media.actions.changes import discard, remove_upload
from core.media.models import Upload
from tests.integration.media.helpers import ready, send
from tests.support import files as made
from tests.support.factories import UserFactory, principal
from tests.support.rest import API, client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]

BUCKET = "carya-media"
KEYS = {"access_key": "testing", "secret_key": "testing"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


def use(settings: Any, endpoint: str, **options: Any) -> None:
    configured = media.s3(bucket=BUCKET, endpoint=endpoint, region="us-east-1", **KEYS)
    if options:
        configured["OPTIONS"]["client_config"] = configured["OPTIONS"]["client_config"].merge(
            Config(**options)
        )
    settings.STORAGES = {**settings.STORAGES, "media": configured}
    storages._storages.pop(storage.ALIAS, None)  # type: ignore[attr-defined]


@pytest.fixture
def bucket(server: str, settings: Any, folder: Any) -> Any:
    made_by = boto3.resource(
        "s3",
        endpoint_url=server,
        region_name="us-east-1",
        aws_access_key_id="testing",
        aws_secret_access_key="testing",
    )
    found = made_by.Bucket(BUCKET)
    found.create()
    use(settings, server)
    yield found
    found.objects.delete()


@pytest.fixture
def answering(settings: Any, folder: Any) -> Iterator[Any]:
    """`answering(bytes | None)`: an S3 that says just this to everything, or nothing at all."""
    listening = socket.create_server(("127.0.0.1", 0))
    said: list[bytes | None] = []
    opened: list[socket.socket] = []

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            opened.append(connection)
            if said[0] is not None:
                connection.recv(65536)
                connection.sendall(said[0])
                connection.close()

    threading.Thread(target=serve, daemon=True).start()

    def say(words: bytes | None) -> None:
        said[:] = [words]
        use(settings, f"http://127.0.0.1:{listening.getsockname()[1]}", read_timeout=0.5)

    yield say
    listening.close()
    for connection in opened:
        connection.close()


def fetched(url: str) -> Any:
    with urllib.request.urlopen(url) as answer:
        return answer.headers, answer.read()


def test_a_picture_lies_in_the_bucket_and_opens_by_a_signed_address(
    bucket: Any, django_capture_on_commit_callbacks: Any
) -> None:
    user = UserFactory()
    with django_capture_on_commit_callbacks(execute=True):
        upload = ready(user, made.tagged_jpeg())
    assert sorted(one.key.rpartition("/")[2] for one in bucket.objects.all()) == [
        "original.jpg",
        "preview.webp",
        "thumbnail.webp",
    ]
    answer = client(user).get(f"{API}/uploads/{upload.id}/preview")
    assert answer.status_code == 302
    url = answer["Location"]
    assert "X-Amz-Expires=300" in url
    headers, body = fetched(url)
    assert headers["Content-Type"] == "image/webp"
    assert headers["Content-Disposition"].startswith("inline;")
    assert body == storage.read(upload.preview_key)


def test_a_document_is_a_download_in_the_bucket_too(bucket: Any) -> None:
    user = UserFactory()
    upload = ready(user, made.pdf(), name="Bericht.pdf")
    url = client(user).get(f"{API}/uploads/{upload.id}/original")["Location"]
    headers, body = fetched(url)
    assert headers["Content-Disposition"] == "attachment; filename*=UTF-8''Bericht.pdf"
    assert body == made.pdf()


def test_removal_empties_the_bucket_and_kills_the_address(
    bucket: Any, django_capture_on_commit_callbacks: Any
) -> None:
    user = UserFactory()
    upload = ready(user)
    url = client(user).get(f"{API}/uploads/{upload.id}/preview")["Location"]
    with django_capture_on_commit_callbacks(execute=True):
        remove_upload(principal=principal(user), upload=upload.id)
    assert not list(bucket.objects.all())
    with pytest.raises(urllib.error.HTTPError) as caught:
        fetched(url)
    assert caught.value.code in (403, 404)


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 500 Broken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        b"HTTP/1.1 403 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        b"rubbish\r\n\r\n",
        None,
    ],
    ids=["500", "403", "rubbish", "hanging"],
)
def test_a_bucket_in_trouble_is_told_in_time_and_nothing_is_kept(
    said: bytes | None, answering: Any
) -> None:
    answering(said)
    started = time.monotonic()
    answer = send(UserFactory(), made.picture())
    body = answer.json()
    assert (answer.status_code, body["code"], body["retry"]) == (503, "upload.storage", True), body
    assert time.monotonic() - started < 8
    assert not Upload.objects.exists()


def test_files_of_a_bucket_in_trouble_are_left_to_the_cleaner(
    bucket: Any, answering: Any, django_capture_on_commit_callbacks: Any
) -> None:
    upload = ready(UserFactory())
    answering(b"HTTP/1.1 500 Broken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    with django_capture_on_commit_callbacks(execute=True):
        discard([upload.id])
    upload.refresh_from_db()
    assert upload.state == "removed"
    assert len(upload.keys) == 3
