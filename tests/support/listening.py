"""A TCP server inside a test, of which nothing is left when the test goes on."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@contextlib.asynccontextmanager
async def listening(serve: Serve) -> AsyncIterator[int]:
    """`serve` each connection, then close it; yields the port. Who is still there at the end is cut
    off.
    """
    talking: set[asyncio.Task[Any]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        talking.add(task)
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                await serve(reader, writer)
                await writer.drain()
            writer.close()
        except asyncio.CancelledError:
            writer.transport.abort()
        finally:
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()
            talking.discard(task)

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in list(talking):
            task.cancel()
        await asyncio.gather(*talking)
