"""What realtime keeps in the database: the epoch of all positions."""

from django.db import models

from core.kernel.ids import new_id


def _fresh() -> str:
    return new_id().hex


class Epoch(models.Model):
    """One row. When its value changes, clients forget every cursor: after restoring a backup the
    same positions may mean other messages."""

    value = models.CharField(max_length=32, default=_fresh)

    def __str__(self) -> str:
        return self.value
