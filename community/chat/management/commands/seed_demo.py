"""`manage.py seed_demo`: The Lounge, and in development people who have already talked there."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from community.chat.actions.lounge import ensure_lounge
from community.chat.demo import PASSWORD, PEOPLE, seed_demo


class Command(BaseCommand):
    """Idempotent: what is there stays as it is."""

    help = "Make The Lounge; in development also demo accounts and a first conversation."

    def handle(self, *_: Any, **__: Any) -> None:
        """Print the demo accounts, in development; nothing elsewhere."""
        if not settings.DEVELOPMENT:
            ensure_lounge()
            return
        seed_demo()
        self.stdout.write(f"Demo accounts, password {PASSWORD}:")
        for person in PEOPLE:
            self.stdout.write(f"  {person.username:<6} {person.about}")
