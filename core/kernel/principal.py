"""Who acts: the little that ports need to know of a signed-in person."""

from uuid import UUID

import msgspec


class Principal(msgspec.Struct, frozen=True, kw_only=True):
    """One person on one session.

    `session_key` names the session that dies on logout or revoke. `exempt` is true only for members
    made by the load tools: rate limits do not count for them. `address` is the client's IP, used
    for limits and audit, never shown.
    """

    user_id: UUID
    username: str
    session_key: str = ""
    exempt: bool = False
    address: str = ""
