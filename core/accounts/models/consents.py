"""What people agreed to, in which version, and when."""

from django.conf import settings
from django.db import models

from core.kernel.clock import now
from core.kernel.ids import new_id


class Consent(models.Model):
    """One agreement of one person; never changed, a newer version is a new row."""

    class Kind(models.TextChoices):
        TERMS = "terms"
        PRIVACY = "privacy"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    version = models.CharField(max_length=20)
    given_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "version"], name="consent_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"
