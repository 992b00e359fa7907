"""The rooms of the demo's Workshop: questions with their threads, news, and work that is shown."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID, uuid5

from community.chat.actions.messages import post_message
from community.chat.actions.rooms import RoomChanges, create_room
from community.chat.actions.threads import ThreadChanges, create_thread, update_thread
from community.chat.demo_pictures import draw
from community.chat.demo_questions import ROOMS, Said, Topic
from community.chat.models import Message, Room, Thread
from community.spaces.access import space_for_site_admin
from community.spaces.models import Space
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.errors import CaryaError
from core.kernel.principal import Principal
from core.media.actions.processing import process
from core.media.actions.receiving import Incoming, upload
from core.media.models import Upload

_NONCES = UUID("0197f000-0000-7000-8000-0000000005e0")


class _Teller(NamedTuple):
    people: Mapping[str, User]
    principal: Callable[[User], Principal]

    def who(self, name: str) -> Principal:
        return self.principal(self.people[name])


def furnish(
    space: Space, people: Mapping[str, User], principal: Callable[[User], Principal]
) -> None:
    """Make the Workshop's rooms with what was said in them; `space` is new and has none of them."""
    teller = _Teller(people, principal)
    standing = space_for_site_admin(people["ada"], space)
    for position, demo in enumerate(ROOMS, start=1):
        fields = RoomChanges(
            name=demo.name, topic=demo.topic, emoji=demo.emoji, kind=demo.kind, position=position
        )
        room = create_room(standing=standing, slug=demo.slug, fields=fields)
        for topic in demo.topics:
            _tell(room, topic, teller)


def _tell(room: Room, topic: Topic, teller: _Teller) -> None:
    asked = _say(room, topic.opening, teller)
    if asked is None:
        return
    said = {asked: topic.opening}
    if topic.answers:
        thread = _thread(room, asked, topic, teller)
        answers = [(_say(room, one, teller, thread), one) for one in topic.answers]
        said |= {message: one for message, one in answers if message}
        accepted = answers[topic.accepted][0] if topic.accepted is not None else None
        if accepted:
            changes = ThreadChanges(answer=accepted)
            beginner = teller.who(topic.opening.author)
            update_thread(principal=beginner, thread=thread, changes=changes)
    _age(asked, said)


def _thread(room: Room, asked: UUID, topic: Topic, teller: _Teller) -> UUID:
    if room.auto_thread:
        return Thread.objects.get(parent=asked).id
    beginner = teller.who(topic.answers[0].author)
    return create_thread(principal=beginner, room=room.id, parent=asked).thread.id


def _say(room: Room, said: Said, teller: _Teller, thread: UUID | None = None) -> UUID | None:
    """The message; None for one that the gate does not let pass, which is left out."""
    try:
        message = post_message(
            principal=teller.who(said.author),
            room=room.id,
            thread=thread,
            content=said.text,
            attachments=_pictures(said, teller),
            nonce=uuid5(_NONCES, f"{room.id}:{said.text}"),
        ).message
    except CaryaError as error:
        if error.code != "gate.rejected":
            raise
        return None
    return message.id if message.state == Message.State.PUBLISHED else None


def _pictures(said: Said, teller: _Teller) -> list[UUID]:
    """The upload that goes along, processed here and now; none that the gate holds."""
    if said.picture is None:
        return []
    name, alt = said.picture
    drawn = draw(name)
    size = len(drawn.getbuffer())
    incoming = Incoming(file=drawn, size=size, name=f"{name}.png", alt=alt)
    row = upload(principal=teller.who(said.author), incoming=incoming)
    process(upload=row.id)
    row.refresh_from_db()
    return [row.id] if row.state == Upload.State.READY else []


def _age(asked: UUID, said: Mapping[UUID, Said]) -> None:
    """Let it have been said over days instead of in a second."""
    at = {id: now() - timedelta(minutes=one.minutes_before) for id, one in said.items()}
    for id, moment in at.items():
        Message.objects.filter(id=id).update(created_at=moment, published_at=moment)
    threads = Thread.objects.filter(parent=asked)
    threads.update(created_at=at[asked], active_at=max(at.values()))
    threads.exclude(last_message_at=None).update(last_message_at=max(at.values()))
