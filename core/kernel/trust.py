"""How far a person is trusted where no space is in question: pictures, names of files."""

from collections.abc import Callable
from uuid import UUID

TrustSource = Callable[[UUID], str]
_source: TrustSource | None = None


def bind(source: TrustSource) -> None:
    """Bind the port: `source(user)` is their best trust in any space, "new" for none."""
    global _source
    _source = source


def best_trust(user: UUID) -> str:
    """One of "new", "member" or "trusted"."""
    if _source is None:
        raise RuntimeError("no trust source is bound; core.config.bindings binds one")
    return _source(user)
