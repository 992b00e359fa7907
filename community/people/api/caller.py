"""Who calls, as a row."""

from typing import cast

from rest_framework.request import Request

from core.accounts.models import User


def caller(request: Request) -> User:
    """The signed-in person of a view whose permissions admit nobody else."""
    return cast("User", request.user)
