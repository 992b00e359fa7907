"""How far people have read."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from community.chat.models.rooms import Room
from community.chat.models.threads import Thread
from core.kernel.ids import new_id


class ReadPointer(models.Model):
    """One per (user, room) and per (user, thread).

    `read_seq`: everything up to it is read. `held_at_seq`: set by "mark unread", the room's
    position then; advances up to it are ignored, so that opening the room does not undo the mark.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="read_pointers"
    )
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="read_pointers")
    thread = models.ForeignKey(
        Thread, on_delete=models.CASCADE, null=True, blank=True, related_name="read_pointers"
    )
    read_seq = models.PositiveBigIntegerField(default=0)
    held_at_seq = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "room"], condition=Q(thread=None), name="read_pointer_room_unique"
            ),
            models.UniqueConstraint(
                fields=["user", "thread"],
                condition=Q(thread__isnull=False),
                name="read_pointer_thread_unique",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} read {self.room_id} to {self.read_seq}"
