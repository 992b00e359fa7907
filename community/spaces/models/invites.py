"""Invites: links that let people in."""

import secrets
from datetime import datetime

from django.conf import settings
from django.db import models

from community.spaces.models.spaces import Space
from core.kernel.clock import now
from core.kernel.ids import new_id

CODE_BYTES = 9
"""72 bits: nobody finds one by trying."""


def new_code() -> str:
    """A code nobody can guess, 12 characters that stand in an address as they are."""
    return secrets.token_urlsafe(CODE_BYTES)


class Invite(models.Model):
    """Whoever opens `/invite/<code>` may join. `uses_max` null: any number of people."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="invites")
    code = models.CharField(max_length=50, unique=True, default=new_code, editable=False)
    creator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    uses = models.PositiveIntegerField(default=0)
    uses_max = models.PositiveIntegerField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        indexes = [models.Index(fields=["space", "-id"], name="invite_space")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(uses_max=None) | models.Q(uses__lte=models.F("uses_max")),
                name="invite_uses_within_max",
            )
        ]

    def __str__(self) -> str:
        return f"invite {self.id} to {self.space_id}"

    def expired(self, at: datetime) -> bool:
        """Whether its time is over."""
        return self.expires_at is not None and self.expires_at <= at

    @property
    def used_up(self) -> bool:
        """Whether as many have come as may."""
        return self.uses_max is not None and self.uses >= self.uses_max
