"""How much of a request is received at all: Django spools a body to disk before any view sees it.

Plain ASGI, in front of Django.
"""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from core.http.problems import CONTENT_TYPE, TOO_LARGE, problem_response

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Any, Any, Any], Awaitable[None]]


DRAINED_BYTES = 32 * 1024 * 1024
"""How much of a refused body is still taken and thrown away: who is cut off while sending sees a
broken connection instead of the answer."""


class _TooMuch(Exception):  # noqa: N818 - never leaves this module
    pass


class BodyLimit:
    """Answers 413 to bodies over `ordinary` bytes, over `large` at paths that match `paths`.

    By Content-Length before anything is read, by count where there is none.
    """

    def __init__(
        self, application: Application, *, ordinary: int, large: int, paths: re.Pattern[str]
    ) -> None:
        self._application = application
        self._ordinary = ordinary
        self._large = large
        self._paths = paths

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        limit = self._large if self._paths.fullmatch(scope["path"]) else self._ordinary
        length = dict(scope["headers"]).get(b"content-length", b"")
        if length.isdigit() and int(length) > limit:
            await _refuse(receive, send, limit)
            return
        received = 0
        started = False

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise _TooMuch
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._application(scope, counted, noted)
        except _TooMuch:
            if not started:
                await _refuse(receive, send, limit)


async def _refuse(receive: Receive, send: Send, limit: int) -> None:
    drained, more = 0, True
    while more and drained < DRAINED_BYTES:
        message = await receive()
        drained += len(message.get("body", b""))
        more = message["type"] == "http.request" and message.get("more_body", False)
    answer = problem_response(TOO_LARGE(limit=limit))
    await send(
        {
            "type": "http.response.start",
            "status": answer.status_code,
            "headers": [
                (b"content-type", CONTENT_TYPE.encode()),
                (b"content-length", str(len(answer.content)).encode()),
                (b"connection", b"close"),
            ],
        }
    )
    await send({"type": "http.response.body", "body": answer.content})
