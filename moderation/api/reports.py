"""Reports over REST."""

from datetime import datetime
from uuid import UUID

import msgspec
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from core.http.principal import principal_of
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of
from moderation.actions.reports import report_message
from moderation.models import Report, SubjectType


class ReportResult(msgspec.Struct, frozen=True, kw_only=True):
    """A report as its reporter sees it."""

    id: UUID
    subject_type: str
    subject_id: UUID
    reason: str
    created_at: datetime


class ReportSerializer(StrictSerializer):
    subject_type = serializers.ChoiceField(choices=[SubjectType.MESSAGE.value])
    subject_id = serializers.UUIDField()
    reason = serializers.ChoiceField(choices=Report.Reason.values)
    comment = serializers.CharField(required=False, allow_blank=True, max_length=Report.COMMENT_MAX)


class Reports(APIView):
    """Asking moderators to look at something."""

    @extend_schema(request=ReportSerializer, responses={201: schema_of(ReportResult)})
    def post(self, request: Request) -> Response:
        """Report a message; whoever wrote it does not learn who did."""
        asked = ReportSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        wish = asked.validated_data
        report = report_message(
            principal=principal_of(request),
            message=wish["subject_id"],
            reason=wish["reason"],
            comment=wish.get("comment", ""),
        )
        result = ReportResult(
            id=report.id,
            subject_type=report.subject_type,
            subject_id=report.subject,
            reason=report.reason,
            created_at=report.created_at,
        )
        return Response(result, status=201)
