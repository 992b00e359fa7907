"""Who belongs to a space, and as what."""

from django.conf import settings
from django.db import models

from community.spaces.models.spaces import Space
from core.kernel.clock import now
from core.kernel.ids import new_id


class Membership(models.Model):
    """One person in one space. `role` is given, `trust` is earned.

    `left_at` keeps sanctions of those who left: a ban outlives the membership.
    """

    class Role(models.TextChoices):
        OWNER = "owner"
        ADMIN = "admin"
        MODERATOR = "moderator"
        MEMBER = "member"

    class Trust(models.TextChoices):
        NEW = "new"
        MEMBER = "member"
        TRUSTED = "trusted"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=12, choices=Role, default=Role.MEMBER)
    trust = models.CharField(max_length=8, choices=Trust, default=Trust.NEW)
    approved = models.BooleanField(default=False)
    muted_until = models.DateTimeField(null=True, blank=True)
    banned_until = models.DateTimeField(null=True, blank=True)
    joined_at = models.DateTimeField(default=now)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["space", "user"], name="membership_unique"),
            models.UniqueConstraint(
                fields=["space"], condition=models.Q(role="owner"), name="membership_one_owner"
            ),
        ]
        indexes = [
            models.Index(fields=["user", "space"], name="membership_user"),
            # The few who see to a space, without a walk over all who belong to it.
            models.Index(
                fields=["space"], condition=~models.Q(role="member"), name="membership_staff"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.space_id}"

    @property
    def moderates(self) -> bool:
        """Whether they pin, hide, mute and skip slow mode."""
        return self.role in (self.Role.MODERATOR, self.Role.ADMIN, self.Role.OWNER)

    @property
    def administers(self) -> bool:
        """Whether they manage rooms, settings and roles."""
        return self.role in (self.Role.ADMIN, self.Role.OWNER)
