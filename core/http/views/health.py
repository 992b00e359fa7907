"""For supervisors and load balancers: is the process alive, may it serve, what does it count."""

import ipaddress

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from core.http.principal import address_of
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
    if not _for_operators(request):
        # What a driver says of a failure may name hosts and users.
        checks = {name: "ok" if result == "ok" else "failed" for name, result in checks.items()}
    # Beside the checks each note stands under its own name: `{"moderation": "patterns only: …"}`.
    body = {"status": "ok" if ready else "unavailable", "checks": checks, **health.notes()}
    return JsonResponse(body, status=200 if ready else 503)


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """This process' counters in Prometheus' text format, for the networks of operators alone."""
    if not _for_operators(request):
        raise Http404
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _for_operators(request: HttpRequest) -> bool:
    """Whether the request comes from a network of `METRICS_NETWORKS`.

    A forwarded request whose proxy is not configured comes from anywhere.
    """
    if request.headers.get("X-Forwarded-For") and not settings.TRUSTED_PROXIES:
        return False
    address = ipaddress.ip_address(address_of(request))
    return any(
        address in ipaddress.ip_network(network, strict=False)
        for network in settings.METRICS_NETWORKS
    )
