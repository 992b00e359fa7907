"""`manage.py ensure_lounge`: what a new installation needs after `migrate`."""

from typing import Any

from django.core.management.base import BaseCommand

from community.chat.actions.lounge import ensure_lounge


class Command(BaseCommand):
    """Makes The Lounge with its rooms, and lets people in who were made on the command line."""

    help = (
        "Make The Lounge and its rooms if they are missing, and bring every verified person in. "
        "The first site admin, such as one made by createsuperuser, becomes its owner."
    )

    def handle(self, *_: Any, **__: Any) -> None:
        """Idempotent; run it after every `migrate`."""
        ensure_lounge()
