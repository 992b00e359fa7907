"""Posting for sockets: the three stages of `actions.messages`, composed in batches.

Whatever waits when the last admission or commit returns goes next, together. A draft under review
delays only its own author in its own room.
"""

import asyncio
from collections.abc import Sequence
from uuid import UUID

from community.chat.actions.admission import Admission, admit
from community.chat.actions.messages import commit, limits_of, review
from community.chat.stages import Draft, Posted, Reviewed
from core.kernel import ratelimit
from core.kernel.batching import Batcher
from core.kernel.errors import CaryaError
from core.kernel.loops import PerLoop
from core.kernel.threads import in_thread

ADMIT_MAX = 256
COMMIT_MAX = 256
PACE_SECONDS = 0.04
"""Two messages a moment apart share an admission and a commit: at 250 messages a second this halves
what a message costs.
"""


class Posting:
    """One per event loop."""

    def __init__(self) -> None:
        self._admit: Batcher[Draft, Admission] = Batcher(
            _admit_batch, limit=ADMIT_MAX, lanes=2, pace=PACE_SECONDS
        )
        self._commit: Batcher[Reviewed, Posted] = Batcher(
            _commit_batch, limit=COMMIT_MAX, pace=PACE_SECONDS
        )
        self._turns: dict[tuple[UUID, UUID], asyncio.Future[None]] = {}

    async def post(self, draft: Draft) -> Posted:
        """Post one draft; raises the CaryaError that refuses it.

        Drafts of one author in one room are committed in the order of these calls.
        """
        lane = (draft.principal.user_id, draft.room)
        before = self._turns.get(lane)
        mine = self._turns[lane] = asyncio.get_running_loop().create_future()
        try:
            if before is not None:
                await before
            return await self._walk(draft)
        finally:
            if self._turns.get(lane) is mine:
                del self._turns[lane]
            if not mine.done():
                mine.set_result(None)

    async def _walk(self, draft: Draft) -> Posted:
        admission = await self._admit(draft)
        if isinstance(admission, Posted):
            return admission
        if isinstance(admission, CaryaError):
            raise admission
        if limits := limits_of(admission):
            await ratelimit.hit_async(limits, str(draft.principal.user_id))
        [reviewed] = await review([admission])
        return await self._commit(reviewed)


async def _admit_batch(drafts: Sequence[Draft]) -> Sequence[Admission]:
    return await in_thread(admit, drafts)


async def _commit_batch(batch: Sequence[Reviewed]) -> Sequence[Posted | BaseException]:
    return await in_thread(commit, batch)


_postings = PerLoop(Posting)


def posting() -> Posting:
    """The posting queue of the running loop."""
    return _postings.get()
