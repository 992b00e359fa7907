"""Addresses of spaces, below `/api/v1/`."""

from django.urls import path

from community.spaces.api.icon import Icon
from community.spaces.api.invites import InviteAcceptance, InviteDetail, Invites, InviteView
from community.spaces.api.members import Join, Leave, MemberDetail, Members
from community.spaces.api.requests import OwnRequest, RequestDetail, Requests
from community.spaces.api.spaces import SpaceDetail, Spaces

urlpatterns = [
    path("spaces", Spaces.as_view(), name="spaces"),
    path("spaces/<slug:slug>", SpaceDetail.as_view(), name="space"),
    path("spaces/<slug:slug>/icon", Icon.as_view(), name="space-icon"),
    path("spaces/<slug:slug>/join", Join.as_view(), name="space-join"),
    path("spaces/<slug:slug>/leave", Leave.as_view(), name="space-leave"),
    path("spaces/<slug:slug>/members", Members.as_view(), name="space-members"),
    path("spaces/<slug:slug>/members/<uuid:user>", MemberDetail.as_view(), name="space-member"),
    path("spaces/<slug:slug>/invites", Invites.as_view(), name="space-invites"),
    path("spaces/<slug:slug>/invites/<uuid:invite_id>", InviteDetail.as_view()),
    path("invites/<str:code>", InviteView.as_view(), name="invite"),
    path("invites/<str:code>/accept", InviteAcceptance.as_view(), name="invite-accept"),
    path("spaces/<slug:slug>/request", OwnRequest.as_view(), name="space-request"),
    path("spaces/<slug:slug>/requests", Requests.as_view(), name="space-requests"),
    path("spaces/<slug:slug>/requests/<uuid:request_id>", RequestDetail.as_view()),
]
