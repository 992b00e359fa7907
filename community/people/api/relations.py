"""`/api/v1/relations`."""

from uuid import UUID

import msgspec
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.people.actions.relations import relate, unrelate
from community.people.api.caller import caller
from community.people.models import Relation
from community.people.payloads import RelationPayload, relation_payload
from community.people.selectors.relations import relations_page
from core.http.pages import next_url, page_limit
from core.http.permissions import SignedIn
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of
from core.kernel.errors import INPUT_INVALID


class RelationInput(StrictSerializer):
    """The relation to set; `user` is an id."""

    kind = serializers.ChoiceField(Relation.Kind.choices)
    user = serializers.UUIDField()


class RelationPage(msgspec.Struct, frozen=True):
    """Relations, newest first."""

    results: list[RelationPayload]
    next: str | None


class Relations(APIView):
    """Whom the caller blocks, mutes and follows."""

    permission_classes = (SignedIn,)

    @extend_schema(
        operation_id="relations_list",
        parameters=[
            OpenApiParameter("kind", enum=Relation.Kind.values),
            OpenApiParameter("before", UUID, description="Go on below this relation."),
            OpenApiParameter("limit", int),
        ],
        responses={200: schema_of(RelationPage)},
    )
    def get(self, request: Request) -> Response:
        """The caller's own relations."""
        kind = request.query_params.get("kind")
        if kind is not None and kind not in Relation.Kind.values:
            raise INPUT_INVALID(field="kind", rule="is block, mute or follow")
        rows, cursor = relations_page(
            caller(request).id, kind=kind, before=_before(request), limit=page_limit(request)
        )
        return Response(
            RelationPage(
                [relation_payload(row) for row in rows],
                next_url(request, before=str(cursor)) if cursor else None,
            )
        )

    @extend_schema(request=RelationInput, responses={201: schema_of(RelationPayload)})
    def post(self, request: Request) -> Response:
        """Block, mute or follow someone; repeating it changes nothing."""
        data = RelationInput(data=request.data)
        data.is_valid(raise_exception=True)
        relation = relate(
            user=caller(request),
            kind=data.validated_data["kind"],
            other=data.validated_data["user"],
        )
        return Response(relation_payload(relation), status=201)


class RelationDetail(APIView):
    """One relation of the caller."""

    permission_classes = (SignedIn,)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, kind: str, user: UUID) -> Response:
        """Take it back; one that does not stand is no error."""
        unrelate(user=caller(request), kind=kind, other=user)
        return Response(status=204)


def _before(request: Request) -> UUID | None:
    text = request.query_params.get("before")
    try:
        return UUID(text) if text else None
    except ValueError:
        raise INPUT_INVALID(field="before", rule="is the id of a relation") from None
