"""What people have begun to write and not yet sent."""

from django.conf import settings
from django.db import connection, models
from django.db.models import Q

from community.chat.models.rooms import Room
from community.chat.models.threads import Thread
from core.kernel.clock import now
from core.kernel.ids import new_id


class StoredDraft(models.Model):
    """The draft of one person in one room, or in one thread of it; nobody else ever sees it.

    `version` comes from one counter for all drafts and their removals, so that one written anew
    never repeats a version that a device may still remember. `reply_to` is the message the composer
    showed as answered; it may be gone by now.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="drafts",
        db_index=False,
    )
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="drafts")
    thread = models.ForeignKey(
        Thread, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts"
    )
    text = models.TextField(max_length=12_000)
    reply_to = models.UUIDField(null=True, editable=False)
    version = models.PositiveBigIntegerField(editable=False)
    updated_at = models.DateTimeField(default=now, editable=False, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "room"], condition=Q(thread=None), name="draft_room_unique"
            ),
            models.UniqueConstraint(
                fields=["user", "thread"],
                condition=Q(thread__isnull=False),
                name="draft_thread_unique",
            ),
        ]
        indexes = [models.Index(fields=["user", "version"], name="draft_user")]

    def __str__(self) -> str:
        return f"draft {self.id} of {self.user_id}"


def next_version() -> int:
    """The next number of the counter of drafts; what rolls back leaves a gap."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('chat_draft_version')")
        return int(cursor.fetchone()[0])
