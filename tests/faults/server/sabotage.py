"""Broken versions of the path, by name: they show that the checks of the fault tests can fail."""

import itertools
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from typing import Any
from unittest.mock import patch

import msgspec
from django.db import transaction

from community.chat import posting
from community.chat.actions import edits, messages
from community.chat.publications import room_skip
from community.chat.selectors import nonces
from core.kernel import publish
from core.kernel.ids import new_id
from core.kernel.publish import Publication
from moderation import settling
from realtime.room import RoomChannel

Patches = list[AbstractContextManager[Any]]
_active = ExitStack()


def switch(name: str) -> None:
    """Break the named part in place of what was broken before; "nothing" repairs all."""
    _active.close()
    for one in SABOTAGE[name]():
        _active.enter_context(one)


def _publish_before_commit() -> Patches:
    """Every 15th transaction fails after its frames have left."""
    count = itertools.count(1)

    def publish_now(publications: Sequence[Publication]) -> None:
        publish._publisher.publish(publications)
        if next(count) % 15 == 0:
            raise RuntimeError("sabotage")

    return [patch.object(messages, "publish_on_commit", publish_now)]


def _acknowledge_before_commit() -> Patches:
    """Answers yes from a transaction that never commits."""
    commit = messages.commit

    def commit_nothing(batch: Any) -> Any:
        with transaction.atomic():
            results = commit(batch)
            transaction.set_rollback(True)
        return results

    return [patch.object(posting, "commit", commit_nothing)]


def _forget_nonces() -> Patches:
    """A retry is a new message."""

    def nothing_before(_: nonces.UsedNonces) -> nonces.Earlier:
        return {}

    row = messages._row

    def row_with_new_nonce(*args: Any, **options: Any) -> Any:
        return msgspec.structs.replace(row(*args, **options), nonce=new_id())

    return [
        patch.object(nonces.UsedNonces, "read", nothing_before),
        patch.object(messages, "_row", row_with_new_nonce),
    ]


def _lose_frames() -> Patches:
    """Frames leave as they come, some not at all; holes are not filled."""

    def accept(self: RoomChannel, publication: Publication) -> None:
        if publication.seq % 7 != 3:
            self._release(publication)

    return [patch.object(RoomChannel, "accept", accept)]


def _forget_decisions() -> Patches:
    return [patch.object(settling, "settle", lambda decisions: None)]


def _swallow_edits() -> Patches:
    def skip(message: Any, **_: Any) -> Publication:
        return room_skip(message.room, message.last_seq)

    return [patch.object(edits, "message_updated", skip)]


SABOTAGE: dict[str, Callable[[], Patches]] = {
    "nothing": list,
    "publish_before_commit": _publish_before_commit,
    "acknowledge_before_commit": _acknowledge_before_commit,
    "forget_nonces": _forget_nonces,
    "lose_frames": _lose_frames,
    "forget_decisions": _forget_decisions,
    "swallow_edits": _swallow_edits,
}
