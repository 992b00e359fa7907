"""How much of a request is received, without a server."""

import re
from collections.abc import MutableMapping
from typing import Any

import pytest

from core.http.body_limit import BodyLimit

LIMITS: dict[str, Any] = {"ordinary": 100, "large": 1000, "paths": re.compile("/files")}


async def asked(
    chunks: list[bytes], *, path: str = "/", length: int | None = None
) -> tuple[int, int]:
    """(status, bytes that the application behind received)."""
    got = 0
    sent: list[MutableMapping[str, Any]] = []
    left = list(chunks)

    async def application(scope: Any, receive: Any, send: Any) -> None:
        nonlocal got
        while True:
            message = await receive()
            got += len(message["body"])
            if not message["more_body"]:
                break
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> dict[str, Any]:
        if not left:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    headers = [] if length is None else [(b"content-length", str(length).encode())]
    scope = {"type": "http", "path": path, "headers": headers}
    await BodyLimit(application, **LIMITS)(scope, receive, send)
    assert sent[-1]["type"] == "http.response.body"
    return sent[0]["status"], got


@pytest.mark.parametrize(
    ("chunks", "path", "length", "status", "got"),
    [
        ([b"x" * 100], "/", 100, 200, 100),
        ([b"x" * 101], "/", 101, 413, 0),
        ([b"x" * 60, b"x" * 60], "/", None, 413, 60),
        ([b"x" * 60, b"x" * 60], "/", 5, 413, 60),
        ([b"x" * 500, b"x" * 500], "/files", None, 200, 1000),
        ([b"x" * 500, b"x" * 501], "/files", None, 413, 500),
        ([b"x" * 500], "/files/more", None, 413, 0),
        ([b""], "/", None, 200, 0),
    ],
)
async def test_a_body_is_received_up_to_its_limit(
    chunks: list[bytes], path: str, length: int | None, status: int, got: int
) -> None:
    assert await asked(chunks, path=path, length=length) == (status, got)
