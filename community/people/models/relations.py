"""What stands between two people."""

from django.conf import settings
from django.db import models

from core.kernel.clock import now
from core.kernel.ids import new_id


class Relation(models.Model):
    """`user` blocks, mutes or follows `other`. A block separates both directions."""

    class Kind(models.TextChoices):
        BLOCK = "block"
        MUTE = "mute"
        FOLLOW = "follow"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="relations"
    )
    other = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="relations_from_others"
    )
    kind = models.CharField(max_length=8, choices=Kind)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "other"], name="relation_unique"),
            models.CheckConstraint(
                condition=~models.Q(user=models.F("other")), name="relation_not_self"
            ),
        ]
        indexes = [models.Index(fields=["other", "kind"], name="relation_other")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind} {self.other_id}"
