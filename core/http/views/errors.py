"""Answers for what no view answers: unknown addresses, failures, a missing CSRF token."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from core.http.problems import CSRF_FAILED, NOT_FOUND, problem_response
from core.kernel.errors import INTERNAL, NOT_PERMITTED, CaryaError

_PROGRAM_PATHS = ("/api/", "/_allauth/")


@csrf_exempt
def unknown_api(request: HttpRequest, **parameters: str) -> HttpResponse:
    """404 as problem details for every address below `/api/` that is not served."""
    return problem_response(NOT_FOUND())


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's `handler400`."""
    return _answer(request, CaryaError("request.refused", 400, "This request cannot be served."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's `handler404`."""
    return _answer(request, NOT_FOUND())


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's `handler403`."""
    return _answer(request, NOT_PERMITTED())


def failed(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`."""
    return _answer(request, INTERNAL())


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's `CSRF_FAILURE_VIEW`."""
    return _answer(request, CSRF_FAILED(reason=reason))


def _answer(request: HttpRequest, error: CaryaError) -> HttpResponse:
    if request.path.startswith(_PROGRAM_PATHS):
        return problem_response(error)
    return render(request, "http/error.html", {"error": error}, status=error.status)
