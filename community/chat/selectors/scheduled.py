"""One's own scheduled messages."""

from uuid import UUID

import msgspec

from community.chat.models import ScheduledMessage
from community.chat.models.scheduled import OPEN
from community.chat.scheduled_events import ScheduledPayload, scheduled_payload
from community.chat.selectors.whereabouts import Whereabouts, whereabouts


class ListedScheduled(ScheduledPayload, frozen=True, kw_only=True):
    """A scheduled message and where it goes; `place` is null where its author may not read."""

    place: Whereabouts | None


def scheduled_of(user: UUID) -> list[ListedScheduled]:
    """What waits or has failed, the next one first; at most five queries."""
    mine = ScheduledMessage.objects.filter(author=user, state__in=OPEN).order_by("due_at", "id")
    found = list(mine)
    places = whereabouts(user, {(one.room_id, one.thread_id) for one in found})
    return [
        ListedScheduled(
            **msgspec.structs.asdict(scheduled_payload(one)),
            place=places.get((one.room_id, one.thread_id)),
        )
        for one in found
    ]
