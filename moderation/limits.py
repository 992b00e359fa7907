"""How often people may ask for a moderator."""

from core.kernel.ratelimit import Limit

REPORTS = (Limit("report", 5, 3600),)
