"""Who may call an address at all."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from core.http.permissions import SignedIn, SignedInVerifiedToWrite, VerifiedToWrite
from core.kernel.clock import now
from core.kernel.errors import CaryaError

GUEST = AnonymousUser()
UNVERIFIED = SimpleNamespace(is_authenticated=True, status="active", verified_at=None)
RESTRICTED = SimpleNamespace(is_authenticated=True, status="restricted", verified_at=now())
WRITER = SimpleNamespace(is_authenticated=True, status="active", verified_at=now())


def refusal(permission: Any, user: Any, method: str) -> str:
    try:
        allowed = permission.has_permission(SimpleNamespace(user=user, method=method), None)
    except CaryaError as error:
        return error.code
    assert allowed is True
    return ""


@pytest.mark.parametrize(
    ("permission", "user", "reading", "writing"),
    [
        (SignedIn(), GUEST, "auth.required", "auth.required"),
        (SignedIn(), UNVERIFIED, "", ""),
        (SignedIn(), RESTRICTED, "", ""),
        (VerifiedToWrite(), GUEST, "", "auth.required"),
        (VerifiedToWrite(), UNVERIFIED, "", "auth.unverified"),
        (VerifiedToWrite(), RESTRICTED, "", "auth.restricted"),
        (VerifiedToWrite(), WRITER, "", ""),
        (SignedInVerifiedToWrite(), GUEST, "auth.required", "auth.required"),
        (SignedInVerifiedToWrite(), UNVERIFIED, "", "auth.unverified"),
        (SignedInVerifiedToWrite(), RESTRICTED, "", "auth.restricted"),
        (SignedInVerifiedToWrite(), WRITER, "", ""),
    ],
)
def test_permission_by_person_and_method(
    permission: Any, user: Any, reading: str, writing: str
) -> None:
    assert refusal(permission, user, "GET") == reading
    for method in ("POST", "PATCH", "PUT", "DELETE"):
        assert refusal(permission, user, method) == writing
