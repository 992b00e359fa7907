"""Forwarding over REST."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.actions.forwards import forward_message
from community.chat.api.messages import MessageResult
from core.http.principal import principal_of
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of


class ForwardInput(StrictSerializer):
    room = serializers.UUIDField()
    nonce = serializers.UUIDField()
    thread = serializers.UUIDField(required=False, allow_null=True)
    comment = serializers.CharField(required=False, allow_blank=True, trim_whitespace=False)


class MessageForward(APIView):
    """A message, quoted somewhere else."""

    @extend_schema(request=ForwardInput, responses={201: schema_of(MessageResult)})
    def post(self, request: Request, message_id: UUID) -> Response:
        """Forward a message to a room or thread; 200 when this nonce was posted before."""
        given = ForwardInput(data=request.data)
        given.is_valid(raise_exception=True)
        posted = forward_message(
            principal=principal_of(request), message=message_id, **given.validated_data
        )
        result = MessageResult(
            state=posted.message.state, message=posted.message, duplicate=posted.duplicate
        )
        return Response(result, status=200 if posted.duplicate else 201)
