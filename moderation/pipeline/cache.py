"""Scores the provider gave before, so that the same text is asked about once per policy.

Kept in this process and in Redis. A Redis outage means no shared cache, never an error.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence

import msgspec

from core.kernel.batching import Batcher
from core.kernel.loops import PerLoop
from moderation.pipeline.shared import TROUBLE, SharedMemory

Scores = Mapping[str, float]
Key = tuple[str, str]
"""Policy version and text hash: what a cached answer is bound to."""

LOCAL_MAX = 4096
SECONDS = 24 * 3600
BATCH = 128


class ScoreCache:
    """Look-ups and writes go to Redis in batches, whatever waits together."""

    def __init__(self, shared: SharedMemory) -> None:
        self._shared = shared
        self._local: OrderedDict[Key, Scores] = OrderedDict()
        self._readers = PerLoop(lambda: Batcher(self._read, limit=BATCH, lanes=2))
        self._writers = PerLoop(lambda: Batcher(self._write, limit=BATCH, lanes=1))
        self._decoder = msgspec.msgpack.Decoder(dict[str, float])

    def near(self, key: Key) -> Scores | None:
        """What this process remembers."""
        scores = self._local.get(key)
        if scores is not None:
            self._local.move_to_end(key)
        return scores

    async def far(self, key: Key) -> Scores | None:
        """What Redis remembers; None as well when it is away."""
        scores: Scores | None = await self._readers.get()(key)
        if scores is not None:
            self._remember(key, scores)
        return scores

    def put(self, key: Key, scores: Scores) -> None:
        """Remember; the write to Redis happens behind the caller's back."""
        self._remember(key, scores)
        self._writers.get().put((key, scores))

    def _remember(self, key: Key, scores: Scores) -> None:
        self._local[key] = scores
        self._local.move_to_end(key)
        while len(self._local) > LOCAL_MAX:
            self._local.popitem(last=False)

    def _name(self, key: Key) -> str:
        return f"{self._shared.prefix}:gate:{key[0]}:{key[1]}"

    async def _read(self, keys: Sequence[Key]) -> Sequence[Scores | None]:
        if not self._shared.breaker.admits():
            return [None] * len(keys)
        try:
            raw = await self._shared.client().mget([self._name(key) for key in keys])
        except TROUBLE:
            self._shared.breaker.failed()
            return [None] * len(keys)
        self._shared.breaker.succeeded()
        return [self._decoded(value) for value in raw]

    async def _write(self, items: Sequence[tuple[Key, Scores]]) -> Sequence[None]:
        if self._shared.breaker.admits():
            try:
                async with self._shared.client().pipeline(transaction=False) as pipe:
                    for key, scores in items:
                        pipe.set(self._name(key), msgspec.msgpack.encode(scores), ex=SECONDS)
                    await pipe.execute()
                self._shared.breaker.succeeded()
            except TROUBLE:
                self._shared.breaker.failed()
        return [None] * len(items)

    def _decoded(self, value: bytes | str | None) -> Scores | None:
        if not isinstance(value, bytes):
            return None
        try:
            return self._decoder.decode(value)
        except msgspec.DecodeError:
            return None
