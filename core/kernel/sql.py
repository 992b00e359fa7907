"""Passing many values to one statement as a single parameter.

A list of two hundred ids costs the driver two hundred conversions, or a slow array adapter; one
string that Postgres parses itself costs next to nothing. Both forms here are text for a cast, never
part of the statement.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec

_encoder = msgspec.json.Encoder()


def uuid_array(ids: Iterable[UUID]) -> str:
    """An array literal for `%s::uuid[]`."""
    return "{" + ",".join(map(str, ids)) + "}"


def records(rows: Sequence[Any]) -> str:
    """JSON objects for `json_to_recordset(%s)`; rows are msgspec structs or dictionaries.

    `datetime` and `UUID` are taken; `bytes` must be given as `"\\\\x" + hex`.
    """
    return _encoder.encode(rows).decode()
