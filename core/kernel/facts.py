"""Facts inside the server: a lower app states one, apps above that subscribed act on it.

Handlers run at once, in the transaction of the action that states the fact: what they write commits
or rolls back with it. Subscriptions stand in each app's `subscribers.py`, bound by
`core.config.bindings`; nothing subscribes at import time elsewhere.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

import msgspec


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happened, named in the past tense; ids only."""


class UserCreated(Fact, frozen=True, kw_only=True):
    """An account was made; stated in the transaction that made it."""

    user: UUID
    username: str


class UserVerified(Fact, frozen=True, kw_only=True):
    """`user` proved their mail address and may write from now on."""

    user: UUID


class ProfileUpdated(Fact, frozen=True, kw_only=True):
    """How others see `user` changed."""

    user: UUID


class SpaceFounded(Fact, frozen=True, kw_only=True):
    """`space` was made and has its owner; stated in the transaction that made it."""

    space: UUID


class SpaceAccessChanged(Fact, frozen=True, kw_only=True):
    """Who may read `space` changed for many: visibility, archiving."""

    space: UUID


class SpaceChanged(Fact, frozen=True, kw_only=True):
    """What members see of `space` as a whole changed: words, looks, visibility, archiving."""

    space: UUID


class MemberJoined(Fact, frozen=True, kw_only=True):
    """`user` became a member of `space`; stated inside the joining transaction."""

    space: UUID
    user: UUID


class UploadReady(Fact, frozen=True, kw_only=True):
    """`upload` of `owner` may be shown; `subject` is the space whose icon it is meant to be."""

    upload: UUID
    owner: UUID
    purpose: str
    subject: UUID | None


class UploadDescribed(Fact, frozen=True, kw_only=True):
    """The owner of `upload` gave it another alt text, which passed the gate."""

    upload: UUID
    alt: str


class UploadRemoved(Fact, frozen=True, kw_only=True):
    """`upload` is being taken away; whatever holds it lets go in the same transaction."""

    upload: UUID


F = TypeVar("F", bound=Fact)
_handlers: defaultdict[type[Fact], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(fact: type[F], handler: Callable[[F], None]) -> None:
    """Call `handler` for every `fact` stated; a second subscription of the same pair is ignored."""
    if handler not in _handlers[fact]:
        _handlers[fact].append(handler)


def state(fact: Fact) -> None:
    """State a fact: every handler runs before this returns; its errors are the action's."""
    for handler in _handlers[type(fact)]:
        handler(fact)
