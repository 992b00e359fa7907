"""The offline classifier beside an event loop: it takes turns with everyone else.

Short texts, nearly all of chat, are scored at once – a thread would cost more than the score –
until a turn of the loop has spent its share; a long text goes to a worker thread.
"""

import asyncio
import time
from collections.abc import Callable

from core.kernel.loops import PerLoop
from core.kernel.threads import in_thread
from moderation.pipeline.classifier import Classifier, load

INLINE_MAX = 400
"""Characters of a text that is scored without a thread."""
TURN_SECONDS = 0.002


class Offline:
    """The classifier of this process; the model is read when first needed."""

    def __init__(self, model: Callable[[], Classifier] = load) -> None:
        self._model = model
        self._turns = PerLoop(_Turn)

    def version(self) -> str:
        """The model's version."""
        return self._model().version

    def prepare(self) -> None:
        """Read the model before anyone waits for it."""
        self._model().scores("ready")

    async def scores(self, text: str) -> dict[str, float]:
        """Calibrated scores by category; never raises, and never keeps the loop for long."""
        model = self._model()
        if len(text) > INLINE_MAX:
            return await in_thread(model.scores, text)
        turn = self._turns.get()
        while turn.spent > TURN_SECONDS:  # noqa: ASYNC110 - the loop's next turn ends it
            await asyncio.sleep(0)
        started = time.perf_counter()
        scores = model.scores(text)
        turn.spend(time.perf_counter() - started)
        return scores


class _Turn:
    """What scoring has spent in the present turn of one event loop."""

    def __init__(self) -> None:
        self.spent = 0.0

    def spend(self, seconds: float) -> None:
        if not self.spent:
            asyncio.get_running_loop().call_soon(self._over)
        self.spent += seconds

    def _over(self) -> None:
        self.spent = 0.0
