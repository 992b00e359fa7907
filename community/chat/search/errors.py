"""How search refuses."""

from core.kernel.errors import define

SEARCH_INVALID = define("search.invalid", 422, "{operator} {rule}.")
SEARCH_TOO_SLOW = define(
    "search.too_slow",
    503,
    "This search takes longer than {seconds:g} seconds. Add a word, a room or a date.",
)
