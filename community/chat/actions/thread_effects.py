"""What a batch of posts does to threads, gathered while the batch is committed."""

from collections.abc import Iterable
from datetime import datetime

from community.chat.access import Standing
from community.chat.actions.thread_counts import (
    Opening,
    Written,
    note_written,
    open_threads,
    threads_for_writing,
)
from community.chat.errors import THREAD_LOCKED, THREAD_NOT_FOUND
from community.chat.payloads import MessagePayload
from community.chat.positions import Numbering
from community.chat.stages import Draft
from core.kernel.errors import CaryaError
from core.kernel.publish import Publication


class ThreadEffects:
    """Made after the rooms' counters are locked, so that what it sees stays so.

    A batch without threads asks the database nothing.
    """

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._threads = threads_for_writing({draft.thread for draft in drafts if draft.thread})
        self._written: list[Written] = []
        self._openings: list[Opening] = []

    def refusal(self, draft: Draft, standing: Standing) -> CaryaError | None:
        """What became of the draft's thread since admission, if that refuses it."""
        if draft.thread is None:
            return None
        thread = self._threads.get(draft.thread)
        if thread is None or thread.room_id != draft.room:
            return THREAD_NOT_FOUND(field="thread")
        if thread.locked and not standing.moderates:
            return THREAD_LOCKED(field="thread")
        return None

    def published(self, message: MessagePayload, standing: Standing, *, at: datetime) -> None:
        """Take a published message into account."""
        assert message.seq is not None
        if message.thread is not None:
            thread = self._threads[message.thread]
            self._written.append(
                Written(thread=thread, author=message.author, seq=message.seq, at=at)
            )
        elif standing.room.auto_thread:
            self._openings.append(
                Opening(message=message.id, room=message.room, author=message.author, at=at)
            )

    def store(self, numbering: Numbering) -> list[Publication]:
        """Write all of it, after the messages; the publications in order of position."""
        opened: list[Publication] = open_threads(numbering, self._openings)
        return opened + note_written(numbering, self._written)
