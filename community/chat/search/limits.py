"""How much and how fast people may search."""

from core.kernel.ratelimit import Limit

SEARCHES = (Limit("search", 30, 60),)
PAGE = 20
COUNT_MAX = 1_000
"""Hits are counted up to here; what is beyond is "1,000+"."""
THREADS_MAX = 100
"""As many threads of similar title one `thread:` stands for."""
SECONDS_MAX = 3.0
"""A statement that takes longer is given up."""
EXCERPT_CHARS = 220
LEAD_CHARS = 60
"""How much of an excerpt may stand before its first hit."""
