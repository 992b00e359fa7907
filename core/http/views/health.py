"""For supervisors and load balancers: is the process alive, may it serve, what does it count."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from core.kernel import health


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process answers; looks at nothing else."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """200 when every check passes, 503 otherwise; `notes` say how the server is set up."""
    checks = dict(health.run_checks())
    ready = all(result == "ok" for result in checks.values())
    # Beside the checks each note stands under its own name: `{"moderation": "patterns only: …"}`.
    body = {"status": "ok" if ready else "unavailable", "checks": checks, **health.notes()}
    return JsonResponse(body, status=200 if ready else 503)


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """This process' counters in Prometheus' text format."""
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)
