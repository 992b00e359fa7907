"""Join requests: people at the door of restricted spaces."""

from django.conf import settings
from django.db import models

from community.spaces.models.spaces import Space
from core.kernel.clock import now
from core.kernel.ids import new_id


class JoinRequest(models.Model):
    """Someone's wish to belong to a restricted space; at most one of them waits at a time."""

    class State(models.TextChoices):
        PENDING = "pending"
        APPROVED = "approved"
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="requests")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="join_requests"
    )
    answer = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["space", "user"],
                condition=models.Q(state="pending"),
                name="join_request_one_pending",
            )
        ]
        indexes = [models.Index(fields=["user", "space", "-id"], name="join_request_user")]

    def __str__(self) -> str:
        return f"{self.user_id} at the door of {self.space_id}"
