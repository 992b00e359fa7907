"""What a message said before, over REST."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.selectors.history import MessageHistory as History
from community.chat.selectors.history import message_history
from core.http.permissions import SignedIn
from core.http.principal import principal_of
from core.http.structs import schema_of


class MessageHistory(APIView):
    """Versions of a message."""

    permission_classes = (SignedIn,)

    @extend_schema(responses={200: schema_of(History)})
    def get(self, request: Request, message_id: UUID) -> Response:
        """Its versions and how the gate decided about each; for moderators of its space, to
        everyone else there is no such message.
        """
        return Response(message_history(principal_of(request).user_id, message_id))
