"""The border between the event loop and blocking code (the ORM, synchronous clients)."""

import asyncio
import contextvars
import select
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar
from weakref import WeakSet

from django.db import (
    DEFAULT_DB_ALIAS,
    DatabaseError,
    InterfaceError,
    OperationalError,
    connection,
    connections,
)
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg_pool import PoolTimeout

from core.kernel.errors import UNAVAILABLE

P = ParamSpec("P")
R = TypeVar("R")

_pool = ThreadPoolExecutor(max_workers=4, thread_name_prefix="carya-work")
_wrappers: WeakSet[BaseDatabaseWrapper] = WeakSet()


async def in_thread(function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Run blocking `function` in a worker thread with database connections kept in order.

    UNAVAILABLE when the database is away; the call may or may not have committed then, which is why
    every command that writes is idempotent.
    """
    context = contextvars.copy_context()
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(
        _pool, lambda: context.run(_with_connections, function, *args, **kwargs)
    )


def _with_connections(function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Each thread keeps its connection: taking one from the pool, with its check, and giving it
    back cost as much as two statements, at every call.
    """
    _drop_if_dead()
    try:
        return function(*args, **kwargs)
    except (OperationalError, InterfaceError, PoolTimeout) as error:
        raise UNAVAILABLE() from error
    except DatabaseError as error:
        if "terminating connection" in str(error):
            raise UNAVAILABLE() from error
        raise
    finally:
        if connection.errors_occurred:
            connection.close_if_unusable_or_obsolete()


def _drop_if_dead() -> None:
    """Close a kept connection that the server has ended: its socket has something to read, though
    nothing was asked.
    """
    wrapper = connections[DEFAULT_DB_ALIAS]
    _wrappers.add(wrapper)
    kept = wrapper.connection
    if kept is not None and (kept.closed or _readable(kept.fileno())):
        wrapper.close()


def _readable(descriptor: int) -> bool:
    """By `poll`: a process with a thousand sockets has descriptors that `select` cannot take."""
    poller = select.poll()
    poller.register(descriptor, select.POLLIN)
    return bool(poller.poll(0))


def release_connections() -> None:
    """Give back what idle worker threads keep: at the end of a process or of a run of tests."""
    for wrapper in list(_wrappers):
        wrapper.inc_thread_sharing()
        try:
            wrapper.close()
        finally:
            wrapper.dec_thread_sharing()
