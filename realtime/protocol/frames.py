"""Envelopes: what a frame looks like before anyone knows what it means. Pure; no I/O."""

from typing import Any, NoReturn

import msgspec

from core.kernel.errors import INPUT_INVALID, CaryaError, define
from core.kernel.wire import encode

FRAME_BYTES = 65_536
"""Largest client frame."""
ID_CHARS = 64

FRAME_INVALID = define("frame.invalid", 400, "This frame cannot be read: {problem}.")
COMMAND_UNKNOWN = define("command.unknown", 404, "There is no command {type!r}.")


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A client frame: `id` comes back as `re`, `data` is the command's."""

    id: str
    type: str
    data: msgspec.Raw = msgspec.Raw(b"{}")


class ErrorBody(msgspec.Struct, frozen=True):
    """The `error` of an answer; `message` is for people, `code` for programs."""

    code: str
    message: str
    retry: bool
    retry_after: float | None
    field: str | None
    details: dict[str, Any]


class Answer(msgspec.Struct, frozen=True):
    """A successful answer."""

    re: str | None
    ok: bool
    data: Any


class Refusal(msgspec.Struct, frozen=True):
    """An unsuccessful answer."""

    re: str | None
    ok: bool
    error: ErrorBody


_request = msgspec.json.Decoder(Request)


def decode_request(text: str) -> Request:
    """Read a client frame; FRAME_INVALID names what is wrong with it."""
    try:
        request = _request.decode(text)
    except msgspec.ValidationError as error:
        raise FRAME_INVALID(problem=_lower(str(error))) from None
    except msgspec.DecodeError:
        raise FRAME_INVALID(problem="it is not JSON") from None
    if not 0 < len(request.id) <= ID_CHARS:
        raise FRAME_INVALID(field="id", problem=f"its id needs 1 to {ID_CHARS} characters")
    return request


def answer(re: str | None, data: Any) -> bytes:
    """Encode a successful answer."""
    return encode(Answer(re, True, data))


def refusal(re: str | None, error: CaryaError) -> bytes:
    """Encode an unsuccessful answer."""
    body = ErrorBody(
        code=error.code,
        message=error.message,
        retry=error.retry,
        retry_after=error.retry_after,
        field=error.field,
        details=dict(error.details),
    )
    return encode(Refusal(re, False, body))


def refuse_input(error: msgspec.ValidationError) -> NoReturn:
    """Raise INPUT_INVALID for what msgspec found wrong with a command's data."""
    text, _, path = str(error).partition(" - at `$")
    field = path.rstrip("`").lstrip(".") or _quoted(text)
    raise INPUT_INVALID(field=field or "data", rule=_lower(text)) from None


def _quoted(text: str) -> str:
    """The field name that msgspec quotes for missing and unknown fields."""
    return text.split("`")[1] if text.count("`") >= 2 else ""


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
