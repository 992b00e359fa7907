"""One connection as a state machine without I/O: what each frame means, and how much is too much.

`receive` turns text into what must be done (`Act`, `Send`, `Close`); adapters do it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.kernel.errors import RATE_LIMITED, CaryaError
from core.kernel.wire import COMMANDS
from realtime.protocol.frames import (
    COMMAND_UNKNOWN,
    FRAME_BYTES,
    FRAME_INVALID,
    Request,
    decode_request,
    refusal,
)

COMMANDS_PER_SECOND = 10.0
BURST = 30.0
FLOOD = 200
"""Refused commands within one burst window after which the socket is closed."""
TYPING_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Act:
    """Carry out this command."""

    request: Request


@dataclass(frozen=True, slots=True)
class Send:
    """Send this answer."""

    payload: bytes


@dataclass(frozen=True, slots=True)
class Close:
    """Close with this code."""

    code: int
    reason: str


Step = Act | Send | Close


@dataclass(slots=True)
class Session:
    """Inbound state of one socket: 10 commands a second, bursts of 30.

    `exempt` sessions, made by the load tools, are not limited. Times are seconds of a monotonic
    clock.
    """

    exempt: bool = False
    _tokens: float = field(default=BURST)
    _filled_at: float = 0.0
    _refused: int = 0
    _typed_at: float = field(default=-TYPING_SECONDS)

    def receive(self, text: str, *, at: float) -> Iterator[Step]:
        """What one text frame asks for."""
        if _too_large(text):
            yield Close(1009, f"a frame has at most {FRAME_BYTES} bytes")
            return
        if wait := self._take(at):
            yield self._refuse(_id_of(text), wait)
            return
        try:
            request = decode_request(text)
        except CaryaError as error:
            yield Send(refusal(None, error))
            return
        if request.type not in COMMANDS:
            unknown = COMMAND_UNKNOWN(field="type", type=request.type[:64])
            yield Send(refusal(request.id, unknown))
            return
        if request.type == "typing.start" and (wait := self._type(at)):
            yield Send(refusal(request.id, RATE_LIMITED(retry_after=wait, limit="typing")))
            return
        yield Act(request)

    def receive_bytes(self, *, at: float) -> Iterator[Step]:
        """Binary frames say nothing here, and count all the same."""
        if wait := self._take(at):
            yield self._refuse(None, wait)
            return
        yield Send(refusal(None, FRAME_INVALID(problem="frames are text, not binary")))

    def _refuse(self, id: str | None, wait: float) -> Step:
        self._refused += 1
        if self._refused > FLOOD:
            pause = BURST / COMMANDS_PER_SECOND
            return Close(4009, f"flooding; retry after {pause:.0f} seconds")
        return Send(refusal(id, RATE_LIMITED(retry_after=wait, limit="commands")))

    def _take(self, at: float) -> float:
        """Seconds to wait for the next command; 0 when one may pass now."""
        if self.exempt:
            return 0.0
        if self._filled_at:
            self._tokens = min(BURST, self._tokens + (at - self._filled_at) * COMMANDS_PER_SECOND)
        self._filled_at = at
        if self._tokens >= 1:
            self._tokens -= 1
            if self._tokens > BURST / 2:
                self._refused = 0
            return 0.0
        return max(0.01, round((1 - self._tokens) / COMMANDS_PER_SECOND, 2))

    def _type(self, at: float) -> float:
        wait = self._typed_at + TYPING_SECONDS - at
        if wait > 0:
            return max(0.1, round(wait, 1))
        self._typed_at = at
        return 0.0


def _too_large(text: str) -> bool:
    """Servers with a frame limit of their own close before this is asked."""
    if len(text) * 4 <= FRAME_BYTES:
        return False
    return len(text) > FRAME_BYTES or len(text.encode()) > FRAME_BYTES


def _id_of(text: str) -> str | None:
    """The id to answer to, as far as the frame can be read."""
    try:
        return decode_request(text).id
    except CaryaError:
        return None
