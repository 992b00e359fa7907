"""Rooms with a counter, members, messages with a position and a nonce, tickets."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models


class Room(models.Model):
    objects: ClassVar[models.Manager[Any]] = models.Manager()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    seq = models.BigIntegerField(default=0)

    class Meta:
        app_label = "stock"

    def __str__(self) -> str:
        return str(self.pk)


class Member(models.Model):
    objects: ClassVar[models.Manager[Any]] = models.Manager()

    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)

    class Meta:
        app_label = "stock"
        constraints = [
            models.UniqueConstraint(fields=["room", "user"], name="stock_one_membership")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Message(models.Model):
    room_id: uuid.UUID
    author_id: int
    objects: ClassVar[models.Manager[Any]] = models.Manager()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    room = models.ForeignKey(Room, on_delete=models.CASCADE)
    seq = models.BigIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    nonce = models.UUIDField()
    content = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "stock"
        constraints = [
            models.UniqueConstraint(fields=["author", "nonce"], name="stock_one_nonce"),
            models.UniqueConstraint(fields=["room", "seq"], name="stock_one_position"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Ticket(models.Model):
    objects: ClassVar[models.Manager[Any]] = models.Manager()

    key = models.CharField(primary_key=True, max_length=64)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)

    class Meta:
        app_label = "stock"

    def __str__(self) -> str:
        return str(self.pk)
