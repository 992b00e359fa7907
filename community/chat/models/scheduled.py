"""Messages that go out later."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from community.chat.models.rooms import Room
from community.chat.models.threads import Thread
from core.kernel.clock import now
from core.kernel.ids import new_id


class ScheduledMessage(models.Model):
    """A message that its author wants posted at `due_at`; until then nobody else sees it.

    `nonce` is fixed when it is made: however often it is tried, there is one message. `held`: it
    was posted and waits for review. `failed`: it was refused when it was due, for the reason that
    `problem_code` and `problem` (a sentence in the author's language) give; it can be changed and
    tried again. `claimed_until`: until then nobody tries it, a worker has it or it was put off.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        HELD = "held"
        FAILED = "failed"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="scheduled_messages",
        db_index=False,
    )
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="scheduled_messages")
    thread = models.ForeignKey(
        Thread, on_delete=models.CASCADE, null=True, blank=True, related_name="scheduled_messages"
    )
    reply_to = models.UUIDField(null=True, editable=False)
    also_in_room = models.BooleanField(default=False)
    content = models.TextField(max_length=4000)
    due_at = models.DateTimeField()
    nonce = models.UUIDField(editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    problem_code = models.CharField(max_length=64, blank=True)
    problem = models.CharField(max_length=500, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True, editable=False)
    message = models.UUIDField(null=True, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)
    updated_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "nonce"], name="scheduled_nonce_unique"),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="waiting"), name="scheduled_due"),
            models.Index(fields=["author", "due_at"], name="scheduled_author"),
        ]

    def __str__(self) -> str:
        return f"scheduled message {self.id} ({self.state})"


OPEN = (ScheduledMessage.State.WAITING, ScheduledMessage.State.FAILED)
"""States in which a scheduled message can still be changed."""
