"""What people uploaded, and where its files are."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.kernel.clock import now
from core.kernel.ids import new_id


class Upload(models.Model):
    """One file of one person.

    `uploaded`: received, not yet looked at · `processing`: with a worker · `ready`: may be shown to
    whoever may see what holds it · `held`: waits for a moderator · `rejected`: broken or refused,
    `problem` says why · `removed`: its files are gone.

    A row exists before its first file and until after its last one, so that every stored object has
    an owner to be found by; nobody's account vanishes from under them. `stored_at` is null while
    the file is still being received. `used_at`: when a message, profile or space took it.
    `subject`: the space whose icon it shall be. `problem`: `{"field", "rule", "category"}`,
    `rule` as `core.kernel.errors.kept` keeps it.
    """

    class Kind(models.TextChoices):
        IMAGE = "image"
        FILE = "file"
        VOICE = "voice"

    class Purpose(models.TextChoices):
        ATTACHMENT = "attachment"
        AVATAR = "avatar"
        ICON = "icon"

    class State(models.TextChoices):
        UPLOADED = "uploaded"
        PROCESSING = "processing"
        READY = "ready"
        HELD = "held"
        REJECTED = "rejected"
        REMOVED = "removed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="uploads"
    )
    kind = models.CharField(max_length=5, choices=Kind)
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.ATTACHMENT)
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    subject = models.UUIDField(null=True, editable=False)
    name = models.CharField(max_length=140)
    alt = models.CharField(max_length=500, blank=True)
    content_type = models.CharField(max_length=40)
    bytes = models.PositiveIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    duration_ms = models.PositiveIntegerField(null=True)
    waveform = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64)
    incoming_key = models.CharField(max_length=80, blank=True)
    original_key = models.CharField(max_length=80, blank=True)
    thumbnail_key = models.CharField(max_length=80, blank=True)
    preview_key = models.CharField(max_length=80, blank=True)
    problem = models.JSONField(default=dict, blank=True)
    stored_at = models.DateTimeField(null=True, editable=False)
    used_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)
    changed_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["changed_at"],
                condition=Q(used_at=None) & ~Q(state="removed"),
                name="upload_unused",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"

    @property
    def keys(self) -> list[str]:
        """Every object it may have in the storage."""
        named = (self.incoming_key, self.original_key, self.thumbnail_key, self.preview_key)
        return [key for key in named if key]


def key_of(upload: UUID, variant: str, extension: str) -> str:
    """Where a variant of an upload lies: two letters spread the folders, the rest is its id.

    The same upload and variant always give the same key, so that work done twice leaves one file.
    """
    text = upload.hex
    return f"{text[-2:]}/{text}/{variant}.{extension}"
