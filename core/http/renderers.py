"""JSON answers: the same encoder as the socket, so that both show the same objects alike."""

from collections.abc import Mapping
from typing import Any

import msgspec
from rest_framework.renderers import JSONRenderer


def _plain(value: Any) -> Any:
    """DRF's own lazy strings, ordered containers and the like."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, list | tuple):
        return list(value)
    return str(value)


class MsgspecRenderer(JSONRenderer):
    """Renders structs, dictionaries and lists of them."""

    def render(
        self,
        data: Any,
        accepted_media_type: str | None = None,
        renderer_context: Mapping[str, Any] | None = None,
    ) -> bytes:
        return b"" if data is None else msgspec.json.encode(data, enc_hook=_plain)
