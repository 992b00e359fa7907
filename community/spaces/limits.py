"""How much and how fast people may found, join and change spaces."""

from core.kernel.ratelimit import Limit

NAME_CHARS = 80
DESCRIPTION_CHARS = 500
SLUG_CHARS = 50

JOIN = (Limit("space.join", 10, 3_600),)
CREATE = (Limit("space.create", 5, 3_600),)
UPDATE = (Limit("space.update", 60, 3_600),)
