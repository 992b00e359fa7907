"""Unread counts in memory: which messages of a room count, and for whom."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from uuid import UUID

from core.kernel.publish import Counted
from core.kernel.rooms import CountedMessage

KEPT = 250
"""Enough to count 99 of others for anyone who wrote up to 150 of the latest messages."""
UNREAD_MAX = 99


class CountedMessages:
    """The latest counting messages of one room, by position."""

    __slots__ = ("_authors", "_seqs")

    def __init__(self, messages: Iterable[CountedMessage] = ()) -> None:
        self._seqs: list[int] = []
        self._authors: dict[int, UUID] = {}
        for message in messages:
            self.apply(Counted(message.seq, message.author, True))

    def apply(self, counted: Counted) -> None:
        """Add or drop one message; doing so twice changes nothing."""
        if not counted.counts:
            if self._authors.pop(counted.seq, None) is not None:
                del self._seqs[bisect_left(self._seqs, counted.seq)]
        elif counted.seq not in self._authors and not self._too_old(counted.seq):
            insort(self._seqs, counted.seq)
            self._authors[counted.seq] = counted.author
            if len(self._seqs) > KEPT:
                del self._authors[self._seqs.pop(0)]

    def unread(self, *, after: int, user: UUID, separated: frozenset[UUID]) -> int:
        """How many messages after position `after` count for `user`, up to 99."""
        tail = self._seqs[bisect_right(self._seqs, after) :]
        if not tail:
            return 0
        authors = self._authors
        count = 0
        for seq in tail:
            author = authors[seq]
            if author != user and author not in separated:
                count += 1
                if count == UNREAD_MAX:
                    break
        return count

    def _too_old(self, seq: int) -> bool:
        return len(self._seqs) >= KEPT and seq < self._seqs[0]
