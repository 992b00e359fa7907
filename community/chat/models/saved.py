"""What people keep for themselves."""

from django.conf import settings
from django.db import models

from community.chat.models.messages import Message
from core.kernel.clock import now
from core.kernel.ids import new_id


class SavedMessage(models.Model):
    """A message that somebody saved: nobody else's business. Ids are in the order of saving.

    The row follows a message that is moved to another room, and stays when it is deleted.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="saved_messages",
        db_index=False,
    )
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="saves")
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "message"], name="saved_message_unique")
        ]
        indexes = [models.Index("user", models.F("id").desc(), name="saved_message_listed")]

    def __str__(self) -> str:
        return f"{self.message_id} for {self.user_id}"
