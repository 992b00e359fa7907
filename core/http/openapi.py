"""What drf-spectacular cannot know: every operation may answer with a problem."""

from typing import Any

from core.http.problems import CONTENT_TYPE, Problem
from core.http.structs import schema_of

_METHODS = frozenset({"get", "post", "put", "patch", "delete"})


def describe_problems(
    result: dict[str, Any], generator: Any, request: Any, public: bool
) -> dict[str, Any]:
    """Add the `Problem` component and a `default` answer to every operation."""
    components = result.setdefault("components", {})
    components.setdefault("schemas", {})["Problem"] = schema_of(Problem)
    components.setdefault("responses", {})["Problem"] = {
        "description": "A refusal: the code for programs, the detail for people.",
        "content": {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for operations in result.get("paths", {}).values():
        for method, operation in operations.items():
            if method in _METHODS:
                operation["responses"].setdefault(
                    "default", {"$ref": "#/components/responses/Problem"}
                )
    return result
