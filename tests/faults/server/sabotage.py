"""Broken versions of the path, by name: they show that the checks of the fault tests can fail."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from django.db import transaction

import community.chat.actions.admission as admission
import community.chat.actions.messages as messages
import community.chat.posting as posting
from core.kernel import publish
from core.kernel.gate import Verdict
from core.kernel.ids import new_id
from core.kernel.publish import Publication
from realtime.room import RoomChannel


def install(name: str) -> None:
    """Break the named part; nothing for an empty name."""
    if name:
        SABOTAGE[name]()


def _publish_before_commit() -> None:
    def publish_now(publications: Sequence[Publication]) -> None:
        publish._publisher.publish(publications)

    messages.publish_on_commit = publish_now


def _acknowledge_before_commit() -> None:
    """Answers yes from a transaction that never commits."""
    commit = posting.commit

    def commit_nothing(batch: Any) -> Any:
        with transaction.atomic():
            results = commit(batch)
            transaction.set_rollback(True)
        return results

    posting.commit = commit_nothing


def _forget_nonces() -> None:
    """A retry is a new message."""

    def nothing_before(*_: Any, **__: Any) -> dict[Any, Any]:
        return {}

    row = messages._row

    def row_with_new_nonce(*args: Any, **options: Any) -> Any:
        return msgspec.structs.replace(row(*args, **options), nonce=new_id())

    admission.posted_before = nothing_before  # type: ignore[assignment]
    messages.posted_before = nothing_before  # type: ignore[assignment]
    messages._row = row_with_new_nonce


def _release_out_of_order() -> None:
    """Frames leave as they come; holes are not filled."""

    def accept(self: RoomChannel, publication: Publication) -> None:
        if publication.seq % 7 != 3:
            self._release(publication)

    RoomChannel.accept = accept  # type: ignore[method-assign]
    RoomChannel.expect = lambda self, head: None  # type: ignore[method-assign]


def _publish_held() -> None:
    """What waits for a person is published all the same."""
    Verdict.publishes = property(lambda self: True)  # type: ignore[assignment]


SABOTAGE: dict[str, Callable[[], None]] = {
    "publish_before_commit": _publish_before_commit,
    "acknowledge_before_commit": _acknowledge_before_commit,
    "forget_nonces": _forget_nonces,
    "release_out_of_order": _release_out_of_order,
    "publish_held": _publish_held,
}
