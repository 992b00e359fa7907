"""Links that moderators keep at hand in a room: a title and an address each, in order."""

from collections.abc import Sequence
from typing import TypedDict
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction

from community.chat.access import Standing, standing_for_reading
from community.chat.limits import (
    RESOURCE_TITLE_CHARS,
    RESOURCES_PER_ROOM,
    ROOM_CHANGES,
    URL_CHARS,
)
from community.chat.models import Room
from community.chat.positions import Numbering
from community.chat.publications import room_updated
from core.kernel import ratelimit
from core.kernel.errors import INPUT_INVALID, NOT_PERMITTED, said
from core.kernel.gate import Settled, TextKind, gate
from core.kernel.principal import Principal
from core.kernel.publish import publish_on_commit
from core.kernel.review import NamedText, review_texts
from core.kernel.text import clean_line


class ResourceGiven(TypedDict):
    """One link as it came in."""

    title: str
    url: str


def set_resources(
    *, principal: Principal, room: UUID, resources: Sequence[ResourceGiven]
) -> list[ResourceGiven]:
    """Replace the room's links; subscribers hear `room.updated`, unless nothing changed.

    ROOM_NOT_FOUND, NOT_PERMITTED for those who do not moderate, INPUT_INVALID, `gate.rejected` for
    a title.
    """
    standing = standing_for_reading(principal.user_id, room)
    if refusal := standing.account_refusal():
        raise refusal
    if not standing.moderates:
        raise NOT_PERMITTED()
    if refusal := standing.write_refusal():
        raise refusal
    if len(resources) > RESOURCES_PER_ROOM:
        raise INPUT_INVALID(
            field="resources",
            rule=said(
                "has at most {limit} links, not {count}",
                limit=RESOURCES_PER_ROOM,
                count=len(resources),
            ),
        )
    wanted = [_cleaned(n, one) for n, one in enumerate(resources)]
    if wanted == standing.room.resources:
        return wanted
    if not principal.exempt:
        ratelimit.hit(ROOM_CHANGES, str(principal.user_id))
    settled = _review(standing, wanted)
    with transaction.atomic():
        _store(room, wanted, settled)
    return wanted


def _store(room_id: UUID, wanted: list[ResourceGiven], settled: list[Settled]) -> None:
    numbering = Numbering([room_id])
    room = Room.objects.select_for_update().get(id=room_id)
    room.resources = wanted
    room.last_seq = numbering.next(room_id)
    room.save(update_fields=["resources", "last_seq"])
    numbering.save()
    if settled:
        gate().settle(settled)
    publish_on_commit([room_updated(room, room.last_seq)])


def _cleaned(index: int, given: ResourceGiven) -> ResourceGiven:
    title = clean_line(
        given["title"],
        field=f"resources.{index}.title",
        limit=RESOURCE_TITLE_CHARS,
        required=True,
    )
    return ResourceGiven(title=title, url=_address(index, given["url"]))


def _address(index: int, text: str) -> str:
    """A web address without white space; INPUT_INVALID for anything a browser would not open."""
    field, url = f"resources.{index}.url", text.strip()
    if len(url) > URL_CHARS:
        raise INPUT_INVALID(
            field=field, rule=said("has at most {limit} characters", limit=URL_CHARS)
        )
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or any(c.isspace() for c in url):
        raise INPUT_INVALID(field=field, rule="is an address that begins with http:// or https://")
    return url


def _review(standing: Standing, wanted: list[ResourceGiven]) -> list[Settled]:
    known = {one["title"] for one in standing.room.resources}
    return review_texts(
        author=standing.user.id,
        subject=standing.room.id,
        texts=[
            NamedText(TextKind.RESOURCE_TITLE, f"resources.{n}.title", one["title"])
            for n, one in enumerate(wanted)
            if one["title"] not in known
        ],
        space=standing.room.space_id,
        room=standing.room.id,
        trust=standing.trust,
    )
