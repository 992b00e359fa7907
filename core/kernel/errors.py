"""Errors people and programs meet, the same on sockets and over REST.

An app declares its codes once, as module constants:

    MESSAGE_TOO_LONG = define("message.too_long", 422, "A message has at most {limit} characters.")
    raise MESSAGE_TOO_LONG(field="content", limit=4000, length=4711)

Source of the shape: the wire protocol's error frame and RFC 9457 problem details.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any


class CaryaError(Exception):
    """A refusal with a stable `code` and a sentence for people.

    `status` is the HTTP status, `retry` whether trying again can help, `retry_after` seconds until
    then, `field` the input at fault, `details` JSON-serialisable facts for programs.
    """

    def __init__(
        self,
        code: str,
        status: int,
        message: str,
        *,
        retry: bool = False,
        retry_after: float | None = None,
        field: str | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.status = status
        self.message = message
        self.retry = retry
        self.retry_after = retry_after
        self.field = field
        self.details: Mapping[str, Any] = details or {}

    def __repr__(self) -> str:
        return f"CaryaError({self.code!r}, field={self.field!r})"


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """One documented way to refuse; calling it makes the exception."""

    code: str
    status: int
    template: str
    retry: bool = False

    def __call__(
        self,
        *,
        field: str | None = None,
        retry_after: float | None = None,
        message: str | None = None,
        **details: Any,
    ) -> CaryaError:
        """Make the error; `details` fill the template and travel to the client.

        `message` replaces the template where a better sentence is known.
        """
        return CaryaError(
            self.code,
            self.status,
            message or self.template.format(**details, field=field, retry_after=retry_after),
            retry=self.retry,
            retry_after=retry_after,
            field=field,
            details=details,
        )


_codes: dict[str, ErrorCode] = {}
CODES: Mapping[str, ErrorCode] = MappingProxyType(_codes)
"""Every declared code; `docs/reference/errors.md` is generated from it."""


def define(code: str, status: int, template: str, *, retry: bool = False) -> ErrorCode:
    """Declare an error code; a second declaration of the same code is a programming error."""
    if code in _codes:
        raise ValueError(f"error code {code!r} is declared twice")
    _codes[code] = ErrorCode(code, status, template, retry)
    return _codes[code]


INPUT_INVALID = define("input.invalid", 422, "{field}: {rule}.")
NOT_SIGNED_IN = define("auth.required", 401, "Sign in to do this.")
NOT_PERMITTED = define("permission.denied", 403, "You may not do this.")
NOT_VERIFIED = define("auth.unverified", 403, "Verify your mail address to do this.")
ACCOUNT_RESTRICTED = define(
    "auth.restricted", 403, "Your account is restricted: you can read but not write."
)
RATE_LIMITED = define(
    "rate.limited", 429, "Too fast. Try again in {retry_after:.0f} seconds.", retry=True
)
UNAVAILABLE = define(
    "server.unavailable", 503, "The server cannot do this right now. Try again shortly.", retry=True
)
INTERNAL = define(
    "server.error", 500, "Something went wrong on the server. Nothing was saved.", retry=True
)
