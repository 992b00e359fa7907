"""A local server that speaks the provider's moderation protocol, with scores and faults to order.

`POST /v1/moderations` with `{"input": text | [text, …]}`: a text containing `score:hate=0.9` gets
that score in that category, every other category 0.001. A picture, `{"input": [{"type":
"image_url", …}]}`, gets `image_scores`, whatever it shows. Runs inside tests (`async with
Server()`), in benchmarks, or by itself: `python -m tests.support.openai_server --port 9090
--delay-ms 300`.
"""

import argparse
import asyncio
import base64
import contextlib
import json
import re
from typing import Any, Self

CATEGORIES = (
    "harassment",
    "harassment/threatening",
    "hate",
    "hate/threatening",
    "illicit",
    "illicit/violent",
    "self-harm",
    "self-harm/instructions",
    "self-harm/intent",
    "sexual",
    "sexual/minors",
    "violence",
    "violence/graphic",
)
FAULTS = ("429", "500", "malformed", "drip", "hang", "wrong-count", "close", "no-scores")
_MARKER = re.compile(r"score:([a-z/-]+)=([0-9.]+)")
_HARMLESS = dict.fromkeys(CATEGORIES, 0.001)


class Server:
    """Start with `async with`; `base_url` is what the client is given.

    `delay`: seconds before each answer. `fault`: one of FAULTS, or None; both may change at any
    time. `retry_after`: the header of a 429. `inputs` counts the texts seen; `requests` keeps them
    by request, unless `keeps_requests` is false.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        delay: float = 0.0,
        fault: str | None = None,
        keeps_requests: bool = True,
    ) -> None:
        self.delay = delay
        self.fault = fault
        self.retry_after: float | None = 1.0
        self.requests: list[list[str]] = []
        self.inputs = 0
        self._keeps_requests = keeps_requests
        self.image_scores: dict[str, float] = {}
        self.images: list[bytes] = []
        self._port = port
        self._server: asyncio.Server | None = None
        self._conversations: set[asyncio.Task[None]] = set()

    @property
    def port(self) -> int:
        assert self._server is not None
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def texts(self) -> list[str]:
        """Every input seen, over all requests."""
        return [text for request in self.requests for text in request]

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._begin, "127.0.0.1", self._port, backlog=1024
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._conversations:
            task.cancel()
        await asyncio.gather(*self._conversations, return_exceptions=True)

    def _begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(self._serve(reader, writer))
        self._conversations.add(task)
        task.add_done_callback(self._conversations.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._exchange(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            with contextlib.suppress(ConnectionError, RuntimeError):
                writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; whether the connection stays open."""
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        length = re.search(rb"content-length: *(\d+)", head)
        body = await reader.readexactly(int(length[1]) if length else 0)
        if not head.startswith(b"post /v1/moderations"):
            await _send(writer, 404, {"error": {"message": "no such path"}})
            return True
        asked = json.loads(body)
        given = asked["input"] if isinstance(asked["input"], list) else [asked["input"]]
        texts = [one if isinstance(one, str) else self._picture(one) for one in given]
        self.inputs += len(texts)
        if self._keeps_requests:
            self.requests.append(texts)
        if self.delay:
            await asyncio.sleep(self.delay)
        return await self._answer(writer, asked.get("model", ""), texts)

    def _picture(self, given: dict[str, Any]) -> str:
        """Keep a picture that came as a data URL; a text that asks for the scores to give."""
        head, _, data = given["image_url"]["url"].partition(",")
        if given["type"] != "image_url" or not head.startswith("data:image/"):
            raise ValueError(f"not a picture: {head}")
        self.images.append(base64.b64decode(data, validate=True))
        return " ".join(f"score:{name}={score}" for name, score in self.image_scores.items())

    async def _answer(self, writer: asyncio.StreamWriter, model: str, texts: list[str]) -> bool:
        answer = {"id": "modr-1", "model": model, "results": [result(text) for text in texts]}
        match self.fault:
            case "429":
                wait = {} if self.retry_after is None else {"Retry-After": f"{self.retry_after:g}"}
                await _send(writer, 429, {"error": {"message": "slow down"}}, wait)
            case "500":
                await _send(writer, 500, {"error": {"message": "internal"}})
            case "malformed":
                await _send(writer, 200, b'{"id": "modr-1", "results": [{"category_sc')
            case "no-scores":
                await _send(writer, 200, {**answer, "results": [{"flagged": False} for _ in texts]})
            case "wrong-count":
                await _send(writer, 200, {**answer, "results": answer["results"][1:]})
            case "drip":
                for byte in _message(200, json.dumps(answer).encode()):
                    writer.write(bytes([byte]))
                    await writer.drain()
                    await asyncio.sleep(0.02)
            case "hang":
                await asyncio.sleep(3600)
            case "close":
                return False
            case None:
                await _send(writer, 200, answer)
            case unknown:
                raise ValueError(f"no fault called {unknown!r}")
        return True


def result(text: str) -> dict[str, Any]:
    """The provider's result for one text."""
    scores = dict(_HARMLESS)
    for category, score in _MARKER.findall(text):
        scores[category] = float(score)
    return {
        "flagged": any(score >= 0.5 for score in scores.values()),
        "categories": {name: score >= 0.5 for name, score in scores.items()},
        "category_scores": scores,
        "category_applied_input_types": {name: ["text"] for name in scores},
    }


async def _send(
    writer: asyncio.StreamWriter,
    status: int,
    answer: dict[str, Any] | bytes,
    headers: dict[str, str] | None = None,
) -> None:
    body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    writer.write(_message(status, body, headers))
    await writer.drain()


def _message(status: int, body: bytes, headers: dict[str, str] | None = None) -> bytes:
    lines = [
        f"HTTP/1.1 {status} Answer",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        *(f"{name}: {value}" for name, value in (headers or {}).items()),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


async def _run(port: int, delay: float, fault: str | None) -> None:
    async with Server(port=port, delay=delay, fault=fault, keeps_requests=False) as server:
        print(server.base_url, flush=True)  # noqa: T201 - the address is this program's answer
        await asyncio.Event().wait()


def main() -> None:
    """Serve until interrupted; prints the address."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--delay-ms", type=float, default=0)
    parser.add_argument("--fault", choices=FAULTS)
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(options.port, options.delay_ms / 1000, options.fault))


if __name__ == "__main__":
    main()
