"""`/api/v1/me/avatar`."""

from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.people.actions.avatars import remove_avatar
from community.people.api.caller import caller
from core.http.principal import principal_of
from core.http.structs import schema_of
from core.media.actions.receiving import upload_face
from core.media.api.uploads import FaceInput, incoming
from core.media.models import Upload
from core.media.payloads import UploadPayload, upload_payload


class Avatar(APIView):
    """The caller's own picture."""

    parser_classes = (MultiPartParser,)

    @extend_schema(
        request={"multipart/form-data": FaceInput}, responses={202: schema_of(UploadPayload)}
    )
    def put(self, request: Request) -> Response:
        """Send a picture of at most 2 MB; it is shown once it has been looked at."""
        given = FaceInput(data=request.data)
        given.is_valid(raise_exception=True)
        made = upload_face(
            principal=principal_of(request),
            incoming=incoming(given.validated_data),
            purpose=Upload.Purpose.AVATAR,
        )
        return Response(upload_payload(made), status=202)

    @extend_schema(responses={204: None})
    def delete(self, request: Request) -> Response:
        """Show no picture any more; its files are gone at once."""
        remove_avatar(user=caller(request))
        return Response(status=204)
