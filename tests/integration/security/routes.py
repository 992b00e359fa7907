"""Every address of the server, read from its resolvers."""

from collections.abc import Iterator
from typing import Any

from django.urls import get_resolver

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
API = "api/v1/"


def addresses() -> Iterator[tuple[str, Any]]:
    """(route, view) of every pattern, the Django admin's and static files' aside."""
    for route, view in _walk(get_resolver().url_patterns, ""):
        if not route.startswith(("django-admin/", "^static/")):
            yield route, view


def api_routes() -> set[str]:
    """`METHOD route` below `/api/v1/`, one for each method that its view carries out."""
    return {
        f"{method} {route.removeprefix(API)}"
        for route, view in addresses()
        if route.startswith(API)
        for method in methods_of(view)
    }


def page_routes() -> set[str]:
    """Addresses that are neither REST nor allauth's."""
    return {route for route, _ in addresses() if not route.startswith((API, "_allauth/"))}


def account_routes() -> dict[str, set[str]]:
    """allauth's addresses with the methods their views carry out, by `<client>/v1/…`."""
    return {
        route.removeprefix("_allauth/"): methods_of(view)
        for route, view in addresses()
        if route.startswith("_allauth/")
    }


def methods_of(view: Any) -> set[str]:
    """What a class-based view carries out."""
    made = getattr(view, "view_class", None) or view.cls
    return {method for method in METHODS if hasattr(made, method.lower())}


def _walk(patterns: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern.url_patterns, route)
        else:
            yield route, pattern.callback
