from django.conf import settings
from django.db import migrations, models

import core.kernel.clock
import core.kernel.ids


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('chat', '0004_media'),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedMessage',
            fields=[
                ('id', models.UUIDField(default=core.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(default=core.kernel.clock.now, editable=False)),
                ('message', models.ForeignKey(on_delete=models.deletion.CASCADE, related_name='saves', to='chat.message')),
                ('user', models.ForeignKey(db_index=False, on_delete=models.deletion.CASCADE, related_name='saved_messages', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(models.F('user'), models.OrderBy(models.F('id'), descending=True), name='saved_message_listed')],
                'constraints': [models.UniqueConstraint(fields=('user', 'message'), name='saved_message_unique')],
            },
        ),
    ]
