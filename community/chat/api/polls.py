"""Polls over REST."""

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.chat.actions.polls import close_poll
from community.chat.actions.votes import VoteWish, set_votes
from community.chat.limits import OPTIONS_MAX, VOTES
from core.http.principal import principal_of
from core.http.serializers import StrictSerializer
from core.kernel import ratelimit


class VoteInput(StrictSerializer):
    """Everything the reader chooses, by place in the poll, from 0."""

    options = serializers.ListField(
        child=serializers.IntegerField(min_value=0, max_value=OPTIONS_MAX - 1),
        max_length=OPTIONS_MAX,
    )


class MessageVote(APIView):
    """The reader's own vote in a message's poll."""

    @extend_schema(request=VoteInput, responses={204: None})
    def put(self, request: Request, message_id: UUID) -> Response:
        """Vote or change one's vote; doing so again changes nothing."""
        given = VoteInput(data=request.data)
        given.is_valid(raise_exception=True)
        return _vote(request, message_id, tuple(given.validated_data["options"]))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, message_id: UUID) -> Response:
        """Take one's vote back; doing so again changes nothing."""
        return _vote(request, message_id, ())


class PollClosing(APIView):
    """The end of a message's poll."""

    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request, message_id: UUID) -> Response:
        """Close it for good: its author, or a moderator; doing so again changes nothing."""
        close_poll(principal=principal_of(request), message=message_id)
        return Response(status=204)


def _vote(request: Request, message_id: UUID, options: tuple[int, ...]) -> Response:
    principal = principal_of(request)
    if not principal.exempt:
        ratelimit.hit(VOTES, str(principal.user_id))
    wish = VoteWish(principal=principal, message=message_id, options=options)
    [refusal] = set_votes([wish])
    if refusal is not None:
        raise refusal
    return Response(status=204)
