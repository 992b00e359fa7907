"""`/api/v1/spaces/{slug}/join`, `…/leave`, `…/members`, `…/members/{user id}`."""

from uuid import UUID

import msgspec
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.people.api.caller import caller
from community.spaces.access import space_for_moderating, space_for_reading
from community.spaces.actions.members import (
    join_space,
    leave_space,
    remove_member,
    update_member,
)
from community.spaces.models import Membership
from community.spaces.payloads import (
    MemberPayload,
    SanctionedMemberPayload,
    SpacePayload,
    member_payload,
    sanctioned_member_payload,
)
from community.spaces.selectors.members import (
    MemberCursor,
    member_with_person,
    members_page,
    sanctioned_page,
)
from community.spaces.selectors.spaces import space_view
from core.http.pages import next_url, page_limit, search_text
from core.http.permissions import SignedIn, SignedInVerifiedToWrite
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of
from core.kernel.errors import INPUT_INVALID


class MemberChangesInput(StrictSerializer):
    """What moderators and admins may change of a member; null lifts a sanction."""

    role = serializers.ChoiceField(Membership.Role.choices, required=False)
    approved = serializers.BooleanField(required=False)
    muted_until = serializers.DateTimeField(allow_null=True, required=False)
    banned_until = serializers.DateTimeField(allow_null=True, required=False)


class MemberPage(msgspec.Struct, frozen=True):
    """Members by role, then by time of joining."""

    results: list[MemberPayload]
    next: str | None


class SanctionedMemberPage(msgspec.Struct, frozen=True):
    """People with a sanction in the space."""

    results: list[SanctionedMemberPayload]
    next: str | None


class Join(APIView):
    """Becoming a member."""

    permission_classes = (SignedInVerifiedToWrite,)

    @extend_schema(request=None, responses={200: schema_of(SpacePayload)})
    def post(self, request: Request, slug: str) -> Response:
        """Join; `space.approval_required` where a moderator lets people in."""
        user = caller(request)
        join_space(user=user, slug=slug)
        return Response(space_view(space_for_reading(user, slug)))


class Leave(APIView):
    """Stopping to be a member."""

    permission_classes = (SignedIn,)

    @extend_schema(request=None, responses={204: None})
    def post(self, request: Request, slug: str) -> Response:
        """Leave; the owner hands the space over first."""
        leave_space(standing=space_for_reading(caller(request), slug))
        return Response(status=204)


class Members(APIView):
    """Who belongs to the space."""

    permission_classes = (SignedIn,)

    @extend_schema(
        operation_id="spaces_members_list",
        parameters=[
            OpenApiParameter(
                "state", enum=["banned", "muted"], description="Sanctioned people; for moderators."
            ),
            OpenApiParameter("q", str, description="Only those with this in one of their names."),
            OpenApiParameter("cursor", str),
            OpenApiParameter("limit", int),
        ],
        responses={200: schema_of(MemberPage)},
    )
    def get(self, request: Request, slug: str) -> Response:
        """Members by role; with `?state=` those banned or muted now, for moderators."""
        user, state = caller(request), request.query_params.get("state")
        after, limit = _cursor(request), page_limit(request)
        if state is None:
            space = space_for_reading(user, slug).space
            rows, cursor = members_page(
                space=space.id,
                viewer=user.id,
                after=after,
                limit=limit,
                text=search_text(request),
            )
            return Response(
                MemberPage([member_payload(row) for row in rows], _next(request, cursor))
            )
        if state not in ("banned", "muted"):
            raise INPUT_INVALID(field="state", rule="is banned or muted")
        space = space_for_moderating(user, slug).space
        rows, cursor = sanctioned_page(
            space=space.id, banned=state == "banned", after=after, limit=limit
        )
        return Response(
            SanctionedMemberPage(
                [sanctioned_member_payload(row) for row in rows], _next(request, cursor)
            )
        )


class MemberDetail(APIView):
    """One member."""

    permission_classes = (SignedInVerifiedToWrite,)

    @extend_schema(request=MemberChangesInput, responses={200: schema_of(SanctionedMemberPayload)})
    def patch(self, request: Request, slug: str, user: UUID) -> Response:
        """Approve, mute, ban (moderators) or give a role (admins); all given fields or none."""
        standing = space_for_moderating(caller(request), slug)
        data = MemberChangesInput(data=request.data)
        data.is_valid(raise_exception=True)
        membership = update_member(standing=standing, user=user, changes=data.validated_data)
        return Response(sanctioned_member_payload(member_with_person(membership.id)))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, slug: str, user: UUID) -> Response:
        """Take a member out of the space, which is no ban; its moderators."""
        remove_member(standing=space_for_moderating(caller(request), slug), user=user)
        return Response(status=204)


def _cursor(request: Request) -> MemberCursor | None:
    text = request.query_params.get("cursor")
    if not text:
        return None
    order, _, membership = text.partition(".")
    try:
        return MemberCursor(int(order[:2]), UUID(membership))
    except ValueError:
        raise INPUT_INVALID(
            field="cursor", rule="is taken from `next` of the page before"
        ) from None


def _next(request: Request, cursor: MemberCursor | None) -> str | None:
    return next_url(request, cursor=f"{cursor.order}.{cursor.membership}") if cursor else None
