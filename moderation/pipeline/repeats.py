"""The same text from one person over and over, or into many rooms: counted across processes.

Redis keeps a short list of what each author wrote lately (28 bytes a text, bounded, expiring), so
memory grows with active authors, not with messages. Without Redis each process counts for itself.
An act that is tried again, because no answer came or because it was refused, counts once.
"""

import hashlib
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

import msgspec

from core.kernel.batching import Batcher
from core.kernel.gate import Outcome
from core.kernel.loops import PerLoop
from moderation.pipeline.findings import Finding
from moderation.pipeline.normalise import plain
from moderation.pipeline.shared import TROUBLE, SharedMemory

WINDOW = 600
KEPT = 24
TEXT_MIN = 16
BATCH = 128
LOCAL_MAX = 2048

ROOMS_MAX = {"new": 2, "member": 3, "trusted": 5}
TIMES_MAX = {"new": 3, "member": 5, "trusted": 10}

_COUNT = """
local window, now, counts = tonumber(ARGV[1]), tonumber(ARGV[2]), {}
for i, key in ipairs(KEYS) do
  local entry = ARGV[i + 3]
  local text, act, again = string.sub(entry, 1, 8), string.sub(entry, 21, 28), false
  local rooms, distinct, times = {}, 1, 1
  rooms[string.sub(entry, 9, 16)] = true
  for _, seen in ipairs(redis.call('LRANGE', key, 0, -1)) do
    local a, b, c, d = string.byte(seen, 17, 20)
    if string.sub(seen, 1, 8) == text and now - (((a * 256 + b) * 256 + c) * 256 + d) < window then
      if string.sub(seen, 21, 28) == act then again = true else times = times + 1 end
      local room = string.sub(seen, 9, 16)
      if not rooms[room] then rooms[room] = true; distinct = distinct + 1 end
    end
  end
  if not again then
    redis.call('LPUSH', key, entry)
    redis.call('LTRIM', key, 0, tonumber(ARGV[3]) - 1)
    redis.call('EXPIRE', key, window)
  end
  counts[i] = {distinct, times}
end
return counts
"""


class Said(msgspec.Struct, frozen=True):
    """One text by one author in one place, as the counter keeps it."""

    author: UUID
    entry: bytes


class Count(msgspec.Struct, frozen=True):
    """How often the author said it lately, this time included, and in how many rooms."""

    rooms: int
    times: int


class Repeats(Protocol):
    """The counter the gate is given."""

    async def count(self, said: Said) -> Count:
        """Note that it was said, and count. Never raises."""


def said(text: str, *, author: UUID, room: UUID, act: UUID, at: float) -> Said | None:
    """What to count for a text; None for one too short to matter."""
    if len(text) < TEXT_MIN:
        return None
    seen = hashlib.blake2b(
        " ".join(plain(text).split()).encode(errors="replace"), digest_size=8
    ).digest()
    return Said(author, seen + room.bytes[8:] + int(at).to_bytes(4, "big") + act.bytes[8:])


def judged(count: Count, *, trust: str) -> Finding | None:
    """What a count means for someone of that trust."""
    if count.rooms > ROOMS_MAX.get(trust, ROOMS_MAX["new"]):
        return Finding(Outcome.BLOCK, "spam", "spam.many_rooms")
    if count.times > TIMES_MAX.get(trust, TIMES_MAX["new"]):
        return Finding(Outcome.BLOCK, "spam", "spam.repeated")
    return None


def _same_act(one: bytes, other: bytes) -> bool:
    return one[:8] == other[:8] and one[20:] == other[20:]


class LocalRepeats:
    """Counts in this process only."""

    def __init__(self, *, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lately: OrderedDict[UUID, deque[bytes]] = OrderedDict()

    async def count(self, said: Said) -> Count:
        """Note and count."""
        return self.count_now(said)

    def count_now(self, said: Said) -> Count:
        """`count` without waiting."""
        lately = self._lately.setdefault(said.author, deque(maxlen=KEPT))
        self._lately.move_to_end(said.author)
        while len(self._lately) > LOCAL_MAX:
            self._lately.popitem(last=False)
        if not any(_same_act(entry, said.entry) for entry in lately):
            lately.append(said.entry)
        oldest = int(self._clock()) - WINDOW
        same = [
            entry
            for entry in lately
            if entry[:8] == said.entry[:8] and int.from_bytes(entry[16:20], "big") > oldest
        ]
        return Count(rooms=max(1, len({entry[8:16] for entry in same})), times=max(1, len(same)))


class SharedRepeats:
    """Counts in Redis, one command for whatever waits together; falls back to this process."""

    def __init__(self, shared: SharedMemory, *, clock: Callable[[], float] = time.time) -> None:
        self._shared = shared
        self._clock = clock
        self._local = LocalRepeats(clock=clock)
        self._counters = PerLoop(lambda: Batcher(self._count, limit=BATCH, lanes=2))

    async def count(self, said: Said) -> Count:
        """Note and count."""
        return await self._counters.get()(said)

    async def _count(self, batch: Sequence[Said]) -> Sequence[Count]:
        if self._shared.breaker.admits():
            names = [f"{self._shared.prefix}:said:{one.author.hex}" for one in batch]
            try:
                counts = await self._shared.client().eval(
                    _COUNT,
                    len(names),
                    *names,
                    WINDOW,
                    int(self._clock()),
                    KEPT,
                    *(one.entry for one in batch),
                )
                self._shared.breaker.succeeded()
                return [Count(rooms, times) for rooms, times in counts]
            except TROUBLE:
                self._shared.breaker.failed()
        return [self._local.count_now(one) for one in batch]
