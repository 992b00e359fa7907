"""Which usernames there can be."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SHAPE = re.compile(r"^(?=.*[^\W_])[\w][\w.-]{0,30}[\w]$")
RESERVED = frozenset(
    [
        "admin",
        "administrator",
        "anonymous",
        "api",
        "carya",
        "deleted",
        "everyone",
        "guest",
        "help",
        "here",
        "home",
        "lounge",
        "me",
        "mod",
        "moderator",
        "moderators",
        "null",
        "official",
        "owner",
        "root",
        "room",
        "security",
        "staff",
        "support",
        "system",
        "team",
        "undefined",
        "webmaster",
    ]
)


def check_username(username: str) -> None:
    """ValidationError with code `invalid` or `reserved`."""
    if not SHAPE.fullmatch(username):
        raise ValidationError(
            _(
                "A username has 2 to 32 letters, digits, dots, hyphens or underscores, and begins "
                "and ends with a letter, digit or underscore."
            ),
            code="invalid",
        )
    if username.casefold() in RESERVED:
        raise ValidationError(_("This username is reserved."), code="reserved")
