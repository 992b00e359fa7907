"""Addresses of people, below `/api/v1/`."""

from django.urls import path

from community.people.api.avatar import Avatar
from community.people.api.me import Me
from community.people.api.relations import RelationDetail, Relations
from community.people.api.users import UserProfile

urlpatterns = [
    path("me", Me.as_view(), name="me"),
    path("me/avatar", Avatar.as_view(), name="avatar"),
    path("users/<str:username>", UserProfile.as_view(), name="user"),
    path("relations", Relations.as_view(), name="relations"),
    path("relations/<str:kind>/<uuid:user>", RelationDetail.as_view(), name="relation"),
]
