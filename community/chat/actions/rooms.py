"""Making and changing rooms. Who may is settled by the `standing` that comes in.

A change takes the room's next position and is announced as `room.updated`; one of who may read or
write is also ordered to be checked again for every live subscriber. Members who have the room not
open learn of a new or changed room by `room.listed`.
"""

from typing import Any, TypedDict
from uuid import UUID

from django.db import IntegrityError, transaction

from community.chat.content import clean_emoji
from community.chat.errors import ROOM_ARCHIVED, ROOM_SLUG_TAKEN, ROOMS_FULL
from community.chat.limits import ROOM_CHANGES, ROOMS_PER_SPACE, SLOW_MODE_MAX
from community.chat.models import Room, RoomHead
from community.chat.positions import Numbering
from community.chat.publications import room_listed, room_updated
from community.people.access import require_writer
from community.spaces.access import SpaceStanding
from community.spaces.actions.spaces import clean_slug
from community.spaces.errors import SPACE_ARCHIVED
from community.spaces.models import Membership
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import INPUT_INVALID, NOT_PERMITTED, CaryaError, said
from core.kernel.gate import Settled, TextKind, gate
from core.kernel.ids import new_id
from core.kernel.publish import RoomAccessChanged, control_on_commit, publish_on_commit
from core.kernel.review import NamedText, review_texts
from core.kernel.text import clean_line

NAME_CHARS = 80
TOPIC_CHARS = 250
KINDS = (Room.Kind.TEXT, Room.Kind.ANNOUNCEMENT, Room.Kind.HELP, Room.Kind.SHOWCASE)
"""What rooms of a space can be made as."""
AUTO_THREAD_KINDS = (Room.Kind.HELP, Room.Kind.SHOWCASE)
"""Where every top-level message opens its own thread, unless said otherwise."""
POSITION_MAX = 10_000
ARCHIVE_HOURS_MAX = 8_760
"""Longest time until a quiet thread is archived: a year."""

_TEXTS = {
    "name": TextKind.ROOM_NAME,
    "topic": TextKind.ROOM_TOPIC,
    "slug": TextKind.ROOM_NAME,
}
_ACCESS = frozenset({"kind", "read_level", "write_level"})
_MODERATORS_MAY = frozenset({"slow_mode_seconds"})


class RoomChanges(TypedDict, total=False):
    """The fields to change; what is missing stays."""

    name: str
    topic: str
    emoji: str
    kind: str
    position: int
    is_default: bool
    read_level: str
    write_level: str
    slow_mode_seconds: int
    auto_thread: bool
    auto_archive_hours: int
    archived: bool


def create_room(*, standing: SpaceStanding, slug: str, fields: RoomChanges) -> Room:
    """Make a room with its counter; `standing` comes from `space_for_making_rooms`.

    INPUT_INVALID, ROOM_SLUG_TAKEN, ROOMS_FULL, SPACE_ARCHIVED, `gate.rejected`; nothing is stored
    then.
    """
    user, space = standing.user, standing.space
    require_writer(user)
    if not standing.manages_rooms:
        raise NOT_PERMITTED()
    if space.archived_at is not None:
        raise SPACE_ARCHIVED()
    slug = clean_slug(slug)
    if "name" not in fields:
        raise INPUT_INVALID(field="name", rule="is required")
    wanted = _cleaned(fields)
    slugs = set(Room.objects.filter(space=space).values_list("slug", flat=True))
    if slug in slugs:
        raise ROOM_SLUG_TAKEN(field="slug", slug=slug)
    if len(slugs) >= ROOMS_PER_SPACE:
        raise ROOMS_FULL(limit=ROOMS_PER_SPACE)
    _count(standing)
    room = Room(id=new_id(), space=space, slug=slug, **wanted)
    settled = _review(standing, room, {**wanted, "slug": slug})
    try:
        with transaction.atomic():
            if room.is_default:
                _clear_default(room)
            room.save(force_insert=True)
            RoomHead.objects.create(room=room)
            _settle(settled)
            control_on_commit(room_listed(room))
    except IntegrityError:
        raise ROOM_SLUG_TAKEN(field="slug", slug=slug) from None
    return room


def update_room(*, standing: SpaceStanding, room: Room, changes: RoomChanges) -> Room:
    """Change a room that the person may read; nothing changed is no position.

    NOT_PERMITTED: moderators may set slow mode, the rest is for those who manage rooms.
    SPACE_ARCHIVED, ROOM_ARCHIVED for anything but bringing it back, INPUT_INVALID, `gate.rejected`.
    """
    require_writer(standing.user)
    if not _may_change(standing, changes):
        raise NOT_PERMITTED()
    if standing.space.archived_at is not None:
        raise SPACE_ARCHIVED()
    archived = room.archived_at is not None
    archive = changes.get("archived", archived)
    wanted = _cleaned(changes)
    changed = {name: value for name, value in wanted.items() if getattr(room, name) != value}
    if archived and archive and changed:
        raise ROOM_ARCHIVED()
    if not changed and archive == archived:
        return room
    _count(standing)
    settled = _review(standing, room, changed)
    with transaction.atomic():
        return _change(room, changed, archive=archive, settled=settled)


