"""Nobody under 18: refused, and not asked again from the same address for a while.

The pause keeps a child from simply correcting the year; it is remembered in Redis, by a hash of the
address.
"""

import hashlib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from core.kernel.redis_client import redis_client, redis_key

ADULT_YEARS = 18
SENTENCE = gettext_lazy("You must be 18 or older to join.")


def check(*, age: int, address: str) -> None:
    """ValidationError with code `under_age` below 18, or while the address is paused."""
    key = redis_key("under-age", hashlib.sha256(address.encode()).hexdigest())
    if age < ADULT_YEARS:
        redis_client().set(key, b"1", ex=settings.UNDERAGE_PAUSE)
    elif not redis_client().exists(key):
        return
    raise ValidationError(SENTENCE, code="under_age")
