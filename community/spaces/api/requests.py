"""`/api/v1/spaces/{slug}/request`, `…/requests`, `…/requests/{id}`."""

from uuid import UUID

import msgspec
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.people.api.caller import caller
from community.spaces import limits
from community.spaces.access import space_for_moderating, space_for_reading
from community.spaces.actions.requests import ask_to_join, decide_request, withdraw_request
from community.spaces.api.cursors import after_id
from community.spaces.door_payloads import RequestPayload, request_payload
from community.spaces.payloads import SpacePayload
from community.spaces.selectors.requests import requests_page
from community.spaces.selectors.spaces import space_view
from core.http.pages import next_url, page_limit
from core.http.permissions import SignedIn, SignedInVerifiedToWrite
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of


class JoinRequestInput(StrictSerializer):
    """What someone says at the door."""

    answer = serializers.CharField(max_length=limits.ANSWER_CHARS, allow_blank=True, required=False)


class DecisionInput(StrictSerializer):
    """Whether they come in."""

    approved = serializers.BooleanField()


class RequestPage(msgspec.Struct, frozen=True):
    """People waiting, first come first."""

    results: list[RequestPayload]
    next: str | None


class OwnRequest(APIView):
    """Asking to join."""

    def get_permissions(self) -> list[BasePermission]:
        """Whoever asked may stop asking, whatever became of their account."""
        allowed = SignedIn if self.request.method == "DELETE" else SignedInVerifiedToWrite
        return [allowed()]

    @extend_schema(request=JoinRequestInput, responses={201: schema_of(SpacePayload)})
    def post(self, request: Request, slug: str) -> Response:
        """Wait for a moderator's word; the answer passes the gate first."""
        user = caller(request)
        space_for_reading(user, slug)
        data = JoinRequestInput(data=request.data)
        data.is_valid(raise_exception=True)
        ask_to_join(user=user, slug=slug, **data.validated_data)
        return Response(space_view(space_for_reading(user, slug)), status=201)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, slug: str) -> Response:
        """Wait no longer."""
        withdraw_request(user=caller(request), slug=slug)
        return Response(status=204)


class Requests(APIView):
    """People at the door."""

    permission_classes = (SignedIn,)

    @extend_schema(
        operation_id="spaces_requests_list",
        parameters=[OpenApiParameter("after", UUID), OpenApiParameter("limit", int)],
        responses={200: schema_of(RequestPage)},
    )
    def get(self, request: Request, slug: str) -> Response:
        """People waiting, with what they said; the space's moderators."""
        space = space_for_moderating(caller(request), slug).space
        rows, after = requests_page(
            space=space.id, after=after_id(request), limit=page_limit(request)
        )
        return Response(
            RequestPage(
                [request_payload(row) for row in rows],
                next_url(request, after=str(after)) if after else None,
            )
        )


class RequestDetail(APIView):
    """One person at the door."""

    permission_classes = (SignedInVerifiedToWrite,)

    @extend_schema(request=DecisionInput, responses={204: None})
    def patch(self, request: Request, slug: str, request_id: UUID) -> Response:
        """Let them in, or not; the space's moderators."""
        standing = space_for_moderating(caller(request), slug)
        data = DecisionInput(data=request.data)
        data.is_valid(raise_exception=True)
        decide_request(
            standing=standing, request=request_id, approved=data.validated_data["approved"]
        )
        return Response(status=204)
