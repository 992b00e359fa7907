"""How a stopping process says goodbye."""

import random

from realtime.connection import Connection
from realtime.prepared import prepare
from realtime.protocol.events import ByeData, SessionBye

BYE_SECONDS = 5.0
"""Clients of a stopping process come back spread over this long."""


def say_bye(connection: Connection) -> None:
    """Tell one socket when to come back, and close it."""
    after = round(random.uniform(0, BYE_SECONDS), 2)
    connection.send(prepare(SessionBye(data=ByeData(after))))
    connection.close(1012, "restart")
