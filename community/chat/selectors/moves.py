"""What moderators moved out of a room and into it."""

from uuid import UUID

from django.db.models import Q

from community.chat.models import Move


def moves_of_room(room_id: UUID, *, below: UUID | None, limit: int) -> list[Move]:
    """The latest moves, newest first, below the move `below` if given; one query."""
    moves = Move.objects.filter(Q(room=room_id) | Q(target=room_id))
    if below is not None:
        moves = moves.filter(id__lt=below)
    return list(moves.select_related("actor__profile", "thread").order_by("-id")[:limit])
