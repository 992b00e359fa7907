"""The port that tells whom moderators have found at fault lately; moderation binds it."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol
from uuid import UUID

InSpace = tuple[UUID, UUID]
"""A person in a space: (user, space)."""


class Conduct(Protocol):
    """What moderators decided about people's texts. Synchronous."""

    def upheld(self, people: Collection[InSpace], *, since: datetime) -> set[InSpace]:
        """Those of `people` with a flag that was upheld in that space after `since`; one query."""


_conduct: Conduct | None = None


def bind(conduct: Conduct) -> Conduct | None:
    """Bind the port; returns what was bound before."""
    global _conduct
    previous, _conduct = _conduct, conduct
    return previous


def conduct() -> Conduct:
    """The bound port; a missing one is a programming error, never a clean record."""
    if _conduct is None:
        raise RuntimeError("no conduct is bound; core.config.bindings binds one")
    return _conduct
