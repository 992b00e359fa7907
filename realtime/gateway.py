"""The life of one socket, from handshake to the last byte."""

import asyncio
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import redis
import structlog
from django.utils import translation

from core.kernel.clock import now
from core.kernel.errors import CaryaError
from core.kernel.ids import new_id
from core.kernel.principal import Principal
from core.kernel.rooms import Viewer
from realtime.commands import OwnCommands
from realtime.connection import Connection
from realtime.dispatch import Dispatcher
from realtime.middleware import SUBPROTOCOL, Knock, origin_allowed, read_knock
from realtime.prepared import Prepared, prepare
from realtime.process import Process, process
from realtime.protocol.commands import PresenceState
from realtime.protocol.events import Limits, ReadyData, SessionReady
from realtime.protocol.frames import FRAME_BYTES, answer, refusal
from realtime.session import Act, Close, Send, Session, Step
from realtime.sync import OPEN_ROOMS
from realtime.writers import AsgiWriter, TransportWriter, close_through

CONTENT_CHARS = 4_000
HEARTBEAT = 25
UNAVAILABLE = 1013

log = structlog.get_logger()


async def serve_socket(
    scope: dict[str, Any],
    receive: Any,
    send: Any,
    *,
    room: UUID | None = None,
    presence_only: bool = False,
) -> None:
    """Serve one socket until it closes. `room`: subscribed from the start."""
    await receive()
    knock = read_knock(scope)
    if not origin_allowed(knock):
        await send({"type": "websocket.close", "code": 4403})
        return
    await send({"type": "websocket.accept", "subprotocol": knock.subprotocol})
    if not knock.speaks:
        await send({"type": "websocket.close", "code": 4204, "reason": f"speak {SUBPROTOCOL}"})
        return
    try:
        running = await process()
        if not running.handlers:
            running.handlers = OwnCommands(running).handlers
        connection = await _open(running, knock, scope, send)
    except (CaryaError, redis.RedisError) as error:
        log.warning("socket.refused", error=type(error).__name__)
        await close_through(send, UNAVAILABLE, "try again shortly")
        return
    if connection is None:
        return
    scope.clear()
    try:
        if presence_only:
            await _watch_presence(running, connection)
        elif room is not None:
            await _enter(running, connection, room)
        await _listen(running, connection, receive)
    finally:
        _leave(running, connection)


async def _open(
    running: Process, knock: Knock, scope: dict[str, Any], send: Any
) -> Connection | None:
    """Identify, greet and attach; None when the socket was closed instead."""
    session = await running.doorkeeper.identify(knock)
    if session is None:
        await send({"type": "websocket.close", "code": 4201, "reason": "sign in"})
        return None
    frames = scope.get("extensions", {}).get("carya.frames")
    writer = TransportWriter(frames) if frames is not None else AsgiWriter(send)
    connection = Connection(
        id=new_id().hex,
        principal=Principal(
            user_id=session.user_id,
            username=session.username,
            session_key=session.session_key,
            exempt=session.exempt,
            address=knock.address,
        ),
        writer=writer,
        locale=session.locale,
    )
    translation.activate(connection.locale)
    writer.connection = connection
    try:
        return await _greet(running, connection)
    except BaseException:
        running.hub.detach(connection)
        raise


async def _greet(running: Process, connection: Connection) -> Connection | None:
    """Register first, then look up what the person sees: no order in between is missed."""

    def greet(viewer: Viewer) -> None:
        ready = ReadyData(
            protocol=1,
            session=connection.id,
            user=viewer.profile,
            epoch=running.epoch,
            heartbeat=HEARTBEAT,
            limits=Limits(FRAME_BYTES, CONTENT_CHARS, OPEN_ROOMS),
            server_time=now(),
        )
        connection.send(prepare(SessionReady(data=ready)))

    await running.hub.enter(connection)
    if not await running.hub.attach(connection, running.viewers, greet):
        connection.close(4203, "account closed")
        running.hub.detach(connection)
        return None
    await running.presence.load(connection.user_id)
    return connection


async def _enter(running: Process, connection: Connection, room: UUID) -> None:
    try:
        await running.sync.subscribe(connection, room, None, re=None)
    except CaryaError as error:
        connection.send(Prepared(refusal(None, error)))
        connection.close(4102, error.message)
        return
    running.presence.enter(connection.user_id, running.hub.rooms[room])


async def _watch_presence(running: Process, connection: Connection) -> None:
    online = await running.presence.watch(connection)
    connection.send(Prepared(answer(None, PresenceState(online=online))))


async def _listen(running: Process, connection: Connection, receive: Any) -> None:
    """Read frames until the socket closes; reading pauses while the socket cannot be written to."""
    session = Session(exempt=connection.principal.exempt)
    dispatcher = Dispatcher(connection, running.handlers)
    loop = asyncio.get_running_loop()
    while True:
        await connection.writable()
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return
        text = message.get("text")
        if connection.closed:
            continue
        # For this task and the commands that it starts; the person may have chosen another one.
        translation.activate(connection.locale)
        at = loop.time()
        steps = session.receive_bytes(at=at) if text is None else session.receive(text, at=at)
        await _follow(steps, connection, dispatcher)


async def _follow(steps: Iterable[Step], connection: Connection, dispatcher: Dispatcher) -> None:
    for step in steps:
        match step:
            case Act(request):
                await dispatcher.submit(request)
            case Send(payload):
                connection.send(Prepared(payload))
            case Close(code, reason):
                connection.close(code, reason)


def _leave(running: Process, connection: Connection) -> None:
    open_rooms = list(connection.full)
    running.hub.detach(connection)
    for room in open_rooms:
        running.presence.exit(connection.user_id, room)
    running.presence.forget(connection.user_id)
    running.looks.leave(connection)
