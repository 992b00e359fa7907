"""What an account may do at all, before any rule of a place is asked."""

from uuid import UUID

from core.accounts.models import User
from core.kernel.errors import ACCOUNT_RESTRICTED, NOT_VERIFIED


def require_writing_account(user_id: UUID) -> None:
    """Refuse people who may look but not write: NOT_VERIFIED, ACCOUNT_RESTRICTED; one query."""
    user = User.objects.get(pk=user_id)
    if not user.verified:
        raise NOT_VERIFIED()
    if user.status != User.Status.ACTIVE:
        raise ACCOUNT_RESTRICTED()
