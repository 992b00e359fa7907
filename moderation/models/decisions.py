"""What the gate decided, text by text."""

from django.db import models
from django.db.models import Q

from core.kernel.clock import now
from core.kernel.gate import Outcome, TextKind
from core.kernel.ids import new_id


class Decision(models.Model):
    """One verdict, append-only. It outlives what it was about, so people and places are bare ids.

    `subject` is what was stored under this verdict (null: nothing was). `text_hash`: hex SHA-256 of
    the text as submitted; the text itself is not here. `scores`: calibrated, 0–1, by category.
    Ids are UUIDv7, so age is read from the primary key and allowed texts cost no other index.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in TextKind])
    subject = models.UUIDField(null=True)
    author = models.UUIDField()
    space = models.UUIDField(null=True)
    room = models.UUIDField(null=True)
    outcome = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Outcome])
    layer = models.CharField(max_length=12)
    category = models.CharField(max_length=20, blank=True)
    rule = models.CharField(max_length=80, blank=True)
    scores = models.JSONField(default=dict)
    policy_version = models.CharField(max_length=20)
    text_hash = models.CharField(max_length=64)
    latency_ms = models.FloatField(default=0)
    created_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(
                fields=["subject"],
                condition=~Q(outcome="allow"),
                name="decision_subject_not_allowed",
            ),
            models.Index(
                fields=["author", "id"],
                condition=~Q(outcome="allow"),
                name="decision_author_not_allowed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.kind} {self.subject or 'unsaved'}"