def _change(room: Room, changed: dict[str, Any], *, archive: bool, settled: list[Settled]) -> Room:
    former = _former_defaults(room) if changed.get("is_default") else []
    numbering = Numbering([room.id, *former])
    rooms = Room.objects.select_for_update().order_by("id").in_bulk([room.id, *former])
    room = rooms[room.id]
    for name, value in changed.items():
        setattr(room, name, value)
    access = bool(_ACCESS & changed.keys())
    if archive != (room.archived_at is not None):
        room.archived_at = now() if archive else None
        access = True
    for room_id in former:
        rooms[room_id].is_default = False
    touched = [*(rooms[room_id] for room_id in former), room]
    for one in touched:
        one.last_seq = numbering.next(one.id)
        one.save()
    numbering.save()
    _settle(settled)
    publish_on_commit([room_updated(one, one.last_seq) for one in touched])
    control_on_commit(*(room_listed(one) for one in touched))
    if access:
        control_on_commit(RoomAccessChanged(room=room.id))
    return room


def _clear_default(room: Room) -> None:
    """Take the default mark from the space's present default rooms, for one not stored yet."""
    former = _former_defaults(room)
    numbering = Numbering(former)
    changed = list(Room.objects.select_for_update().filter(id__in=former).order_by("id"))
    for one in changed:
        one.is_default = False
        one.last_seq = numbering.next(one.id)
        one.save(update_fields=["is_default", "last_seq"])
    numbering.save()
    publish_on_commit([room_updated(one, one.last_seq) for one in changed])
    control_on_commit(*(room_listed(one) for one in changed))


def _former_defaults(room: Room) -> list[UUID]:
    defaults = Room.objects.filter(space=room.space_id, is_default=True).exclude(id=room.id)
    return list(defaults.values_list("id", flat=True))


def _may_change(standing: SpaceStanding, changes: RoomChanges) -> bool:
    if standing.manages_rooms:
        return True
    return standing.moderates and set(changes) <= _MODERATORS_MAY


def _count(standing: SpaceStanding) -> None:
    if not standing.user.exempt_from_limits:
        ratelimit.hit(ROOM_CHANGES, str(standing.user.id))


def _review(standing: SpaceStanding, room: Room, wanted: dict[str, Any]) -> list[Settled]:
    membership = standing.membership
    return review_texts(
        author=standing.user.id,
        subject=room.id,
        texts=[
            NamedText(kind, name, wanted[name]) for name, kind in _TEXTS.items() if name in wanted
        ],
        space=standing.space.id,
        room=room.id,
        trust=membership.trust if membership else Membership.Trust.MEMBER,
    )


def _settle(settled: list[Settled]) -> None:
    if settled:
        gate().settle(settled)


def _cleaned(changes: RoomChanges) -> dict[str, Any]:
    """Values ready to store, without `archived`; INPUT_INVALID names what is wrong."""
    wanted: dict[str, Any] = {k: v for k, v in changes.items() if k != "archived"}
    if "name" in changes:
        wanted["name"] = clean_line(changes["name"], field="name", limit=NAME_CHARS, required=True)
    if "topic" in changes:
        wanted["topic"] = clean_line(changes["topic"], field="topic", limit=TOPIC_CHARS)
    if changes.get("emoji"):
        wanted["emoji"] = _emoji(changes["emoji"])
    if "kind" in changes and changes["kind"] not in KINDS:
        raise INPUT_INVALID(
            field="kind", rule=said("is one of {choices}", choices=", ".join(KINDS))
        )
    if wanted.get("kind") in AUTO_THREAD_KINDS:
        wanted.setdefault("auto_thread", True)
    for level in ("read_level", "write_level"):
        if level in wanted and wanted[level] not in Room.Level.values:
            raise INPUT_INVALID(field=level, rule="is anyone, member, moderator or admin")
    _require_range("slow_mode_seconds", wanted, SLOW_MODE_MAX)
    _require_range("position", wanted, POSITION_MAX)
    _require_range("auto_archive_hours", wanted, ARCHIVE_HOURS_MAX, least=1)
    return wanted


def _require_range(field: str, wanted: dict[str, Any], most: int, *, least: int = 0) -> None:
    if not least <= wanted.get(field, least) <= most:
        raise INPUT_INVALID(
            field=field,
            rule=said("is a whole number from {least} to {most}", least=least, most=most),
        )


def _emoji(text: str) -> str:
    try:
        emoji = clean_emoji(text)
    except CaryaError:
        emoji = ""
    if not emoji or len(emoji) > 16:
        raise INPUT_INVALID(field="emoji", rule="is exactly one emoji, or empty")
    return emoji
