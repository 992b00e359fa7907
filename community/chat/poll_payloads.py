"""Polls as the wire carries them, and as they stand with their message; nothing depends on the
viewer.
"""

from datetime import datetime

import msgspec


class PollOption(msgspec.Struct, frozen=True, kw_only=True):
    """What can be chosen, and how many have chosen it."""

    text: str
    votes: int = 0


class PollPayload(msgspec.Struct, frozen=True, kw_only=True):
    """A poll in its present state; the question is the message's content.

    An option is named by its place in `options`, from 0. `voters`: how many people have voted;
    with `multiple` choice the votes may be more. From `closes_at` on nobody votes, and `closed_at`
    follows within a minute; it comes earlier when somebody closes the poll.
    """

    options: list[PollOption]
    multiple: bool = False
    voters: int = 0
    closes_at: datetime | None = None
    closed_at: datetime | None = None
