from django.apps import AppConfig
from django.conf import settings


class AccountsConfig(AppConfig):
    name = "core.accounts"
    label = "accounts"

    def ready(self) -> None:
        from core.kernel import health

        health.add_note("mail", _mail_note)


def _mail_note() -> str | None:
    if settings.EMAIL_URL:
        return None
    if settings.DEVELOPMENT:
        return "kept in /dev/mailbox/: no EMAIL_URL"
    return "nothing is sent, so nobody new can verify: no EMAIL_URL"
