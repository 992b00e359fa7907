"""A client of the wire protocol that keeps its rules and remembers everything it was told.

Cursor per room, `seq ≤ cursor` dropped, a gap or `room.lag` synced, resumption with `since`, posts
retried with their nonce until the server answers. Backoff is short, so that tests are.
"""

import asyncio
import contextlib
import itertools
import json
import random
import socket
import time
import urllib.parse
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage
from websockets.typing import Origin, Subprotocol

from core.kernel.ids import new_id
from tests.support.evidence import Acknowledged, Log, Refused, RoomView, digest_of

ANSWER_SECONDS = 10.0
BACKOFF_SECONDS = 0.05
BACKOFF_MAX = 0.5
BYE_MAX = 0.5
SILENCE_SECONDS = 35.0
FINAL_CODES = frozenset({4201, 4203, 4204})


class LostError(Exception):
    """The socket went away before the answer came."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who a client is: user id, name, and a session key that opens sockets and REST."""

    user: str
    username: str
    session: str


@dataclass(slots=True)
class _Pending:
    answer: asyncio.Future[dict[str, Any]]
    room: str | None
    resumes: bool


class Attempt(NamedTuple):
    """The `number`th time a command was sent; `sent` counts all that this client sent."""

    number: int
    sent: int
    session: int


