from typing import Any

from django.core.management.base import BaseCommand

from realtime.epoch import bump_epoch


class Command(BaseCommand):
    help = "Start a new epoch after restoring a backup: clients forget their cursors."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"New epoch {bump_epoch()}; restart the web processes.")
