"""Messages that people react to or vote in: who may, their locks and positions, for a batch."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol
from uuid import UUID

from community.chat.access import Standing, standings
from community.chat.errors import MESSAGE_NOT_FOUND
from community.chat.models import Message
from community.chat.positions import Numbering
from community.people.selectors.relations import separated_from
from core.kernel.principal import Principal


class Wish(Protocol):
    """What somebody wants to do with a message."""

    @property
    def principal(self) -> Principal: ...
    @property
    def message(self) -> UUID: ...


class Asked(NamedTuple):
    """What a batch of wishes needs to know before anything is locked."""

    rooms: Mapping[UUID, UUID]
    """Message → room."""
    standings: Mapping[tuple[UUID, UUID], Standing]
    """Person and room → standing."""
    separated: Mapping[UUID, frozenset[UUID]]
    """Person → those behind a block."""


def ask(wishes: Sequence[Wish]) -> Asked:
    """Look up the rooms, standings and blocks of `wishes`; a query each."""
    rooms = dict(
        Message.objects.filter(id__in={wish.message for wish in wishes}).values_list(
            "id", "room_id"
        )
    )
    known = standings(
        [(w.principal.user_id, rooms[w.message]) for w in wishes if w.message in rooms]
    )
    return Asked(rooms, known, separated_from({wish.principal.user_id for wish in wishes}))


class Answerable:
    """The published messages of a batch, locked in order of their ids after their rooms' heads.

    Make it in the transaction that writes.
    """

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._numbering = Numbering(asked.rooms.values())
        self.messages = {
            message.id: message
            for message in Message.objects.select_for_update(of=("self",))
            .filter(id__in=asked.rooms, state=Message.State.PUBLISHED, deleted_at=None)
            .select_related("author__profile", "room")
            .order_by("id")
        }

    def message(self, wish: Wish) -> Message:
        """The message, if the wish's person may react to it.

        MESSAGE_NOT_FOUND, or what forbids reacting in its room.
        """
        user = wish.principal.user_id
        message = self.messages.get(wish.message)
        known = self._asked.standings
        standing = known.get((user, message.room_id)) if message is not None else None
        if message is None or standing is None or not standing.may_read:
            raise MESSAGE_NOT_FOUND(field="message")
        if message.author_id in self._asked.separated.get(user, frozenset()):
            raise MESSAGE_NOT_FOUND(field="message")
        if refusal := standing.react_refusal():
            raise refusal
        return message

    def store(self, changed: Sequence[Message], field: str) -> None:
        """Write `field` of the changed messages at a position each."""
        for one in changed:
            one.last_seq = self._numbering.next(one.room_id)
        Message.objects.bulk_update(changed, [field, "last_seq"])
        self._numbering.save()
