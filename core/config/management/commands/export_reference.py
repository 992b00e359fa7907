"""`manage.py export_reference`: write every generated page of docs/reference, or compare them."""

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.config.reference import pages


class Command(BaseCommand):
    """Write docs/reference; with `--check`, fail when a page is not what the code says."""

    help = "Write the generated pages of docs/reference."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="compare instead of writing")

    def handle(self, *_args: Any, **options: Any) -> None:
        folder = settings.BASE_DIR / "docs" / "reference"
        outdated = []
        for name, text in pages().items():
            page = folder / name
            if page.exists() and page.read_text(encoding="utf-8") == text:
                continue
            outdated.append(name)
            if not options["check"]:
                folder.mkdir(parents=True, exist_ok=True)
                page.write_text(text, encoding="utf-8")
        if options["check"] and outdated:
            raise CommandError(f"run `make schema`: {', '.join(outdated)} is out of date")
        self.stdout.write(f"{len(outdated)} of the generated pages changed")
