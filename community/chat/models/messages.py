"""What people write, and how it changed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from community.chat.models.rooms import Room
from community.chat.models.threads import Thread
from core.kernel.clock import now
from core.kernel.ids import new_id

IN_ROOM = Q(thread=None) | Q(also_in_room=True)
"""What a room's timeline shows and counts; the rest only its threads do."""


class Message(models.Model):
    """One message of a room.

    `seq`: the position where it was published; `last_seq`: its latest change; both null while held.
    `fingerprint` identifies what was posted under `nonce`, whatever edits came later.
    `reaction_counts`: `[[emoji, count], …]` in order of first use, kept with the rows of
    `Reaction`. `also_in_room`: a message of a thread that the room's timeline shows too.
    `attachments` and `embeds`: what readers see of uploads and links, as it goes on the wire;
    `embeds_removed`: someone took the links' previews off for good.
    `poll`: what readers see of its poll; `poll_due_at`: when an open one closes by itself.
    `moved_to`: the message that stands for a deleted one in another room, `moved_from` its origin.
    """

    class Kind(models.TextChoices):
        TEXT = "text"
        IMAGE = "image"
        FILE = "file"
        VOICE = "voice"
        POLL = "poll"
        SYSTEM = "system"

    class State(models.TextChoices):
        HELD = "held"
        PUBLISHED = "published"
        HIDDEN = "hidden"
        REJECTED = "rejected"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    room = models.ForeignKey(
        Room, on_delete=models.CASCADE, related_name="messages", db_index=False
    )
    thread = models.ForeignKey(
        Thread,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="messages",
        db_index=False,
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="messages", db_index=False
    )
    reply_to = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="replies",
        db_index=False,
    )
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.TEXT)
    state = models.CharField(max_length=10, choices=State, default=State.HELD)
    content = models.TextField(max_length=4000)
    nonce = models.UUIDField(editable=False)
    fingerprint = models.BinaryField(max_length=16, editable=False)
    seq = models.PositiveBigIntegerField(null=True, editable=False)
    last_seq = models.PositiveBigIntegerField(null=True, editable=False)
    pinned = models.BooleanField(default=False)
    also_in_room = models.BooleanField(default=False)
    moved_to = models.UUIDField(null=True, editable=False)
    moved_from = models.UUIDField(null=True, editable=False)
    reaction_counts = models.JSONField(default=list, blank=True)
    attachments = models.JSONField(default=list, blank=True)
    embeds = models.JSONField(default=list, blank=True)
    embeds_removed = models.BooleanField(default=False)
    poll = models.JSONField(null=True, blank=True)
    poll_due_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    edited_at = models.DateTimeField(null=True, editable=False)
    deleted_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "nonce"], name="message_nonce_unique"),
            models.UniqueConstraint(fields=["room", "seq"], name="message_seq_unique"),
            models.UniqueConstraint(fields=["room", "last_seq"], name="message_last_seq_unique"),
            models.CheckConstraint(
                condition=Q(state__in=["held", "rejected"], seq=None, last_seq=None)
                | Q(state__in=["published", "hidden"], seq__isnull=False, last_seq__isnull=False),
                name="message_position_iff_published",
            ),
        ]
        indexes = [
            models.Index(
                fields=["thread", "seq"], condition=Q(thread__isnull=False), name="message_thread"
            ),
            models.Index(
                fields=["reply_to"], condition=Q(reply_to__isnull=False), name="message_reply_to"
            ),
            models.Index("author", models.F("created_at").desc(), name="message_author"),
            models.Index(fields=["room"], condition=Q(pinned=True), name="message_pinned"),
            models.Index(fields=["author", "room"], condition=Q(state="held"), name="message_held"),
            models.Index(fields=["id"], condition=Q(kind="poll"), name="message_poll"),
            models.Index(
                fields=["poll_due_at"],
                condition=Q(poll_due_at__isnull=False),
                name="message_poll_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.id} ({self.state})"


class MessageEdit(models.Model):
    """One change of a message's text. `previous` is what it replaced, set when it was applied."""

    class State(models.TextChoices):
        HELD = "held"
        APPLIED = "applied"
        REJECTED = "rejected"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="edits")
    content = models.TextField(max_length=4000)
    previous = models.TextField(max_length=4000, blank=True)
    state = models.CharField(max_length=10, choices=State)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message"], condition=Q(state="held"), name="message_one_held_edit"
            )
        ]

    def __str__(self) -> str:
        return f"edit of {self.message_id} ({self.state})"
