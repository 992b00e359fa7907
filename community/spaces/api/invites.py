"""`/api/v1/spaces/{slug}/invites`, `…/invites/{id}`, `/api/v1/invites/{code}`, `…/accept`."""

from uuid import UUID

import msgspec
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.people.api.caller import caller
from community.spaces import limits
from community.spaces.access import invite_for_reading, space_for_managing, space_for_reading
from community.spaces.actions.invites import (
    accept_invite,
    create_invite,
    require_open,
    revoke_invite,
)
from community.spaces.api.cursors import after_id
from community.spaces.door_payloads import (
    InvitePayload,
    InvitePreview,
    invite_payload,
    invite_preview,
)
from community.spaces.payloads import SpacePayload
from community.spaces.selectors.invites import invites_page
from community.spaces.selectors.members import member_counts
from community.spaces.selectors.spaces import space_view
from core.http.pages import next_url, page_limit
from core.http.permissions import SignedIn, SignedInVerifiedToWrite
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of


class InviteInput(StrictSerializer):
    """A new invite; null or missing: no end of uses, no end of time."""

    uses_max = serializers.IntegerField(
        min_value=1, max_value=limits.INVITE_USES_MAX, allow_null=True, required=False
    )
    expires_at = serializers.DateTimeField(allow_null=True, required=False)


class InvitePage(msgspec.Struct, frozen=True):
    """Invites that were not revoked, newest first."""

    results: list[InvitePayload]
    next: str | None


class Invites(APIView):
    """Links into the space."""

    permission_classes = (SignedInVerifiedToWrite,)

    @extend_schema(
        operation_id="spaces_invites_list",
        parameters=[OpenApiParameter("after", UUID), OpenApiParameter("limit", int)],
        responses={200: schema_of(InvitePage)},
    )
    def get(self, request: Request, slug: str) -> Response:
        """Invites that were not revoked, with how often they were used; the space's admins."""
        space = space_for_managing(caller(request), slug).space
        rows, after = invites_page(
            space=space.id, after=after_id(request), limit=page_limit(request)
        )
        return Response(
            InvitePage(
                [invite_payload(row) for row in rows],
                next_url(request, after=str(after)) if after else None,
            )
        )

    @extend_schema(request=InviteInput, responses={201: schema_of(InvitePayload)})
    def post(self, request: Request, slug: str) -> Response:
        """Make an invite; the space's admins."""
        standing = space_for_managing(caller(request), slug)
        data = InviteInput(data=request.data)
        data.is_valid(raise_exception=True)
        made = create_invite(
            standing=standing,
            uses_max=data.validated_data.get("uses_max"),
            expires_at=data.validated_data.get("expires_at"),
        )
        return Response(invite_payload(made), status=201)


class InviteDetail(APIView):
    """One link."""

    permission_classes = (SignedInVerifiedToWrite,)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, slug: str, invite_id: UUID) -> Response:
        """Let nobody in by it any more; the space's admins."""
        revoke_invite(standing=space_for_managing(caller(request), slug), invite=invite_id)
        return Response(status=204)


class InviteView(APIView):
    """What an invite leads to."""

    permission_classes = (SignedIn,)

    @extend_schema(responses={200: schema_of(InvitePreview)})
    def get(self, request: Request, code: str) -> Response:
        """The space as those outside may see it before they come in."""
        invite, standing = invite_for_reading(caller(request), code)
        if not standing.settled:
            require_open(invite, standing.space)
        count = member_counts([invite.space_id]).get(invite.space_id, 0)
        return Response(invite_preview(invite, standing, member_count=count))


class InviteAcceptance(APIView):
    """Coming in by an invite."""

    permission_classes = (SignedInVerifiedToWrite,)

    @extend_schema(request=None, responses={200: schema_of(SpacePayload)})
    def post(self, request: Request, code: str) -> Response:
        """Join; `invite.expired`, `invite.used_up` and `invite.revoked` say why not."""
        user = caller(request)
        slug = accept_invite(user=user, code=code).space.slug
        return Response(space_view(space_for_reading(user, slug)))
