"""How much and how fast people may found, join and change spaces."""

from core.kernel.ratelimit import Limit

NAME_CHARS = 80
DESCRIPTION_CHARS = 500
SLUG_CHARS = 50

RULES_MAX = 15
RULE_CHARS = 200
QUESTION_CHARS = 200
ANSWER_CHARS = 500
INVITES_OPEN = 50
"""Invites of a space that still let people in."""
INVITE_USES_MAX = 1_000
INVITE_DAYS_MAX = 365

JOIN = (Limit("space.join", 10, 3_600),)
"""Joining, accepting invites and asking to join, together."""
CREATE = (Limit("space.create", 5, 3_600),)
INVITE = (Limit("space.invite", 30, 3_600),)
UPDATE = (Limit("space.update", 60, 3_600),)
