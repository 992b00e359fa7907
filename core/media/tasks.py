"""Jobs of media; all may be killed at any point and started again."""

from uuid import UUID

from celery import shared_task

from core.media.actions import cleaning
from core.media.actions.processing import process
from core.media.storage import StorageTrouble


@shared_task(
    name="core.media.tasks.process_upload",
    autoretry_for=(StorageTrouble,),
    max_retries=8,
    retry_backoff=2,
    retry_backoff_max=300,
)
def process_upload(upload: str) -> None:
    """Write a picture anew and have the gate see it; a storage in trouble is tried again."""
    process(upload=UUID(upload))


@shared_task
def clean_up() -> None:
    """Every five minutes: what nothing holds, what got stuck, what could not be deleted."""
    cleaning.hand_over_again()
    cleaning.discard_orphans()
    cleaning.delete_incoming()
    cleaning.delete_leftovers()
    cleaning.forget_removed()
