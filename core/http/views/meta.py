"""What a client should know before anyone signs in."""

from importlib import metadata

from django.conf import settings
from drf_spectacular.utils import extend_schema, inline_serializer
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView


class Meta(APIView):
    """Name, version and kind of this installation."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    @extend_schema(
        responses=inline_serializer(
            "Meta",
            {
                "name": serializers.CharField(),
                "version": serializers.CharField(),
                "development": serializers.BooleanField(),
            },
        )
    )
    def get(self, request: Request) -> Response:
        """Public facts about the server."""
        return Response(
            {"name": "Carya", "version": _version(), "development": settings.DEVELOPMENT}
        )


def _version() -> str:
    try:
        return metadata.version("carya")
    except metadata.PackageNotFoundError:
        return "0.1.0"
