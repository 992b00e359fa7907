"""`/api/v1/messages/{id}/embeds`."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.actions.previews import remove_embeds
from core.http.principal import principal_of


class MessageEmbeds(APIView):
    """What a message's links lead to."""

    @extend_schema(responses={204: None})
    def delete(self, request: Request, message_id: UUID) -> Response:
        """Take the previews off one's own message or, as a moderator, anyone's; they stay off."""
        remove_embeds(principal=principal_of(request), message=message_id)
        return Response(status=204)
