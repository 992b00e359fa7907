"""How people look on the wire."""

from uuid import UUID

import msgspec


class Author(msgspec.Struct, frozen=True, kw_only=True):
    """Who wrote something. `badge` is their role in the space when it is more than member."""

    id: UUID
    username: str
    display_name: str
    avatar: str | None = None
    badge: str | None = None
