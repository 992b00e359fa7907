"""What people chose."""

from collections.abc import Sequence
from uuid import UUID

from community.chat.models import Vote


def votes_of(user_id: UUID, message_ids: Sequence[UUID]) -> dict[UUID, list[int]]:
    """One person's choices by message, in the order of the options; one query at most."""
    mine: dict[UUID, list[int]] = {}
    if not message_ids:
        return mine
    rows = Vote.objects.filter(user=user_id, message__in=message_ids).order_by("option")
    for message, option in rows.values_list("message_id", "option"):
        mine.setdefault(message, []).append(option)
    return mine
