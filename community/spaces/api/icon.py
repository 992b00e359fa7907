"""`/api/v1/spaces/{slug}/icon`."""

from drf_spectacular.utils import extend_schema
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.people.access import require_writer
from community.people.api.caller import caller
from community.spaces.access import space_for_managing
from community.spaces.actions.icons import remove_icon
from core.http.principal import principal_of
from core.http.structs import schema_of
from core.media.actions.receiving import upload_face
from core.media.api.uploads import FaceInput, incoming
from core.media.models import Upload
from core.media.payloads import UploadPayload, upload_payload


class Icon(APIView):
    """The picture of a space."""

    parser_classes = (MultiPartParser,)

    @extend_schema(
        request={"multipart/form-data": FaceInput}, responses={202: schema_of(UploadPayload)}
    )
    def put(self, request: Request, slug: str) -> Response:
        """Send a picture of at most 2 MB, shown once it has been looked at; the space's admins."""
        standing = space_for_managing(caller(request), slug)
        require_writer(standing.user)
        given = FaceInput(data=request.data)
        given.is_valid(raise_exception=True)
        made = upload_face(
            principal=principal_of(request),
            incoming=incoming(given.validated_data),
            purpose=Upload.Purpose.ICON,
            subject=standing.space.id,
        )
        return Response(upload_payload(made), status=202)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, slug: str) -> Response:
        """Show no picture any more; the space's admins."""
        remove_icon(standing=space_for_managing(caller(request), slug))
        return Response(status=204)
