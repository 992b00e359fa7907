"""What DRF views raise, turned into problem details."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
import redis
from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404
from psycopg_pool import PoolTimeout
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from core.http import problems
from core.http.problems import FieldProblem
from core.kernel.errors import (
    INPUT_INVALID,
    NOT_PERMITTED,
    NOT_SIGNED_IN,
    RATE_LIMITED,
    UNAVAILABLE,
    CaryaError,
)

_AWAY = (OperationalError, InterfaceError, PoolTimeout, redis.ConnectionError, redis.TimeoutError)


def exception_handler(exception: Exception, context: Mapping[str, Any]) -> Response | None:
    """DRF's `EXCEPTION_HANDLER`; None leaves an unknown exception to Django's 500 handler."""
    broken = (
        list(_broken_rules(exception.detail))
        if isinstance(exception, exceptions.ValidationError)
        else []
    )
    error = _invalid(broken) if broken else _translate(exception)
    if error is None:
        return None
    set_rollback()
    body = problems.problem(error, errors=broken)
    response = Response(
        msgspec.to_builtins(body, enc_hook=str),
        status=body.status,
        headers=problems.problem_headers(body),
        content_type=problems.CONTENT_TYPE,
    )
    if body.status == 401:
        response["WWW-Authenticate"] = getattr(exception, "auth_header", "Session")
    return response


def _translate(exception: Exception) -> CaryaError | None:
    if isinstance(exception, CaryaError):
        return exception
    if isinstance(exception, Http404 | exceptions.NotFound):
        return problems.NOT_FOUND()
    if isinstance(exception, exceptions.PermissionDenied | PermissionDenied):
        return _denied(exception)
    if isinstance(exception, exceptions.NotAuthenticated):
        return NOT_SIGNED_IN()
    if isinstance(exception, exceptions.AuthenticationFailed):
        return problems.CREDENTIALS_INVALID()
    if isinstance(exception, exceptions.Throttled):
        return RATE_LIMITED(retry_after=float(getattr(exception, "wait", None) or 1))
    if isinstance(exception, _AWAY):
        return UNAVAILABLE()
    return _unreadable(exception)


def _unreadable(exception: Exception) -> CaryaError | None:
    match exception:
        case RequestDataTooBig():
            return problems.TOO_LARGE(limit=settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        case exceptions.ParseError():
            return problems.UNREADABLE(reason=str(exception.detail))
        case exceptions.UnsupportedMediaType():
            return problems.MEDIA_TYPE(media_type=_quoted(exception) or "this media type")
        case exceptions.MethodNotAllowed():
            return problems.METHOD_NOT_ALLOWED(method=_quoted(exception))
        case exceptions.NotAcceptable():
            return problems.NOT_ACCEPTABLE()
    return None


def _denied(exception: Exception) -> CaryaError:
    detail = str(getattr(exception, "detail", ""))
    if detail.startswith("CSRF Failed:"):
        return problems.CSRF_FAILED(reason=detail.removeprefix("CSRF Failed:").strip())
    return NOT_PERMITTED()


def _quoted(exception: exceptions.APIException) -> str:
    """What DRF's sentence puts into double quotes."""
    return str(exception.detail).partition('"')[2].partition('"')[0]


def _invalid(broken: list[FieldProblem]) -> CaryaError:
    first = broken[0]
    # Already in the reader's language: a text of its own, in which braces mean nothing.
    sentence = f"{first.field}: {first.detail}" if first.field else first.detail
    return CaryaError(
        INPUT_INVALID.code,
        INPUT_INVALID.status,
        sentence.replace("{", "{{").replace("}", "}}"),
        field=first.field or None,
        details={"rule": first.code},
    )


def _broken_rules(detail: Any, path: str = "") -> Iterator[FieldProblem]:
    """Flatten DRF's nested error details into dotted paths."""
    if isinstance(detail, Mapping):
        for key, value in detail.items():
            name = "" if key == "non_field_errors" else str(key)
            yield from _broken_rules(value, ".".join(part for part in (path, name) if part))
    elif isinstance(detail, list):
        for index, value in enumerate(detail):
            nested = isinstance(value, Mapping)
            yield from _broken_rules(value, f"{path}.{index}" if nested else path)
    else:
        yield FieldProblem(field=path, code=getattr(detail, "code", "invalid"), detail=str(detail))
