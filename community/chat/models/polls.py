"""What people chose in polls."""

from django.conf import settings
from django.db import models

from community.chat.models.messages import Message
from core.kernel.clock import now
from core.kernel.ids import new_id


class Vote(models.Model):
    """One option that one person chose. `option`: its place in the poll, from 0.

    The tallies that readers see stand in `Message.poll`, written under the lock of the room's
    counter together with these rows.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="votes")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="poll_votes"
    )
    option = models.PositiveSmallIntegerField()
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "user", "option"], name="vote_unique")
        ]

    def __str__(self) -> str:
        return f"option {self.option} of {self.message_id}"


class Poll(Message):
    """A message that holds a poll, for the admin's list."""

    class Meta:
        proxy = True
