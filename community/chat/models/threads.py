"""Side conversations of a room, and who follows them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from community.chat.models.rooms import Room
from core.kernel.clock import now
from core.kernel.ids import new_id


class Thread(models.Model):
    """A side conversation, from a parent message or on its own.

    `message_count`, `last_message_at` and `last_author` tell of its published, undeleted messages;
    they are written with each of their changes, by `actions.thread_counts` alone. `active_at` is
    the latest message's time, or its own. `last_seq`: the position of its latest change.
    `nudged_at`: when the room was reminded that nobody answers. `merged_into`: where its messages
    went; it is shown nowhere then.
    """

    TITLE_CHARS = 200

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="threads", db_index=False)
    parent = models.OneToOneField(
        "chat.Message",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="opened_thread",
    )
    title = models.CharField(max_length=TITLE_CHARS, blank=True)
    creator = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="created_threads"
    )
    locked = models.BooleanField(default=False)
    pinned = models.BooleanField(default=False)
    resolved_at = models.DateTimeField(null=True, blank=True)
    answer = models.ForeignKey(
        "chat.Message",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="answered_threads",
    )
    archived_at = models.DateTimeField(null=True, blank=True)
    nudged_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged"
    )
    message_count = models.PositiveIntegerField(default=0, editable=False)
    last_message_at = models.DateTimeField(null=True, editable=False)
    last_author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        db_index=False,
    )
    active_at = models.DateTimeField(default=now, editable=False)
    last_seq = models.PositiveBigIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["room", "last_seq"], condition=Q(last_seq__gt=0), name="thread_seq_unique"
            )
        ]
        indexes = [
            models.Index(
                fields=["room", "pinned", "active_at"],
                condition=Q(merged_into=None),
                name="thread_listed",
            ),
            models.Index(
                fields=["room", "created_at"],
                condition=Q(resolved_at=None, archived_at=None, merged_into=None),
                name="thread_open",
            ),
            models.Index(
                fields=["active_at"],
                condition=Q(archived_at=None, merged_into=None, pinned=False),
                name="thread_archivable",
            ),
        ]

    def __str__(self) -> str:
        return self.title or str(self.id)


class ThreadFollow(models.Model):
    """What someone decided about a thread, or writing in it decided for them.

    A row with `following` false keeps a later message of theirs from following it again.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="follows")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="thread_follows"
    )
    following = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "thread"], name="thread_follow_unique")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {'follows' if self.following else 'left'} {self.thread_id}"
