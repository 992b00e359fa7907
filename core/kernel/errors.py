"""Errors people and programs meet, the same on sockets and over REST.

An app declares its codes once, as module constants:

    MESSAGE_TOO_LONG = define("message.too_long", 422, "A message has at most {limit} characters.")
    raise MESSAGE_TOO_LONG(field="content", limit=4000, length=4711)

Source of the shape: the wire protocol's error frame and RFC 9457 problem details.

Templates are English, and the keys of the catalogues below `locale/`: a sentence is put together
when it is told, in the language that is active then.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext, pgettext

PART = "part of an error"
"""The context of catalogue entries that stand inside a sentence."""


class Said(str):
    """A part of an error's sentence that has values of its own; see `said`."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]


def said(template: str, **values: object) -> Said:
    """`template` filled with `values`: English as a text, the reader's language in a sentence."""
    text = Said(template.format(**values))
    text.template, text.values = template, values
    return text


Kept = str | Mapping[str, Any]
"""A part of a sentence as JSON that a row can keep: a text, or its template and values."""


def kept(text: str) -> Kept:
    """For a row; `kept_said` reads it back."""
    if isinstance(text, Said) and text.values:
        return {"template": text.template, "values": dict(text.values)}
    return str(text)


def kept_said(kept: Kept) -> str:
    """What a row kept, in the language that is active."""
    if isinstance(kept, str):
        return str(_spoken(kept))
    return str(_spoken(said(kept["template"], **kept["values"])))


def _spoken(value: object) -> object:
    match value:
        case Said():
            return pgettext(PART, value.template).format(**value.values)
        case str() if value:
            return pgettext(PART, value)
    return value


class CaryaError(Exception):
    """A refusal with a stable `code` and a sentence for people, in English as the exception's text.

    `status` is the HTTP status, `retry` whether trying again can help, `retry_after` seconds until
    then, `field` the input at fault, `details` JSON-serialisable facts for programs.
    """

    def __init__(
        self,
        code: str,
        status: int,
        template: str,
        *,
        retry: bool = False,
        retry_after: float | None = None,
        field: str | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        self.code = code
        self.status = status
        self.retry = retry
        self.retry_after = retry_after
        self.field = field
        self._template = template
        self._values = {**(details or {}), "field": field, "retry_after": retry_after}
        self.details: Mapping[str, Any] = {
            name: str(value) if isinstance(value, Said) else value
            for name, value in (details or {}).items()
        }
        super().__init__(template.format(**self._values))

    @property
    def message(self) -> str:
        """The sentence in the language that is active."""
        values = {name: _spoken(value) for name, value in self._values.items()}
        return gettext(self._template).format(**values)

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
        **details: Any,
    ) -> CaryaError:
        """Make the error; `details` fill the template and travel to the client."""
        return CaryaError(
            self.code,
            self.status,
            self.template,
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
