"""Envelopes: what a frame looks like before anyone knows what it means. Pure; no I/O."""

import re
from typing import Any, NoReturn

import msgspec

from core.kernel.errors import INPUT_INVALID, CaryaError, define, said
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
_NAMED = re.compile(r"\bfield `([^`]+)`")
_PLACE = re.compile(r" - at (?:`key` in )?`\$\.?([^`]*)`$")


def decode_request(text: str) -> Request:
    """Read a client frame; FRAME_INVALID names what is wrong with it."""
    try:
        request = _request.decode(text)
    except msgspec.ValidationError as error:
        field, rule = _fault(error)
        raise FRAME_INVALID(field=field, problem=rule) from None
    except (msgspec.DecodeError, UnicodeEncodeError):
        raise FRAME_INVALID(problem="it is not JSON") from None
    except RecursionError:
        raise FRAME_INVALID(problem="it is nested too deeply") from None
    if not 0 < len(request.id) <= ID_CHARS:
        raise FRAME_INVALID(
            field="id", problem=said("its id needs 1 to {limit} characters", limit=ID_CHARS)
        )
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


def refuse_input(error: msgspec.DecodeError) -> NoReturn:
    """Raise INPUT_INVALID for what msgspec found wrong with a command's data."""
    if not isinstance(error, msgspec.ValidationError):
        raise INPUT_INVALID(field="data", rule="holds a character that is not text") from None
    field, rule = _fault(error)
    raise INPUT_INVALID(field=field or "data", rule=rule) from None


def _fault(error: msgspec.ValidationError) -> tuple[str | None, str]:
    """The field at fault, None for the whole, and the rule it broke, out of msgspec's sentence."""
    text = str(error)
    place = _PLACE.search(text)
    rule = text[: place.start()] if place else text
    field = place[1].removesuffix("[...]") if place else ""
    if named := _NAMED.search(rule):
        field = f"{field}.{named[1]}" if field else named[1]
    return field or None, rule[:1].lower() + rule[1:]
