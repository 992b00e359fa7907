"""Describing msgspec structs to OpenAPI, so that REST and socket share one set of types."""

from typing import Any

import msgspec


def schema_of(struct: Any) -> dict[str, Any]:
    """The JSON schema of `struct` as drf-spectacular takes it inline, references resolved.

    Structs here are trees, never recursive.
    """
    schema, components = msgspec.json.schema_components([struct])
    resolved: dict[str, Any] = _resolved(schema[0], components)
    return resolved


def _resolved(node: Any, components: dict[str, Any]) -> Any:
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str):
            return _resolved(components[reference.rsplit("/", 1)[-1]], components)
        return {key: _resolved(value, components) for key, value in node.items()}
    if isinstance(node, list):
        return [_resolved(value, components) for value in node]
    return node
