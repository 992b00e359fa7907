"""What the demo accounts ask each other, and what they keep at hand: a poll, a pin,
links, and what one of them has saved."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from uuid import UUID, uuid5

from community.chat.actions.messages import post_message
from community.chat.actions.pins import pin_message
from community.chat.actions.resources import ResourceGiven, set_resources
from community.chat.actions.saved import save_message
from community.chat.actions.votes import VoteWish, set_votes
from community.chat.models import Message, Room
from community.chat.polls import NewPoll
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.principal import Principal

POLL_ROOM, POLL_AUTHOR = "general", "ada"
QUESTION = "What shall we do together on Friday?"
OPTIONS = ("Draw the same lighthouse", "Show and tell", "A quiz night", "Nothing: rest")
VOTES = {"alice": 0, "bob": 1, "carol": 0, "mia": 2}
OPEN_FOR = timedelta(days=3)
PINNED = ("general", "Two things:")
SAVER, SAVED_FROM = "alice", ("coding", "ai-art", "general")
RESOURCES: Mapping[str, ResourceGiven] = {
    "general": {"title": "Writing with Markdown", "url": "https://commonmark.org/help/"},
    "coding": {"title": "The Python tutorial", "url": "https://docs.python.org/3/tutorial/"},
}


def mark_rooms(
    rooms: Mapping[str, Room], people: Mapping[str, User], principal: Callable[[User], Principal]
) -> None:
    """Ask, vote, pin, list links and save in `rooms` of the demo, by slug; missing ones are left
    out.
    """
    if POLL_ROOM in rooms:
        _ask(rooms[POLL_ROOM], people, principal)
    moderator = principal(people["mia"])
    room, beginning = PINNED
    found = Message.objects.filter(room=rooms.get(room), content__startswith=beginning).first()
    if found is not None:
        pin_message(principal=moderator, message=found.id, pinned=True)
    for slug, resource in RESOURCES.items():
        if slug in rooms:
            set_resources(principal=moderator, room=rooms[slug].id, resources=[resource])
    for slug in SAVED_FROM:
        first = Message.objects.filter(room=rooms.get(slug), thread=None).order_by("seq").first()
        if first is not None:
            save_message(principal=principal(people[SAVER]), message=first.id)


def _ask(room: Room, people: Mapping[str, User], principal: Callable[[User], Principal]) -> None:
    nonce: UUID = uuid5(room.id, "poll")
    poll = NewPoll(options=OPTIONS, closes_at=now() + OPEN_FOR)
    asked = post_message(
        principal=principal(people[POLL_AUTHOR]),
        room=room.id,
        content=QUESTION,
        nonce=nonce,
        poll=poll,
    ).message
    wishes = [
        VoteWish(principal=principal(people[name]), message=asked.id, options=(option,))
        for name, option in VOTES.items()
    ]
    for refused in set_votes(wishes):
        if refused is not None:
            raise refused
