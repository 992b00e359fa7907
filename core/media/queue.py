"""Handing uploads to a worker; beat hands over again what got lost on the way."""

from uuid import UUID

import structlog
from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

TASK = "core.media.tasks.process_upload"

logger = structlog.get_logger(__name__)


def enqueue(upload: UUID) -> None:
    """Have a worker process the upload once this transaction commits."""

    def send() -> None:
        try:
            current_app.send_task(TASK, args=[str(upload)])
        except OperationalError:
            logger.warning("upload_not_queued", upload=str(upload))

    transaction.on_commit(send, robust=True)
