"""`/api/v1/uploads`: receive, look up, describe and remove one's own files."""

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core.http.principal import principal_of
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of
from core.media import limits
from core.media.access import own_upload
from core.media.actions.changes import describe_upload, remove_upload
from core.media.actions.receiving import Incoming, upload
from core.media.payloads import UploadPayload, upload_payload


class UploadInput(StrictSerializer):
    """A form with a file; `waveform` is a JSON list of at most 100 numbers from 0 to 100."""

    file = serializers.FileField(allow_empty_file=True)
    alt = serializers.CharField(required=False, allow_blank=True, max_length=limits.ALT_CHARS)
    waveform = serializers.CharField(required=False, allow_blank=True, max_length=1000)


class AltInput(StrictSerializer):
    alt = serializers.CharField(allow_blank=True, max_length=limits.ALT_CHARS)


class FaceInput(StrictSerializer):
    """A form with a picture of at most 2 MB."""

    file = serializers.FileField(allow_empty_file=True)


def incoming(data: dict[str, Any]) -> Incoming:
    """What was sent, from a validated form."""
    file: UploadedFile[Any] = data["file"]
    content: Any = file.file
    return Incoming(
        file=content,
        size=file.size or 0,
        name=file.name or "",
        claimed=file.content_type or "",
        alt=data.get("alt", ""),
        waveform=data.get("waveform", ""),
    )


class Uploads(APIView):
    """Receiving files."""

    parser_classes = (MultiPartParser,)

    @extend_schema(
        request={"multipart/form-data": UploadInput}, responses={201: schema_of(UploadPayload)}
    )
    def post(self, request: Request) -> Response:
        """Send a file. Pictures are `uploaded` and become `ready` after a moment
        (`upload.updated`), other files are `ready` at once."""
        given = UploadInput(data=request.data)
        given.is_valid(raise_exception=True)
        made = upload(principal=principal_of(request), incoming=incoming(given.validated_data))
        return Response(upload_payload(made), status=201)


class UploadDetail(APIView):
    """One's own upload."""

    @extend_schema(responses={200: schema_of(UploadPayload)})
    def get(self, request: Request, upload_id: UUID) -> Response:
        """The upload and how far it is."""
        return Response(upload_payload(own_upload(principal_of(request).user_id, upload_id)))

    @extend_schema(request=AltInput, responses={200: schema_of(UploadPayload)})
    def patch(self, request: Request, upload_id: UUID) -> Response:
        """Change the alt text, also where the upload has been posted."""
        given = AltInput(data=request.data)
        given.is_valid(raise_exception=True)
        changed = describe_upload(
            principal=principal_of(request), upload=upload_id, alt=given.validated_data["alt"]
        )
        return Response(upload_payload(changed))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, upload_id: UUID) -> Response:
        """Take the upload away, also where it has been posted; its files are gone at once."""
        remove_upload(principal=principal_of(request), upload=upload_id)
        return Response(status=204)
