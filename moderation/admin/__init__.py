"""Moderation in Django's admin: the queue until it has a screen, decisions, and the lists."""

from moderation.admin import lists, queue, records

__all__ = ["lists", "queue", "records"]
