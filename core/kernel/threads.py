"""The border between the event loop and blocking code (the ORM, synchronous clients)."""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, InterfaceError, OperationalError, connections
from psycopg_pool import PoolTimeout

from core.kernel.errors import UNAVAILABLE

P = ParamSpec("P")
R = TypeVar("R")

_pool = ThreadPoolExecutor(max_workers=8, thread_name_prefix="carya-work")


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
    try:
        return function(*args, **kwargs)
    except (OperationalError, InterfaceError, PoolTimeout) as error:
        raise UNAVAILABLE() from error
    except DatabaseError as error:
        if "terminating connection" in str(error):
            raise UNAVAILABLE() from error
        raise
    finally:
        for connection in connections.all(initialized_only=True):
            connection.close_if_unusable_or_obsolete()
