"""The Lounge's rooms, as every installation starts with them."""

from typing import NamedTuple

from django.db import transaction

from community.chat.models import Room, RoomHead
from community.spaces.actions.lounge import ensure_lounge_space, welcome_missing
from community.spaces.models import Space


class StartRoom(NamedTuple):
    """A topic room."""

    slug: str
    name: str
    topic: str
    emoji: str


START_ROOMS = (
    StartRoom("general", "General Chat", "Anything that fits nowhere else.", "💬"),
    StartRoom("newcomers", "Newcomers Welcome", "Say hello and ask your first question.", "👋"),
    StartRoom("ai-art", "AI Art & Design", "Images, styles, and how they were made.", "🎨"),
    StartRoom("coding", "Coding & Automation", "Code, scripts and things that run alone.", "💻"),
    StartRoom("prompts", "Prompt Engineering", "Prompts that work, and why.", "🧠"),
)
DEFAULT_ROOM = "general"


def ensure_lounge() -> Space:
    """Make The Lounge with its rooms when it is not there, and bring everyone in who may write.

    Rooms are only made together with the first one: what an admin archived or renamed stays so.
    """
    with transaction.atomic():
        space = ensure_lounge_space()
        Space.objects.select_for_update().get(id=space.id)
        if not Room.objects.filter(space=space).exists():
            _make_rooms(space)
    welcome_missing()
    return space


def _make_rooms(space: Space) -> None:
    rooms = [
        Room(
            space=space,
            slug=start.slug,
            name=start.name,
            topic=start.topic,
            emoji=start.emoji,
            position=position,
            is_default=start.slug == DEFAULT_ROOM,
        )
        for position, start in enumerate(START_ROOMS)
    ]
    Room.objects.bulk_create(rooms)
    RoomHead.objects.bulk_create(RoomHead(room=room) for room in rooms)
