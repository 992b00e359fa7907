"""The last frame before a close."""

import random

from realtime.connection import Connection
from realtime.prepared import prepare
from realtime.protocol.events import ByeData, SessionBye, SessionData, SessionRevoked

BYE_SECONDS = 5.0
"""Clients of a stopping process come back spread over this long."""


def say_bye(connection: Connection) -> None:
    """Tell one socket when to come back, and close it."""
    after = round(random.uniform(0, BYE_SECONDS), 2)
    connection.send(prepare(SessionBye(data=ByeData(after))))
    connection.close(1012, "restart")


def say_revoked(connection: Connection, code: int) -> None:
    """Tell one socket that its session has ended, and close it with `code`."""
    if connection.greeted:
        connection.send(prepare(SessionRevoked(data=SessionData(code))))
    connection.close(code, "session ended")
