"""Reactions over REST."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.actions.reactions import ReactionWish, set_reactions
from community.chat.limits import REACTIONS
from core.http.principal import principal_of
from core.kernel import ratelimit


class MessageReaction(APIView):
    """The reader's own emoji on a message."""

    @extend_schema(request=None, responses={204: None})
    def put(self, request: Request, message_id: UUID, emoji: str) -> Response:
        """Put the emoji on; doing so again changes nothing."""
        return _react(request, message_id, emoji, added=True)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, message_id: UUID, emoji: str) -> Response:
        """Take the emoji off; doing so again changes nothing."""
        return _react(request, message_id, emoji, added=False)


def _react(request: Request, message_id: UUID, emoji: str, *, added: bool) -> Response:
    principal = principal_of(request)
    if not principal.exempt:
        ratelimit.hit(REACTIONS, str(principal.user_id))
    wish = ReactionWish(principal=principal, message=message_id, emoji=emoji, added=added)
    [refusal] = set_reactions([wish])
    if refusal is not None:
        raise refusal
    return Response(status=204)
