"""Side conversations of a room."""

from django.conf import settings
from django.db import models

from community.chat.models.rooms import Room
from core.kernel.clock import now
from core.kernel.ids import new_id


class Thread(models.Model):
    """A side conversation, from a parent message or on its own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="threads")
    parent = models.OneToOneField(
        "chat.Message",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="opened_thread",
    )
    title = models.CharField(max_length=200, blank=True)
    creator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="created_threads"
    )
    last_seq = models.PositiveBigIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)

    def __str__(self) -> str:
        return self.title or str(self.id)
