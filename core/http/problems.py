"""Errors as RFC 9457 problem details, the same shape for every address of the server."""

import math
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import msgspec
from django.http import HttpResponse

from core.kernel.errors import CaryaError, define

UNREADABLE = define("input.unreadable", 400, "The request body cannot be read: {reason}")
TOO_LARGE = define("input.too_large", 413, "The request body is larger than {limit} bytes.")
NOT_FOUND = define("resource.not_found", 404, "There is nothing here, or you may not see it.")
METHOD_NOT_ALLOWED = define("request.method", 405, "{method} is not possible here.")
NOT_ACCEPTABLE = define("request.not_acceptable", 406, "This address answers in JSON only.")
MEDIA_TYPE = define("request.media_type", 415, "{media_type} is not understood here.")
CSRF_FAILED = define("auth.csrf", 403, "The request lacks a valid CSRF token: {reason}")
CREDENTIALS_INVALID = define(
    "auth.invalid", 401, "These credentials are not valid any more. Sign in again."
)

CONTENT_TYPE = "application/problem+json"


class FieldProblem(msgspec.Struct, frozen=True, kw_only=True):
    """One rule broken by one input; `field` is a dotted path, empty for the whole."""

    field: str
    code: str
    detail: str


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """The body of every error answer. `type` names the code's entry in the reference."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    field: str | None = None
    details: dict[str, Any] = {}
    retry: bool = False
    retry_after: float | None = None
    errors: list[FieldProblem] | msgspec.UnsetType = msgspec.UNSET


def problem(error: CaryaError, *, errors: Sequence[FieldProblem] = ()) -> Problem:
    """Describe `error`; `errors` lists every broken rule when there can be several."""
    return Problem(
        type=f"urn:carya:error:{error.code}",
        title=HTTPStatus(error.status).phrase,
        status=error.status,
        detail=error.message,
        code=error.code,
        field=error.field,
        details=dict(error.details),
        retry=error.retry,
        retry_after=error.retry_after,
        errors=list(errors) if errors else msgspec.UNSET,
    )


def problem_headers(body: Problem) -> dict[str, str]:
    """The headers that belong to the problem."""
    if body.retry_after is None:
        return {}
    return {"Retry-After": str(max(1, math.ceil(body.retry_after)))}


def problem_response(error: CaryaError) -> HttpResponse:
    """`error` as an answer outside DRF (middleware, plain views)."""
    body = problem(error)
    return HttpResponse(
        msgspec.json.encode(body, enc_hook=str),
        status=body.status,
        content_type=CONTENT_TYPE,
        headers=problem_headers(body),
    )
