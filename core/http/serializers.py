"""The base of every input serializer."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers


class StrictSerializer(serializers.Serializer[Any]):
    """Refuses fields it does not know and fields it only shows, naming each one."""

    def to_internal_value(self, data: Any) -> Any:
        """Validated data; ValidationError with code `unknown` or `read_only` per stray field."""
        if isinstance(data, Mapping):
            stray = {
                str(name): _refusal(self, str(name)) for name in data if _strays(self, str(name))
            }
            if stray:
                raise serializers.ValidationError(stray)
        return super().to_internal_value(data)


def _strays(serializer: StrictSerializer, name: str) -> bool:
    field = serializer.fields.get(name)
    return field is None or field.read_only


def _refusal(serializer: StrictSerializer, name: str) -> list[serializers.ErrorDetail]:
    if name in serializer.fields:
        return [serializers.ErrorDetail("This field cannot be set.", code="read_only")]
    return [serializers.ErrorDetail("There is no such field.", code="unknown")]
