"""Which message holds which upload, and what links in messages lead to."""

from django.db import models

from community.chat.models.messages import Message
from core.kernel.clock import now
from core.kernel.ids import new_id
from core.media.models import Upload


class Attachment(models.Model):
    """An upload that a message holds; an upload is held once.

    What readers see of it stands in `Message.attachments`, so that no page needs this table; it
    answers who may open a file.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="holdings")
    upload = models.OneToOneField(Upload, on_delete=models.CASCADE, related_name="attachment")

    def __str__(self) -> str:
        return f"{self.upload_id} in {self.message_id}"


class LinkPreview(models.Model):
    """What a page on the web says of itself, fetched once for everybody.

    `address_hash`: hex SHA-256 of `address`. An empty `title` means that nothing was found there.
    """

    address_hash = models.CharField(max_length=64, primary_key=True)
    address = models.TextField()
    title = models.CharField(max_length=200, blank=True)
    description = models.CharField(max_length=300, blank=True)
    site_name = models.CharField(max_length=80, blank=True)
    fetched_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.title or self.address
