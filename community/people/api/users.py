"""`/api/v1/users/{username}`."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.people.access import user_for_viewing
from community.people.api.caller import caller
from community.people.payloads import ProfilePayload, profile_payload
from core.http.permissions import SignedIn
from core.http.structs import schema_of


class UserProfile(APIView):
    """Someone's profile page."""

    permission_classes = (SignedIn,)

    @extend_schema(responses={200: schema_of(ProfilePayload)})
    def get(self, request: Request, username: str) -> Response:
        """The profile as the caller may see it; people behind a block are not there."""
        viewer = caller(request)
        return Response(profile_payload(user_for_viewing(viewer, username), viewer=viewer))