class Client:
    """One person's tab: `async with Client(person, [server.base_url], rooms=[…]) as client`.

    With several servers a lost socket is opened at the next one. `level`: "full", or "head" to be
    subscribed by membership alone. `receive_buffer`: bytes the kernel takes before the sender feels
    that nobody reads.
    """

    def __init__(
        self,
        person: Person,
        servers: Sequence[str],
        *,
        rooms: Sequence[str] = (),
        seed: int = 0,
        level: str = "full",
        receive_buffer: int | None = None,
    ) -> None:
        self.person = person
        self.servers = list(servers)
        self.log = Log(person.username, person.user)
        self.views = {room: RoomView(room) for room in rooms}
        self.heads: dict[str, dict[str, int]] = {}
        self.online = asyncio.Event()
        self.final = False
        self.socket: ClientConnection | None = None
        self._level = level
        self._receive_buffer = receive_buffer
        self._random = random.Random(f"{seed}:{person.user}")
        self._session = 0
        self._ids = itertools.count(1)
        self._sent = itertools.count(1)
        self._pending: dict[str, _Pending] = {}
        self._turn = 0
        self._running: asyncio.Task[None] | None = None
        self._later: set[asyncio.Task[None]] = set()
        self._bye = 0.0
        self._reads = asyncio.Event()
        self._reads.set()

    # --- life ----------------------------------------------------------------------------------

    async def __aenter__(self) -> Self:
        self._running = asyncio.create_task(self._run())
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in (self._running, *self._later):
            if task is not None:
                task.cancel()
        await asyncio.gather(
            *(task for task in (self._running, *self._later) if task), return_exceptions=True
        )

    def freeze(self) -> None:
        """Stop reading, without the server being told."""
        self._reads.clear()

    def thaw(self) -> None:
        """Read on."""
        self._reads.set()

    def cut(self) -> None:
        """Lose the network: the TCP connection ends without a closing handshake."""
        if self.socket is not None:
            self.socket.transport.abort()

    @property
    def caught_up(self) -> bool:
        """Online, subscribed to everything, with no sync under way."""
        return self.online.is_set() and all(
            view.closed or (view.cursor is not None and not view.syncing)
            for view in self.views.values()
        )

    async def _run(self) -> None:
        failures = 0
        while not self.final:
            try:
                async with self._opened() as socket:
                    failures = 0
                    await self._listen(socket)
            except (OSError, TimeoutError, InvalidHandshake, InvalidMessage, ConnectionClosed):
                pass
            finally:
                self._lose()
            failures += 1
            self._turn += 1
            wait = min(BACKOFF_MAX, BACKOFF_SECONDS * 2**failures)
            await asyncio.sleep(min(self._bye, BYE_MAX) + self._random.uniform(0, wait))
            self._bye = 0.0

    @contextlib.asynccontextmanager
    async def _opened(self) -> AsyncIterator[ClientConnection]:
        base = self.servers[self._turn % len(self.servers)]
        socket = await connect(
            f"{base.replace('http', 'ws', 1)}/ws/",
            origin=Origin(base),
            additional_headers={"Cookie": f"sessionid={self.person.session}"},
            subprotocols=[Subprotocol("carya.v1")],
            compression=None,
            ping_interval=None,
            max_size=None,
            open_timeout=15,
            close_timeout=1,
            proxy=None,
            sock=self._small_socket(base),
        )
        try:
            yield socket
        finally:
            # Nothing is awaited on the way out of a lost network.
            socket.transport.abort()
            self.log.closes.append(socket.close_code)
            self.final = self.final or socket.close_code in FINAL_CODES

    def _small_socket(self, base: str) -> socket.socket | None:
        if self._receive_buffer is None:
            return None
        parts = urllib.parse.urlsplit(base)
        raw = socket.socket()
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self._receive_buffer)
        raw.connect((parts.hostname, parts.port))
        raw.setblocking(False)
        return raw

    def _lose(self) -> None:
        self.online.clear()
        self.socket = None
        pending, self._pending = self._pending, {}
        for waiting in pending.values():
            if not waiting.answer.done():
                waiting.answer.set_exception(LostError())
                waiting.answer.exception()
        for view in self.views.values():
            view.syncing = False

    async def _listen(self, socket: ClientConnection) -> None:
        self._session += 1
        while True:
            await self._reads.wait()
            async with asyncio.timeout(SILENCE_SECONDS):
                frame = json.loads(await socket.recv())
            if "re" in frame:
                self._on_answer(frame)
            elif frame["type"] == "session.ready":
                self.socket = socket
                self.log.resumed.append(time.monotonic())
                if self._level == "full":
                    for view in self.views.values():
                        if not view.closed:
                            self._resume(view)
                self.online.set()
            else:
                self._on_event(frame)

    # --- what arrives --------------------------------------------------------------------------

    def _on_answer(self, frame: dict[str, Any]) -> None:
        pending = self._pending.pop(frame["re"], None)
        if pending is None:
            return
        if pending.resumes and pending.room is not None:
            self._on_state(self.views[pending.room], frame)
        if not pending.answer.done():
            pending.answer.set_result(frame)

    def _on_state(self, view: RoomView, frame: dict[str, Any]) -> None:
        view.syncing = False
        if not frame["ok"]:
            if frame["error"]["code"] == "room.not_found":
                view.closed = True
            else:
                self._soon(view)
            return
        data = frame["data"]
        self.log.note(
            "state", session=self._session, room=view.room, seq=data["head"], digest=data["mode"]
        )
        if data["mode"] == "reset":
            view.messages.clear()
            seqs = [item["data"]["message"]["seq"] for item in data["items"]]
            view.since = min(seqs, default=data["head"] + 1) - 1
        for item in data["items"]:
            self._note(item, item["data"], room=view.room, via="item")
            view.apply(item["type"], item["data"])
        view.unread = data["unread"]
        view.cursor = data["items"][-1]["seq"] if data["more"] else data["head"]
        if data["more"]:
            self._resume(view)

    def _on_event(self, frame: dict[str, Any]) -> None:
        kind, room, seq = frame["type"], frame.get("room"), frame.get("seq", 0)
        data = frame["data"]
        self._note(frame, data, room=room, via="event")
        if kind == "session.beat":
            for id, head in data["heads"].items():
                view = self.views.get(id)
                if view is not None and view.cursor is not None and head > view.cursor:
                    self._resume(view)
            return
        if kind == "session.bye":
            self._bye = data["after"]
            return
        if kind == "room.head":
            self.heads[str(room)] = data
            return
        view = self.views.get(room or "")
        if view is None:
            return
        if kind == "room.closed":
            view.closed = True
        elif kind == "room.lag":
            self._resume(view)
        elif seq:
            self._step(view, kind, seq, data)

    def _step(self, view: RoomView, kind: str, seq: int, data: dict[str, Any]) -> None:
        """The client rule: drop, apply, or stop and sync."""
        if view.syncing or view.cursor is None or seq <= view.cursor:
            return
        if seq == view.cursor + 1:
            view.apply(kind, data)
            view.cursor = seq
        else:
            self._resume(view)

    def _note(
        self, frame: dict[str, Any], data: dict[str, Any], *, room: str | None, via: str
    ) -> None:
        kind, seq = frame["type"], frame.get("seq", 0)
        message = data.get("message")
        if message is not None:
            self.log.note_message(message, session=self._session, kind=kind, seq=seq, via=via)
        else:
            self.log.note(kind, session=self._session, room=room, seq=seq, via=via)

    # --- what is sent --------------------------------------------------------------------------

    def _resume(self, view: RoomView) -> None:
        """Subscribe, or catch up after the cursor."""
        if view.syncing:
            return
        view.syncing = True
        data: dict[str, Any] = {"room": view.room}
        if view.cursor is not None:
            data["since"] = view.cursor
        self._send("room.subscribe", data, room=view.room, resumes=True)

    def _soon(self, view: RoomView) -> None:
        async def again() -> None:
            await asyncio.sleep(self._random.uniform(0.05, 0.2))
            if self.online.is_set():
                self._resume(view)

        task = asyncio.create_task(again())
        self._later.add(task)
        task.add_done_callback(self._later.discard)

    def _send(
        self, type: str, data: dict[str, Any], *, room: str | None = None, resumes: bool = False
    ) -> asyncio.Future[dict[str, Any]]:
        id = f"c{next(self._ids)}"
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        if self.socket is None:
            raise LostError()
        self._pending[id] = _Pending(answer, room, resumes)
        frame = json.dumps({"id": id, "type": type, "data": data})
        task = asyncio.create_task(_quietly(self.socket, frame))
        self._later.add(task)
        task.add_done_callback(self._later.discard)
        return answer

    async def ask(self, type: str, data: dict[str, Any]) -> dict[str, Any]:
        """Send one command once; the whole answer. Raises LostError, TimeoutError."""
        async with asyncio.timeout(ANSWER_SECONDS):
            return await self._send(type, data)

    async def insist(self, type: str, data: dict[str, Any]) -> tuple[dict[str, Any], Attempt]:
        """Send a command until the server answers for good: the answer, and the attempt."""
        attempts = 0
        while True:
            await self.online.wait()
            attempts += 1
            # Numbered as it leaves: who waited for the network may be overtaken by who did not.
            attempt = Attempt(attempts, next(self._sent), self._session)
            try:
                answer = await self.ask(type, data)
            except (LostError, TimeoutError):
                continue
            if answer["ok"] or not answer["error"]["retry"]:
                return answer, attempt
            wait = answer["error"]["retry_after"] or self._random.uniform(0.05, 0.3)
            await asyncio.sleep(min(wait, 1.0))

    async def post(self, room: str, content: str, *, nonce: str | None = None) -> dict[str, Any]:
        """Post until acknowledged or refused for good; the whole answer, also kept in the log."""
        nonce = nonce or str(new_id())
        data = {"room": room, "content": content, "nonce": nonce}
        answer, attempt = await self.insist("message.post", data)
        at = time.monotonic()
        if not answer["ok"]:
            code = answer["error"]["code"]
            self.log.refused.append(Refused(at=at, type="message.post", code=code, nonce=nonce))
            return answer
        message = answer["data"]["message"]
        self.log.acknowledged.append(
            Acknowledged(
                at=at,
                sent=attempt.sent,
                session=attempt.session,
                attempts=attempt.number,
                room=room,
                nonce=nonce,
                message=message["id"],
                seq=message["seq"],
                state=answer["data"]["state"],
                digest=digest_of(message["content"]),
                duplicate=answer["data"]["duplicate"],
            )
        )
        return answer

    async def talk(
        self, room: str, *, until: Callable[[], bool], pause: float = 0.02, window: int = 3
    ) -> None:
        """Post without end until `until()`; up to `window` posts are under way at once."""
        under_way: set[asyncio.Task[dict[str, Any]]] = set()
        while not until():
            text = f"{self.person.username} {next(self._ids)}"
            under_way.add(asyncio.create_task(self.post(room, text)))
            if len(under_way) >= window:
                _, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.sleep(self._random.uniform(0, 2 * pause))
        if under_way:
            await asyncio.wait(under_way)


async def _quietly(socket: ClientConnection, frame: str) -> None:
    with contextlib.suppress(ConnectionClosed, OSError):
        await socket.send(frame)
