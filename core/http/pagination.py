"""Lists in pages: `{"results": [...], "next": <url or null>}`."""

from typing import Any

from rest_framework.pagination import CursorPagination
from rest_framework.response import Response


class KeysetPagination(CursorPagination):
    """Pages by position in a stable order, never by offset.

    A view names its order in `ordering`, ending in a unique column; the default suits UUIDv7 keys,
    newest first. `?limit=` takes 1–100.
    """

    ordering: Any = "-id"
    page_size = 50
    page_size_query_param = "limit"
    max_page_size = 100

    def get_paginated_response(self, data: Any) -> Response:
        """The envelope of every list."""
        return Response({"results": data, "next": self.get_next_link()})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The same for OpenAPI."""
        return {
            "type": "object",
            "required": ["results", "next"],
            "properties": {
                "results": schema,
                "next": {"type": "string", "nullable": True, "format": "uri"},
            },
        }
