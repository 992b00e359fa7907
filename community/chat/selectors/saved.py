"""What somebody has saved, as far as they may still read it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from community.chat.models import SavedMessage
from community.chat.search.rooms import readable_rooms
from community.people.selectors.relations import separated_from


@dataclass(frozen=True, slots=True)
class SavedPage:
    """Saved messages, the last saved first; `end` is where the next page begins, None on the
    last.
    """

    saved: list[SavedMessage]
    end: UUID | None


def saved_messages(user_id: UUID, *, limit: int, after: UUID | None) -> SavedPage:
    """One page, message, author, room, space and thread loaded; three queries.

    What stands in rooms they may not read, or is by somebody a block separates them from, is left
    out; what was deleted or hidden is not.
    """
    rooms = [room.id for room in readable_rooms(user_id)]
    separated = separated_from([user_id]).get(user_id, frozenset())
    mine = SavedMessage.objects.filter(user=user_id, message__room__in=rooms)
    if separated:
        begun = Q(message__thread__creator__in=separated, message__also_in_room=False)
        mine = mine.exclude(message__author__in=separated).exclude(begun)
    if after is not None:
        mine = mine.filter(id__lt=after)
    found = list(
        mine.select_related(
            "message__author__profile", "message__room__space", "message__thread"
        ).order_by("-id")[: limit + 1]
    )
    saved = found[:limit]
    return SavedPage(saved, saved[-1].id if len(found) > limit else None)


def is_saved(user_id: UUID, message_id: UUID) -> bool:
    """Whether they have saved it; one query."""
    return SavedMessage.objects.filter(user=user_id, message=message_id).exists()
