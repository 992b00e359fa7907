"""Where mail goes."""

import urllib.parse

from core.config import env, mail
from core.config.settings.site import DATA_DIR, DEVELOPMENT, PUBLIC_URL

EMAIL_URL = env.url(
    "EMAIL_URL",
    "",
    doc="`smtp://user:password@host:587?tls=1` or `smtps://…`. Without it nothing is sent; "
    "in development `/dev/mailbox/` shows what would have been.",
    secret=True,
)
DEFAULT_FROM_EMAIL = env.text(
    "CARYA_MAIL_FROM",
    f"Carya <no-reply@{urllib.parse.urlsplit(PUBLIC_URL).hostname}>",
    doc="The sender of every mail.",
)
MAILBOX_DIR = DATA_DIR / "mail"
globals().update(mail.settings_from(EMAIL_URL, development=DEVELOPMENT))
