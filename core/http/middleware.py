"""Refusals raised outside DRF, answered in the same shape."""

from django.http import HttpRequest, HttpResponse

from core.http.problems import problem_response
from core.kernel.errors import CaryaError


class ProblemMiddleware:
    """Turns a CaryaError out of any view (allauth's, for one) into problem details."""

    def __init__(self, get_response) -> None:  # type: ignore[no-untyped-def]
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer: HttpResponse = self._get_response(request)
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The problem, None for exceptions that are not refusals."""
        return problem_response(exception) if isinstance(exception, CaryaError) else None
