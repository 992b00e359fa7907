"""Calling the REST API as somebody."""

from rest_framework.test import APIClient

from core.accounts.models import User

API = "/api/v1"


def client(user: User | None = None) -> APIClient:
    """A client signed in as `user`, a guest without."""
    made = APIClient()
    if user is not None:
        made.force_authenticate(User.objects.get(id=user.id))
    return made
