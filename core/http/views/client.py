"""The web client: one HTML file behind every page address."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe


@require_safe
@ensure_csrf_cookie
def page(request: HttpRequest, **parameters: str) -> HttpResponse:
    """`frontend/dist/index.html` with the CSRF cookie; 503 and a clear sentence when not built."""
    try:
        html = (Path(settings.CLIENT_DIST) / "index.html").read_bytes()
    except FileNotFoundError:
        return render(request, "http/client_missing.html", status=503)
    response = HttpResponse(html, content_type="text/html; charset=utf-8")
    patch_cache_control(response, no_cache=True)
    return response
