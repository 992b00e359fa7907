"""What people and programs get when something is refused."""

from typing import Any

import pytest
import redis
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404
from rest_framework import exceptions, serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

from core.http.serializers import StrictSerializer
from core.kernel.errors import RATE_LIMITED

requests = APIRequestFactory()


class Line(StrictSerializer):
    text = serializers.CharField(max_length=5)


class Letter(StrictSerializer):
    title = serializers.CharField()
    sender = serializers.CharField(read_only=True)
    lines = Line(many=True)


class Refusing(APIView):
    authentication_classes = ()
    permission_classes = (AllowAny,)
    error: Exception | None = None

    def post(self, request: Request) -> Response:
        if self.error:
            raise self.error
        serializer = Letter(data=request.data)
        serializer.is_valid(raise_exception=True)
        return Response(serializer.validated_data)


def answer(error: Exception | None = None, *, body: Any = None, raw: str | None = None) -> Any:
    options: dict[str, Any] = {"content_type": "application/json"} if raw is not None else {}
    request = requests.post("/", raw if raw is not None else body, **options)
    response: Any = Refusing.as_view(error=error)(request)
    response.render()
    return response


@pytest.mark.parametrize(
    ("error", "status", "code", "retry"),
    [
        (Http404(), 404, "resource.not_found", False),
        (exceptions.NotFound(), 404, "resource.not_found", False),
        (exceptions.NotAuthenticated(), 401, "auth.required", False),
        (exceptions.AuthenticationFailed(), 401, "auth.invalid", False),
        (PermissionDenied(), 403, "permission.denied", False),
        (exceptions.PermissionDenied("CSRF Failed: missing."), 403, "auth.csrf", False),
        (exceptions.Throttled(wait=3), 429, "rate.limited", True),
        (exceptions.MethodNotAllowed("PATCH"), 405, "request.method", False),
        (exceptions.UnsupportedMediaType("text/plain"), 415, "request.media_type", False),
        (OperationalError("gone"), 503, "server.unavailable", True),
        (redis.ConnectionError("gone"), 503, "server.unavailable", True),
    ],
)
def test_every_refusal_is_a_problem(error: Exception, status: int, code: str, retry: bool) -> None:
    response = answer(error)

    assert response.status_code == status
    assert response["Content-Type"].startswith("application/problem+json")
    assert (response.data["code"], response.data["retry"]) == (code, retry)
    assert {"type", "title", "status", "detail", "field", "details", "retry_after"} <= set(
        response.data
    )


def test_unknown_exceptions_are_left_to_the_server() -> None:
    with pytest.raises(ZeroDivisionError):
        answer(ZeroDivisionError())


def test_a_limit_says_when_to_come_back() -> None:
    response = answer(RATE_LIMITED(retry_after=12.3, limit="message"))

    assert response["Retry-After"] == "13"
    assert response.data["retry_after"] == 12.3
    assert response.data["details"] == {"limit": "message"}


def test_invalid_input_names_every_field_and_rule() -> None:
    response = answer(body={"title": "", "lines": [{"text": "fine"}, {"text": "too long"}]})

    assert response.status_code == 422
    assert (response.data["code"], response.data["field"]) == ("input.invalid", "title")
    assert [(error["field"], error["code"]) for error in response.data["errors"]] == [
        ("title", "blank"),
        ("lines.1.text", "max_length"),
    ]


def test_unknown_and_read_only_fields_are_refused_by_name() -> None:
    response = answer(body={"title": "a", "lines": [], "sender": "x", "role": "admin"})

    assert [(error["field"], error["code"]) for error in response.data["errors"]] == [
        ("sender", "read_only"),
        ("role", "unknown"),
    ]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("{", "input.unreadable"),
        ('{"title": NaN}', "input.unreadable"),
        ('"' + "x" * (256 * 1024) + '"', "input.too_large"),
        ("[]", "input.invalid"),
        ('"text"', "input.invalid"),
    ],
)
def test_bodies_that_cannot_be_read_are_refused(raw: str, code: str) -> None:
    response = answer(raw=raw)

    assert response.data["code"] == code
    assert response.status_code in (400, 413, 422)
