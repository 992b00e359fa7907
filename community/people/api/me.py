"""`/api/v1/me`."""

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from community.people import limits
from community.people.actions.profiles import update_profile
from community.people.api.caller import caller
from community.people.models import Profile
from community.people.payloads import MePayload, me_payload
from core.accounts.actions.users import choose_locale
from core.http.permissions import SignedInVerifiedToWrite
from core.http.serializers import StrictSerializer
from core.http.structs import schema_of


class ProfileInput(StrictSerializer):
    """What people may change about themselves."""

    display_name = serializers.CharField(max_length=limits.DISPLAY_NAME_CHARS, required=False)
    bio = serializers.CharField(max_length=limits.BIO_CHARS, allow_blank=True, required=False)
    location = serializers.CharField(
        max_length=limits.LOCATION_CHARS, allow_blank=True, required=False
    )
    pronouns = serializers.CharField(
        max_length=limits.PRONOUNS_CHARS, allow_blank=True, required=False
    )
    status_text = serializers.CharField(
        max_length=limits.STATUS_CHARS, allow_blank=True, required=False
    )
    visibility = serializers.ChoiceField(Profile.Visibility.choices, required=False)
    locale = serializers.ChoiceField(settings.LANGUAGES, required=False)


class Me(APIView):
    """The signed-in person."""

    permission_classes = (SignedInVerifiedToWrite,)

    @extend_schema(responses={200: schema_of(MePayload)})
    def get(self, request: Request) -> Response:
        """Account and profile of the caller."""
        return Response(me_payload(caller(request)))

    @extend_schema(request=ProfileInput, responses={200: schema_of(MePayload)})
    def patch(self, request: Request) -> Response:
        """Change the profile, each text past the gate first, and the language of the account."""
        data = ProfileInput(data=request.data)
        data.is_valid(raise_exception=True)
        changes = data.validated_data
        locale = changes.pop("locale", None)
        user = caller(request)
        if changes:
            user.profile = update_profile(user=user, changes=changes)
        if locale:
            choose_locale(user=user, locale=locale)
        return Response(me_payload(user))
