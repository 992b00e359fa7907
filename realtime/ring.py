"""What a room lately published, kept in memory so that resuming costs no SQL."""

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

import msgspec

from core.kernel.publish import Publication

ENTRIES_MAX = 1_000
BYTES_MAX = 4 * 1024 * 1024
ITEMS_MAX = 200


class Entry(NamedTuple):
    """One position. `subject` is None for a position with nothing to show."""

    seq: int
    subject: UUID | None
    item: bytes
    quotes: bytes


class Delta(NamedTuple):
    """Items after a cursor, oldest change first; `head` is where the client stands afterwards."""

    items: list[msgspec.Raw]
    more: bool
    quotes: dict[str, msgspec.Raw]


_quotes = msgspec.json.Decoder(dict[str, msgspec.Raw])


class Ring:
    """Contiguous positions up to the room's released one; bounded by count and bytes."""

    __slots__ = ("_bytes", "_entries")

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._entries)

    def append(self, publication: Publication) -> None:
        """Add the next position; a gap forgets everything before it."""
        if self._entries and publication.seq != self._entries[-1].seq + 1:
            self.clear()
        self._entries.append(
            Entry(publication.seq, publication.subject, publication.item, publication.quotes)
        )
        self._bytes += len(publication.item) + len(publication.quotes)
        while len(self._entries) > ENTRIES_MAX or self._bytes > BYTES_MAX:
            gone = self._entries.popleft()
            self._bytes -= len(gone.item) + len(gone.quotes)

    def clear(self) -> None:
        """Forget everything."""
        self._entries.clear()
        self._bytes = 0

    def covers(self, since: int) -> bool:
        """Whether everything after `since` is here."""
        return (
            bool(self._entries) and self._entries[0].seq <= since + 1 <= self._entries[-1].seq + 1
        )

    def after(self, since: int) -> Delta:
        """Each thing that changed after `since` once, as it is now. Needs `covers(since)`."""
        latest: dict[UUID, Entry] = {}
        quotes: dict[str, msgspec.Raw] = {}
        for entry in self._tail(since):
            if entry.subject is None:
                continue
            latest.pop(entry.subject, None)
            latest[entry.subject] = entry
            # What was quoted and then changed or deleted comes as an item of its own.
            quotes.pop(str(entry.subject), None)
            if entry.quotes:
                quotes |= _quotes.decode(entry.quotes)
        entries = list(latest.values())
        more = len(entries) > ITEMS_MAX
        return Delta([msgspec.Raw(entry.item) for entry in entries[:ITEMS_MAX]], more, quotes)

    def _tail(self, since: int) -> Sequence[Entry]:
        count = self._entries[-1].seq - since
        start = len(self._entries) - count
        return [self._entries[index] for index in range(start, len(self._entries))]
