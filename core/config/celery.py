"""The Celery application: `celery -A core.config worker`, `celery -A core.config beat`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.config.settings")

app = Celery("carya")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
