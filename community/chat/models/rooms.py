"""Live chat places and their counters."""

from django.core.validators import MaxValueValidator
from django.db import models

from community.spaces.models import Space
from core.kernel.clock import now
from core.kernel.ids import new_id


class Room(models.Model):
    """A room of a space. `last_seq` is the position of its latest own change (`room.updated`).

    `auto_thread`: every top-level message opens its own thread. `auto_archive_hours`: threads
    without a new message for that long are archived. `resources`: `[{"title", "url"}]`, in order.
    """

    class Kind(models.TextChoices):
        TEXT = "text"
        ANNOUNCEMENT = "announcement"
        HELP = "help"
        SHOWCASE = "showcase"
        DM = "dm"
        VOICE = "voice"

    class Level(models.TextChoices):
        """The least someone must be. `ANYONE`: whoever may read the space."""

        ANYONE = "anyone"
        MEMBER = "member"
        MODERATOR = "moderator"
        ADMIN = "admin"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="rooms")
    slug = models.SlugField(max_length=50)
    name = models.CharField(max_length=80)
    topic = models.CharField(max_length=250, blank=True)
    emoji = models.CharField(max_length=16, blank=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.TEXT)
    position = models.PositiveIntegerField(default=0)
    is_default = models.BooleanField(default=False)
    read_level = models.CharField(max_length=10, choices=Level, default=Level.ANYONE)
    write_level = models.CharField(max_length=10, choices=Level, default=Level.MEMBER)
    slow_mode_seconds = models.PositiveIntegerField(
        default=0, validators=[MaxValueValidator(21_600)]
    )
    auto_thread = models.BooleanField(default=False)
    auto_archive_hours = models.PositiveIntegerField(default=168)
    resources = models.JSONField(default=list, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    last_seq = models.PositiveBigIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["space", "slug"], name="room_slug_unique"),
            models.CheckConstraint(
                condition=models.Q(slow_mode_seconds__lte=21_600), name="room_slow_mode_range"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RoomHead(models.Model):
    """The room's position counter, in a row of its own that only the committer writes.

    `seq` is the last number given, `floor_seq` the highest number that can no longer be resumed.
    """

    room = models.OneToOneField(
        Room, on_delete=models.CASCADE, primary_key=True, related_name="head"
    )
    seq = models.PositiveBigIntegerField(default=0)
    floor_seq = models.PositiveBigIntegerField(default=0)
    last_message_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.room_id} at {self.seq}"
