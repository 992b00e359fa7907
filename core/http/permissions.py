"""Who may call an address at all; what they may do to an object is `access.py`'s question."""

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from core.kernel.errors import ACCOUNT_RESTRICTED, NOT_SIGNED_IN, NOT_VERIFIED


class SignedIn(BasePermission):
    """Anyone with an account, verified or not."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """True, or NOT_SIGNED_IN."""
        if not request.user.is_authenticated:
            raise NOT_SIGNED_IN()
        return True


class VerifiedToWrite(BasePermission):
    """Guests may read what is public; writing takes a verified, unrestricted account."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """True, or NOT_SIGNED_IN, ACCOUNT_RESTRICTED, NOT_VERIFIED."""
        if request.method in SAFE_METHODS:
            return True
        user: Any = request.user
        if not user.is_authenticated:
            raise NOT_SIGNED_IN()
        if user.status != "active":
            raise ACCOUNT_RESTRICTED()
        if user.verified_at is None:
            raise NOT_VERIFIED()
        return True


class SignedInVerifiedToWrite(VerifiedToWrite):
    """People with an account may read; writing takes a verified, unrestricted one."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """As `VerifiedToWrite`, and NOT_SIGNED_IN for guests who read."""
        if not request.user.is_authenticated:
            raise NOT_SIGNED_IN()
        return super().has_permission(request, view)
