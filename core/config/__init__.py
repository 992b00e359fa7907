"""Composition root: settings, URLs, ASGI, Celery and the bindings of ports."""

from core.config.celery import app as celery_app

__all__ = ["celery_app"]
