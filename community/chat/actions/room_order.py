"""The order of a space's rooms."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from community.chat.limits import ROOM_CHANGES
from community.chat.models import Room
from community.chat.positions import Numbering
from community.chat.publications import room_listed, room_updated
from community.people.access import require_writer
from community.spaces.access import SpaceStanding
from community.spaces.errors import SPACE_ARCHIVED
from core.kernel import ratelimit
from core.kernel.errors import INPUT_INVALID
from core.kernel.publish import control_on_commit, publish_on_commit


def order_rooms(*, standing: SpaceStanding, order: Sequence[UUID]) -> None:
    """Put the rooms in use in this order; `standing` comes from `space_for_making_rooms`.

    INPUT_INVALID unless `order` names each of them once, so that two people who sort at the same
    time do not lose a room that was made meanwhile. SPACE_ARCHIVED.
    """
    require_writer(standing.user)
    if standing.space.archived_at is not None:
        raise SPACE_ARCHIVED()
    if not standing.user.exempt_from_limits:
        ratelimit.hit(ROOM_CHANGES, str(standing.user.id))
    with transaction.atomic():
        mine = Room.objects.filter(space=standing.space, archived_at=None)
        positions = {room: place for place, room in enumerate(order)}
        before = dict(mine.values_list("id", "position"))
        if len(positions) != len(order) or positions.keys() != before.keys():
            raise INPUT_INVALID(field="rooms", rule="names every room in use exactly once")
        moved = [room for room, place in positions.items() if before[room] != place]
        if moved:
            _move(moved, positions)


def _move(moved: Sequence[UUID], positions: dict[UUID, int]) -> None:
    numbering = Numbering(moved)
    rooms = list(Room.objects.select_for_update().filter(id__in=moved).order_by("id"))
    for room in rooms:
        room.position = positions[room.id]
        room.last_seq = numbering.next(room.id)
    Room.objects.bulk_update(rooms, ["position", "last_seq"])
    numbering.save()
    publish_on_commit([room_updated(room, room.last_seq) for room in rooms])
    control_on_commit(*(room_listed(room) for room in rooms))
