"""Refusals from outside DRF, answered in the same shape, and the language of answers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from core.http.problems import problem_response
from core.kernel.errors import RATE_LIMITED, CaryaError


class ProblemMiddleware:
    """Turns a CaryaError out of any view (allauth's, for one) into problem details."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer: HttpResponse = self._get_response(request)
        if answer.status_code == 429 and "Retry-After" not in answer:
            # allauth's own limits (mailed links, reauthentication) are per minute.
            return problem_response(RATE_LIMITED(retry_after=60.0, limit="account"))
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The problem, None for exceptions that are not refusals."""
        return problem_response(exception) if isinstance(exception, CaryaError) else None


class LanguageMiddleware(LocaleMiddleware):
    """Answers in the language of `Accept-Language`; the Django admin is English throughout."""

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language for this request."""
        super().process_request(request)
        if request.path.startswith("/django-admin/"):
            translation.activate("en")
            request.LANGUAGE_CODE = "en"
