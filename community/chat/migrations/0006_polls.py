"""Messages that hold polls, and the votes on them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

import core.kernel.clock
import core.kernel.ids


class Migration(migrations.Migration):
    dependencies = [
        ("chat", "0005_saved_messages"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Poll",
            fields=[],
            options={"proxy": True, "indexes": [], "constraints": []},
            bases=("chat.message",),
        ),
        migrations.AddField("message", "poll", models.JSONField(blank=True, null=True)),
        migrations.AddField(
            "message", "poll_due_at", models.DateTimeField(editable=False, null=True)
        ),
        migrations.AlterField(
            "message",
            "kind",
            models.CharField(
                choices=[
                    ("text", "Text"),
                    ("image", "Image"),
                    ("file", "File"),
                    ("voice", "Voice"),
                    ("poll", "Poll"),
                    ("system", "System"),
                ],
                default="text",
                max_length=8,
            ),
        ),
        migrations.AddIndex(
            "message", models.Index(condition=Q(kind="poll"), fields=["id"], name="message_poll")
        ),
        migrations.AddIndex(
            "message",
            models.Index(
                condition=Q(poll_due_at__isnull=False),
                fields=["poll_due_at"],
                name="message_poll_due",
            ),
        ),
        migrations.CreateModel(
            name="Vote",
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
                ("option", models.PositiveSmallIntegerField()),
                (
                    "created_at",
                    models.DateTimeField(default=core.kernel.clock.now, editable=False),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="votes",
                        to="chat.message",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="poll_votes",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("message", "user", "option"), name="vote_unique"
                    )
                ]
            },
        ),
    ]
