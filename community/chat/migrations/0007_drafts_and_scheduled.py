import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import core.kernel.clock
import core.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("chat", "0006_polls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE chat_draft_version AS bigint", "DROP SEQUENCE chat_draft_version"
        ),
        migrations.CreateModel(
            name="StoredDraft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("text", models.TextField(max_length=12000)),
                ("reply_to", models.UUIDField(editable=False, null=True)),
                ("version", models.PositiveBigIntegerField(editable=False)),
                (
                    "updated_at",
                    models.DateTimeField(
                        db_index=True, default=core.kernel.clock.now, editable=False
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="chat.room",
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="chat.thread",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["user", "version"], name="draft_user")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("thread", None)),
                        fields=("user", "room"),
                        name="draft_room_unique",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("thread__isnull", False)),
                        fields=("user", "thread"),
                        name="draft_thread_unique",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScheduledMessage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=core.kernel.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("reply_to", models.UUIDField(editable=False, null=True)),
                ("also_in_room", models.BooleanField(default=False)),
                ("content", models.TextField(max_length=4000)),
                ("due_at", models.DateTimeField()),
                ("nonce", models.UUIDField(editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("sent", "Sent"),
                            ("held", "Held"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("problem_code", models.CharField(blank=True, max_length=64)),
                ("problem", models.CharField(blank=True, max_length=500)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("claimed_until", models.DateTimeField(editable=False, null=True)),
                ("message", models.UUIDField(editable=False, null=True)),
                (
                    "created_at",
                    models.DateTimeField(default=core.kernel.clock.now, editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(default=core.kernel.clock.now, editable=False),
                ),
                (
                    "author",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scheduled_messages",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scheduled_messages",
                        to="chat.room",
                    ),
                ),
                (
                    "thread",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scheduled_messages",
                        to="chat.thread",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["due_at"],
                        name="scheduled_due",
                    ),
                    models.Index(fields=["author", "due_at"], name="scheduled_author"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("author", "nonce"), name="scheduled_nonce_unique"
                    ),
                ],
            },
        ),
    ]
