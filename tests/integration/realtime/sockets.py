"""A client of the wire protocol that holds every frame it gets against the schema."""

import json
import time
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from core.accounts.actions.sessions import open_session
from core.accounts.models import User
from core.accounts.tickets import issue
from core.config.reference import wire_schema
from core.kernel.ids import new_id
from tests.support.processes import ServerProcess

Frame = dict[str, Any]
PATIENCE = 8.0
ABSENT = "-"
"""As `origin`: send none. Otherwise one is sent unless there is a ticket."""
_DEFS = wire_schema()["$defs"]
for _definition in _DEFS.values():
    if "properties" in _definition:
        _definition.setdefault("additionalProperties", False)
_VALIDATORS = {
    name: Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": _DEFS})
    for name in ("Answer", "Refusal", "ServerFrame")
}


def check(frame: Frame) -> None:
    """Fail unless the server may send this; unknown fields count as wrong."""
    kind = "ServerFrame" if "type" in frame else "Answer" if frame["ok"] else "Refusal"
    errors = [error.message for error in _VALIDATORS[kind].iter_errors(frame)]
    assert not errors, f"{frame} is not a {kind}: {errors}"


class Socket:
    """One live socket; `frames` keeps what came and was not an answer, in order."""

    def __init__(
        self,
        server: ServerProcess,
        session: str | None = None,
        *,
        path: str = "/ws/",
        ticket: str | None = None,
        origin: str | None = None,
        cookie: bool = True,
        **options: Any,
    ) -> None:
        subprotocols = ["carya.v1", *([f"ticket.{ticket}"] if ticket else [])]
        headers = {"Cookie": f"sessionid={session}"} if session and cookie else {}
        self._stack = ExitStack()
        opening = connect(
            server.ws_url + path,
            origin=_origin(server, origin, ticket),
            subprotocols=options.pop("subprotocols", subprotocols),
            additional_headers=headers,
            compression=None,
            open_timeout=20,
            **options,
        )
        self._socket = self._stack.enter_context(opening)
        self.subprotocol = self._socket.subprotocol
        self.frames: list[Frame] = []
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def receive(self, within: float = PATIENCE) -> Frame:
        """The next frame, whatever it is."""
        frame: Frame = json.loads(self._socket.recv(timeout=within))
        check(frame)
        return frame

    def raw(self, data: str | bytes) -> None:
        """Send a frame as it is."""
        self._socket.send(data)

    def raw_text(self, data: bytes) -> None:
        """Send bytes as a text frame, even if they are no text."""
        self._socket.send(data, text=True)

    def send(self, type: str, **data: Any) -> str:
        """Send a command and return its id."""
        self._count += 1
        id = f"c{self._count}"
        self.raw(json.dumps({"id": id, "type": type, "data": _plain(data)}))
        return id

    def answer(self, id: str | None, within: float = PATIENCE) -> Frame:
        """The answer to `id`; events on the way are kept."""
        deadline = time.monotonic() + within
        while True:
            frame = self.receive(max(0.01, deadline - time.monotonic()))
            if "ok" in frame and frame["re"] == id:
                return frame
            self.frames.append(frame)

    def ask(self, type: str, **data: Any) -> Frame:
        """Send a command and return the data of its answer, which must be a yes."""
        answer = self.answer(self.send(type, **data))
        assert answer["ok"], answer
        result: Frame = answer["data"]
        return result

    def refused(self, type: str, **data: Any) -> Frame:
        """Send a command and return the error, which must come."""
        answer = self.answer(self.send(type, **data))
        assert not answer["ok"], answer
        error: Frame = answer["error"]
        return error

    def post(self, room: Any, content: str, **fields: Any) -> Frame:
        """Post a message and return the answer's data."""
        return self.ask(
            "message.post", room=room.id, content=content, **{"nonce": new_id(), **fields}
        )

    def event(
        self, type: str, within: float = PATIENCE, where: Callable[[Frame], bool] = lambda _: True
    ) -> Frame:
        """The next event of a type, taken out of what came or waited for."""
        deadline = time.monotonic() + within
        for index, frame in enumerate(self.frames):
            if frame.get("type") == type and where(frame):
                return self.frames.pop(index)
        while True:
            frame = self.receive(max(0.01, deadline - time.monotonic()))
            if frame.get("type") == type and where(frame):
                return frame
            self.frames.append(frame)

    def quiet(self, type: str, during: float) -> None:
        """Fail if an event of a type comes within `during` seconds."""
        deadline = time.monotonic() + during
        while (left := deadline - time.monotonic()) > 0:
            try:
                self.frames.append(self.receive(left))
            except TimeoutError:
                break
        assert type not in [frame.get("type") for frame in self.frames]

    def is_open(self) -> bool:
        """Whether the server still answers."""
        return self.ask("session.ping") == {"stale": {}}

    def closed(self, within: float = PATIENCE) -> int:
        """The code the server closes with; fails when it does not."""
        deadline = time.monotonic() + within
        try:
            while True:
                self.frames.append(self.receive(max(0.01, deadline - time.monotonic())))
        except ConnectionClosed as error:
            return error.rcvd.code if error.rcvd is not None else 1006


def _origin(server: ServerProcess, origin: str | None, ticket: str | None) -> Any:
    if origin == ABSENT or (origin is None and ticket):
        return None
    return server.base_url if origin is None else origin


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, UUID) else value for name, value in data.items()}


def session_of(user: User) -> str:
    """A fresh session of `user`."""
    return open_session(user=user)


def ticket_of(user: User, session: str | None = None) -> str:
    """A fresh ticket."""
    return issue(user_id=user.id, session_key=session or session_of(user)).value


def sign_in(server: ServerProcess, user: User, **options: Any) -> Socket:
    """A socket of `user` past `session.ready`, on a session of its own."""
    socket = Socket(server, session_of(user), **options)
    ready = socket.receive()
    assert ready["type"] == "session.ready"
    assert ready["data"]["user"]["id"] == str(user.id)
    return socket


def enter(server: ServerProcess, user: User, room: Any, **options: Any) -> Socket:
    """A socket of `user` with `room` open in full."""
    socket = sign_in(server, user, **options)
    socket.ask("room.subscribe", room=room.id)
    return socket
