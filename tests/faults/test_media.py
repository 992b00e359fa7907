"""Files under trouble: a disk that is full, a sender who goes away, a worker killed mid picture."""

import asyncio
import contextlib
import resource
import socket
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.media import limits
from tests.faults.site import Rest, Site, running
from tests.support.client import Person
from tests.support.files import picture
from tests.support.processes import CeleryProcess, ServerProcess

pytestmark = pytest.mark.faults

NOISE_SIDE = 4000
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def server(site: Site) -> Iterator[ServerProcess]:
    """A web process of these tests alone: its disk will be full."""
    with running(site.server()) as (one,):
        yield one


@pytest.fixture
def worker(site: Site) -> Iterator[CeleryProcess]:
    """A worker of the installation, to be killed."""
    with CeleryProcess(database_url=site.database_url, env=site.env) as one:
        yield one


def folder(site: Site) -> Path:
    return Path(site.env["CARYA_DATA_DIR"]) / "media"


def files(site: Site) -> set[str]:
    return {str(path) for path in folder(site).rglob("*") if path.is_file()}


def uploads(site: Site, person: Person) -> list[str]:
    return site.shell(
        "from core.media.models import Upload\n"
        f"print(*Upload.objects.filter(owner={person.user!r}).values_list('state', flat=True))"
    ).split()


async def send(person: Person, server: ServerProcess, content: bytes) -> Any:
    async with Rest(person, server) as http:
        return await http.post(
            "/uploads", files={"file": ("a.jpg", content, "application/octet-stream")}
        )


async def state_of(person: Person, server: ServerProcess, id: str, *wanted: str) -> str:
    """The upload's state once it is one of `wanted`."""
    async with Rest(person, server) as http, asyncio.timeout(60):
        while True:
            state = str((await http.get(f"/uploads/{id}")).json()["state"])
            if state in wanted:
                return state
            await asyncio.sleep(0.02)


@contextlib.contextmanager
def full_disk(server: ServerProcess) -> Iterator[None]:
    """No file of the process may grow beyond half a megabyte, by order of the kernel."""
    before = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (MEGABYTE // 2, before[1]))
    try:
        yield
    finally:
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, before)


async def test_a_full_disk_refuses_a_file_keeps_nothing_and_recovers(
    site: Site, server: ServerProcess
) -> None:
    person = site.stage().members[0]
    before = files(site)
    with full_disk(server):
        answer = await send(person, server, b"%PDF-1.4\n" + b"x" * MEGABYTE + b"\n%%EOF\n")
        assert (answer.status_code, answer.json()["code"]) == (503, "upload.storage")
        assert answer.json()["retry"] is True
        assert uploads(site, person) == []
        assert files(site) == before
        small = await send(person, server, b"a few words")
        assert small.status_code == 201, "what fits is taken"
    assert (await send(person, server, b"x" * MEGABYTE)).status_code == 201
    assert uploads(site, person) == ["ready", "ready"]


async def test_a_sender_who_goes_away_half_way_leaves_nothing(
    site: Site, server: ServerProcess
) -> None:
    person = site.stage().members[0]
    before = files(site)
    at = urllib.parse.urlsplit(server.base_url)
    head = (
        "POST /api/v1/uploads HTTP/1.1\r\n"
        f"Host: {at.netloc}\r\nX-Session-Token: {person.session}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\n"
        f"Content-Length: {8 * MEGABYTE}\r\n\r\n"
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    )
    with socket.create_connection((at.hostname, at.port)) as connection:
        connection.sendall(head.encode() + b"words " * (MEGABYTE // 2))
    assert (await send(person, server, b"something else")).status_code == 201
    assert uploads(site, person) == ["ready"]
    assert len(files(site) - before) == 1


async def test_a_body_that_is_too_large_is_cut_off_before_it_is_received(
    site: Site, server: ServerProcess
) -> None:
    person = site.stage().members[0]

    async def without_length() -> Any:
        for _ in range(8):
            yield b"x" * MEGABYTE

    async with Rest(person, server) as http:
        answer = await http.post(
            "/uploads",
            content=b"x" * (limits.REQUEST_BYTES + 1),
            headers={"Content-Type": "multipart/form-data; boundary=x"},
        )
        assert (answer.status_code, answer.json()["code"]) == (413, "input.too_large")
        answer = await http.patch("/me", content=without_length(), headers={"Content-Type": "x/y"})
        assert (answer.status_code, answer.json()["code"]) == (413, "input.too_large")
    assert uploads(site, person) == []


async def test_a_worker_killed_mid_picture_is_made_good_by_another(
    site: Site, server: ServerProcess, worker: CeleryProcess
) -> None:
    person = site.stage().members[0]
    before = files(site)
    large = await asyncio.to_thread(picture, (NOISE_SIDE, NOISE_SIDE), "JPEG")
    sent = await send(person, server, large)
    assert sent.status_code == 201, sent.text
    id = sent.json()["id"]
    await state_of(person, server, id, "processing")
    worker.kill9()
    assert await state_of(person, server, id, "processing", "ready", "held") == "processing"
    with CeleryProcess(database_url=site.database_url, env=site.env):
        await site.run(
            "from datetime import timedelta\n"
            "from core.kernel.clock import now\n"
            "from core.media.models import Upload\n"
            "from core.media.tasks import clean_up\n"
            f"Upload.objects.filter(id={id!r}).update(changed_at=now() - timedelta(minutes=5))\n"
            "clean_up()"
        )
        assert await state_of(person, server, id, "ready", "held") == "ready"
    made = {Path(path).name for path in files(site) - before}
    assert made == {"original.jpg", "preview.webp", "thumbnail.webp"}
