"""How much and how fast people may change about themselves."""

from core.kernel.ratelimit import Limit

DISPLAY_NAME_CHARS = 80
BIO_CHARS = 500
LOCATION_CHARS = 80
PRONOUNS_CHARS = 40
STATUS_CHARS = 100

PROFILE = (Limit("profile.update", 30, 3_600),)
RELATION = (Limit("relation.change", 30, 60),)
