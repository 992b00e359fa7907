"""The moderation queue from the shell."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from core.accounts.models import User
from core.kernel.errors import CaryaError
from moderation.actions.deciding import reject, release
from moderation.models import Flag

EXCERPT = 100


class Command(BaseCommand):
    help = "Lists open flags; releases or rejects held messages."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_subparsers(dest="what", required=True)
        listing = what.add_parser("list", help="Open flags, the most urgent first.")
        listing.add_argument("--held", action="store_true", help="Only what holds a message back.")
        for name in ("release", "reject"):
            deciding = what.add_parser(name, help=f"{name.capitalize()} a held message.")
            deciding.add_argument("message", type=UUID, nargs="+", help="Ids of messages, uploads.")
            deciding.add_argument("--as", dest="moderator", help="Username of who decides.")
            if name == "reject":
                deciding.add_argument("--category", default="", help="Reason shown to the author.")

    def handle(self, *_: Any, **options: Any) -> None:
        if options["what"] == "list":
            self._list(held=options["held"])
        else:
            moderator = self._moderator(options["moderator"])
            for message in options["message"]:
                self._decide(options["what"], message, moderator, options.get("category", ""))

    def _list(self, *, held: bool) -> None:
        flags = Flag.objects.filter(status=Flag.Status.OPEN).order_by("due_at")
        for flag in flags.filter(held=True) if held else flags:
            text = " ".join(str(flag.evidence[-1].get("text", "")).split()) if flag.evidence else ""
            self.stdout.write(
                f"{flag.subject}  {flag.subject_type:8} {'held' if flag.held else '    '} "
                f"{flag.get_severity_display():8} {flag.category or '-':12} "
                f"due {flag.due_at:%Y-%m-%d %H:%M}Z  {text[:EXCERPT]}"
            )

    def _moderator(self, username: str | None) -> User | None:
        if username is None:
            return None
        moderator = User.objects.filter(username__iexact=username).first()
        if moderator is None:
            raise CommandError(f"There is no user called {username}.")
        return moderator

    def _decide(self, what: str, message: UUID, moderator: User | None, category: str) -> None:
        try:
            if what == "release":
                release(subject=message, moderator=moderator)
            else:
                reject(subject=message, moderator=moderator, category=category)
        except CaryaError as error:
            raise CommandError(f"{message}: {error.message}") from error
        self.stdout.write(f"{message}: {what}{'d' if what.endswith('e') else 'ed'}")
