"""From a command to its handler and back: decoding, order, errors. The async side of the border."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
import structlog

from core.kernel.errors import INTERNAL, CaryaError
from core.kernel.wire import COMMANDS, Data
from realtime import metrics
from realtime.connection import Connection
from realtime.prepared import Prepared
from realtime.protocol.frames import Request, answer, refusal, refuse_input

IN_FLIGHT = 32
"""Commands of one socket under way at once; reading pauses above."""

log = structlog.get_logger()

SocketHandler = Callable[[Connection, str, Any], Awaitable[Any]]
"""A command of the socket itself: gets the connection and the frame's id; None when it answered."""

_decoders: dict[str, msgspec.json.Decoder[Data]] = {}


class Dispatcher:
    """Runs one socket's commands: those that name the same room one after the other."""

    __slots__ = ("_connection", "_lanes", "_own", "_running", "_space")

    def __init__(self, connection: Connection, own: dict[str, SocketHandler]) -> None:
        self._connection = connection
        self._own = own
        self._lanes: dict[Any, asyncio.Task[None]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._space: asyncio.Future[None] | None = None

    async def submit(self, request: Request) -> None:
        """Start a command; waits while too many are under way."""
        while len(self._running) >= IN_FLIGHT:
            self._space = asyncio.get_running_loop().create_future()
            await self._space
        try:
            data = decode(request)
        except CaryaError as error:
            self._refuse(request, error)
            return
        lane = getattr(data, "room", None) or getattr(data, "message", None)
        before = self._lanes.get(lane) if lane is not None else None
        task = asyncio.get_running_loop().create_task(self._run(request, data, before))
        self._running.add(task)
        if lane is not None:
            self._lanes[lane] = task
        task.add_done_callback(lambda done: self._done(done, lane))

    def _done(self, task: "asyncio.Task[None]", lane: Any) -> None:
        self._running.discard(task)
        if self._lanes.get(lane) is task:
            del self._lanes[lane]
        if self._space is not None and not self._space.done():
            self._space.set_result(None)

    async def _run(self, request: Request, data: Data, before: "asyncio.Task[None] | None") -> None:
        if before is not None:
            await asyncio.wait([before])
        try:
            result = await self._handle(request, data)
        except CaryaError as error:
            self._refuse(request, error)
            return
        except Exception:
            log.exception(
                "command.failed",
                connection=self._connection.id,
                command=request.id,
                type=request.type,
            )
            self._refuse(request, INTERNAL())
            return
        metrics.COMMANDS.labels(request.type, "ok").inc()
        if result is not None:
            self._connection.send(Prepared(answer(request.id, result)))

    async def _handle(self, request: Request, data: Data) -> Any:
        own = self._own.get(request.type)
        if own is not None:
            return await own(self._connection, request.id, data)
        return await COMMANDS[request.type].handler(self._connection.principal, data)

    def _refuse(self, request: Request, error: CaryaError) -> None:
        metrics.COMMANDS.labels(request.type, error.code).inc()
        self._connection.send(Prepared(refusal(request.id, error)))


def decode(request: Request) -> Data:
    """The command's data; INPUT_INVALID names the field and the rule."""
    decoder = _decoders.get(request.type)
    if decoder is None:
        decoder = msgspec.json.Decoder(COMMANDS[request.type].data)
        _decoders[request.type] = decoder
    try:
        return decoder.decode(request.data)
    except msgspec.DecodeError as error:
        refuse_input(error)
