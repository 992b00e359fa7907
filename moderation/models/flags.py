"""What waits for a moderator, and who asked for one."""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q

from core.kernel.clock import now
from core.kernel.ids import new_id


class SubjectType(models.TextChoices):
    """What a flag is about; `AUTHOR` gathers one person's blocked texts, which were not stored."""

    MESSAGE = "message"
    ROOM = "room"
    THREAD = "thread"
    SPACE = "space"
    PERSON = "person"
    UPLOAD = "upload"
    AUTHOR = "author"


class Severity(models.IntegerChoices):
    """How urgent a flag is; `SLA` says until when someone should have looked."""

    NORMAL = 1
    HIGH = 2
    CRITICAL = 3


SLA: dict[Severity, timedelta] = {
    Severity.CRITICAL: timedelta(hours=1),
    Severity.HIGH: timedelta(hours=6),
    Severity.NORMAL: timedelta(hours=24),
}


class Flag(models.Model):
    """One open flag per subject gathers everything said against it.

    `sources`: ai | automod | report | spam, in order of first use. `evidence`: at most
    `EVIDENCE_MAX` snapshots `{"text", "kind", "category", "rule", "outcome", "decision"?, "at"}`,
    oldest first. `held`: the subject waits, unseen, for a decision. `author` is who wrote it.
    """

    EVIDENCE_MAX = 20
    UPHELD = "rejected"
    """The resolution of a flag whose text a moderator turned down."""

    class Source(models.TextChoices):
        AI = "ai"
        AUTOMOD = "automod"
        REPORT = "report"
        SPAM = "spam"

    class Status(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject_type = models.CharField(max_length=10, choices=SubjectType)
    subject = models.UUIDField()
    author = models.UUIDField()
    space = models.UUIDField(null=True, blank=True)
    room = models.UUIDField(null=True, blank=True)
    sources = models.JSONField(default=list)
    severity = models.PositiveSmallIntegerField(choices=Severity, default=Severity.NORMAL)
    category = models.CharField(max_length=20, blank=True)
    held = models.BooleanField(default=False)
    evidence = models.JSONField(default=list)
    status = models.CharField(max_length=8, choices=Status, default=Status.OPEN)
    resolution = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField(default=now)
    updated_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject"], condition=Q(status="open"), name="flag_one_open"
            ),
            models.CheckConstraint(
                condition=Q(status="open", closed_at=None)
                | Q(status="closed", closed_at__isnull=False),
                name="flag_closed_iff_closed_at",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(status="open"), name="flag_open_due"),
            models.Index(fields=["subject"], name="flag_subject"),
            models.Index(
                fields=["id"],
                condition=Q(status="open", category="unavailable"),
                name="flag_waits_for_provider",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_severity_display()} flag on {self.subject_type} {self.subject}"


class HeldFlagManager(models.Manager["HeldFlag"]):
    """Only open flags that hold their subject back."""

    def get_queryset(self) -> "models.QuerySet[HeldFlag]":
        return super().get_queryset().filter(status=Flag.Status.OPEN, held=True)


class HeldFlag(Flag):
    """The flags whose messages wait for a decision, as a list of its own."""

    objects: ClassVar[HeldFlagManager] = HeldFlagManager()

    class Meta:
        proxy = True
        verbose_name = "held message"


class Report(models.Model):
    """One person's report of one subject; anonymous to the reported."""

    COMMENT_MAX = 1000

    class Reason(models.TextChoices):
        MINOR_SAFETY = "minor_safety"
        NON_CONSENSUAL = "non_consensual"
        HARASSMENT = "harassment"
        HATE = "hate"
        SELF_HARM = "self_harm"
        ILLEGAL = "illegal"
        SPAM = "spam"
        MISINFORMATION = "misinformation"
        PERSONAL_INFO = "personal_info"
        NSFW = "nsfw"
        OTHER = "other"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reports"
    )
    flag = models.ForeignKey(Flag, on_delete=models.CASCADE, related_name="reports")
    subject_type = models.CharField(max_length=10, choices=SubjectType)
    subject = models.UUIDField()
    reason = models.CharField(max_length=16, choices=Reason)
    comment = models.TextField(blank=True, validators=[MaxLengthValidator(COMMENT_MAX)])
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["reporter", "subject_type", "subject"], name="report_once_per_subject"
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} report on {self.subject_type} {self.subject}"
