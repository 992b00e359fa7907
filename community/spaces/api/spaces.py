"""`/api/v1/spaces` and `/api/v1/spaces/{slug}`."""

import msgspec
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.people.api.caller import caller
from community.spaces import limits
from community.spaces.access import space_for_managing, space_for_reading
from community.spaces.actions.spaces import archive_space, create_space, update_space
from community.spaces.models import Space
from community.spaces.payloads import SpacePayload
from community.spaces.selectors.spaces import space_view, spaces_page
from core.http.pages import flag, next_url, page_limit, search_text
from core.http.permissions import SignedInVerifiedToWrite
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of


class SpaceInput(StrictSerializer):
    """A new space."""

    slug = serializers.CharField(max_length=limits.SLUG_CHARS)
    name = serializers.CharField(max_length=limits.NAME_CHARS)
    description = serializers.CharField(
        max_length=limits.DESCRIPTION_CHARS, allow_blank=True, required=False
    )
    visibility = serializers.ChoiceField(Space.Visibility.choices, required=False)
    colour = serializers.ChoiceField(Space.Colour.choices, required=False)


class SpaceChangesInput(StrictSerializer):
    """What admins of a space may change."""

    name = serializers.CharField(max_length=limits.NAME_CHARS, required=False)
    description = serializers.CharField(
        max_length=limits.DESCRIPTION_CHARS, allow_blank=True, required=False
    )
    rules = serializers.ListField(
        child=serializers.CharField(max_length=limits.RULE_CHARS, allow_blank=True),
        max_length=limits.RULES_MAX,
        required=False,
    )
    question = serializers.CharField(
        max_length=limits.QUESTION_CHARS, allow_blank=True, required=False
    )
    colour = serializers.ChoiceField(Space.Colour.choices, required=False)
    visibility = serializers.ChoiceField(Space.Visibility.choices, required=False)
    archived = serializers.BooleanField(required=False)


class SpacePage(msgspec.Struct, frozen=True):
    """Spaces by slug."""

    results: list[SpacePayload]
    next: str | None


class Spaces(APIView):
    """Spaces the caller may see."""

    permission_classes = (SignedInVerifiedToWrite,)

    @extend_schema(
        operation_id="spaces_list",
        parameters=[
            OpenApiParameter("joined", bool, description="Only those the caller belongs to."),
            OpenApiParameter("q", str, description="Only those with this in name or slug."),
            OpenApiParameter("after", str, description="Go on after this slug."),
            OpenApiParameter("limit", int),
        ],
        responses={200: schema_of(SpacePage)},
    )
    def get(self, request: Request) -> Response:
        """Public and restricted spaces, and the caller's private ones."""
        spaces, cursor = spaces_page(
            caller(request),
            joined=flag(request, "joined"),
            after=request.query_params.get("after"),
            limit=page_limit(request),
            text=search_text(request),
        )
        return Response(SpacePage(spaces, next_url(request, after=cursor) if cursor else None))

    @extend_schema(request=SpaceInput, responses={201: schema_of(SpacePayload)})
    def post(self, request: Request) -> Response:
        """Found a space and own it; name and description pass the gate first."""
        data = SpaceInput(data=request.data)
        data.is_valid(raise_exception=True)
        user = caller(request)
        space = create_space(user=user, **data.validated_data)
        return Response(space_view(space_for_reading(user, space.slug)), status=201)


class SpaceDetail(APIView):
    """One space."""

    permission_classes = (SignedInVerifiedToWrite,)

    @extend_schema(responses={200: schema_of(SpacePayload)})
    def get(self, request: Request, slug: str) -> Response:
        """The space beside the caller's membership."""
        return Response(space_view(space_for_reading(caller(request), slug)))

    @extend_schema(request=SpaceChangesInput, responses={200: schema_of(SpacePayload)})
    def patch(self, request: Request, slug: str) -> Response:
        """Change looks, words and visibility, or bring it back from the archive; its admins."""
        standing = space_for_managing(caller(request), slug)
        data = SpaceChangesInput(data=request.data)
        data.is_valid(raise_exception=True)
        update_space(standing=standing, changes=data.validated_data)
        return Response(space_view(space_for_reading(caller(request), slug)))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, slug: str) -> Response:
        """Archive it: everything stays readable, nothing can be written; its admins."""
        archive_space(standing=space_for_managing(caller(request), slug))
        return Response(status=204)
