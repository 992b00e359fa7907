"""What moderators moved, so that it can be looked up and undone."""

from django.conf import settings
from django.db import models

from community.chat.models.rooms import Room
from community.chat.models.threads import Thread
from core.kernel.clock import now
from core.kernel.ids import new_id


class Move(models.Model):
    """One move of messages, or one merge of threads.

    `messages`: `[{"id", "thread", "also_in_room", "copy", "answer"}]`, where each message was, the
    id it has in another room, and whether it was an accepted answer. `merged`: ids of the threads
    that went with it. `opened`: the thread was made for this move.
    """

    class Kind(models.TextChoices):
        MOVE = "move"
        MERGE = "merge"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=5, choices=Kind)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="moves_out")
    target = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="moves_in")
    thread = models.ForeignKey(
        Thread, on_delete=models.SET_NULL, null=True, related_name="moves_in"
    )
    opened = models.BooleanField(default=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="message_moves"
    )
    messages = models.JSONField(default=list)
    merged = models.JSONField(default=list)
    created_at = models.DateTimeField(default=now, editable=False)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
