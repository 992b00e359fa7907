"""Reactions: rows, totals and position in one flush; the answer waits for it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from community.chat.access import Standing, standings
from community.chat.authors import authors_of
from community.chat.content import clean_emoji
from community.chat.errors import MESSAGE_NOT_FOUND, REACTIONS_FULL
from community.chat.events import ReactionChange
from community.chat.limits import REACTIONS_PER_MESSAGE
from community.chat.models import Message, Reaction
from community.chat.payloads import message_payload
from community.chat.positions import Numbering
from community.chat.publications import message_updated
from community.people.selectors.relations import separated_from
from core.kernel.errors import CaryaError
from core.kernel.ids import new_id
from core.kernel.principal import Principal
from core.kernel.publish import publish_on_commit

_Row = tuple[UUID, UUID, str]
"""Message, person, emoji."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionWish:
    """Someone wants their `emoji` on (`added`) or off a message."""

    principal: Principal
    message: UUID
    emoji: str
    added: bool


def set_reactions(wishes: Sequence[ReactionWish]) -> list[CaryaError | None]:
    """Carry out a batch of wishes in one transaction; per wish None or what refuses it.

    A wish that is already true changes nothing and takes no position. All changes of one message in
    the batch share one position.
    """
    room_of = dict(
        Message.objects.filter(id__in={wish.message for wish in wishes}).values_list(
            "id", "room_id"
        )
    )
    known = standings(
        [(w.principal.user_id, room_of[w.message]) for w in wishes if w.message in room_of]
    )
    separated = separated_from({wish.principal.user_id for wish in wishes})
    with transaction.atomic():
        flush = _Flush(wishes, room_of, known, separated)
        results = [flush.wish(wish) for wish in wishes]
        flush.store()
    return results


class _Flush:
    """One transaction's worth of wishes: locks first, then decisions in memory, then one write."""

    def __init__(
        self,
        wishes: Sequence[ReactionWish],
        room_of: Mapping[UUID, UUID],
        known: Mapping[tuple[UUID, UUID], Standing],
        separated: Mapping[UUID, frozenset[UUID]],
    ) -> None:
        self._known, self._separated = known, separated
        self._numbering = Numbering(room_of.values())
        self._messages = {
            message.id: message
            for message in Message.objects.select_for_update(of=("self",))
            .filter(id__in=room_of, state=Message.State.PUBLISHED, deleted_at=None)
            .select_related("author__profile", "room")
            .order_by("id")
        }
        users = {wish.principal.user_id for wish in wishes}
        self._before: frozenset[_Row] = frozenset(
            Reaction.objects.filter(message__in=self._messages, user__in=users).values_list(
                "message_id", "user_id", "emoji"
            )
        )
        self._after: set[_Row] = set(self._before)
        self._changes: defaultdict[UUID, list[ReactionChange]] = defaultdict(list)

    def wish(self, wish: ReactionWish) -> CaryaError | None:
        """Take one wish into account; what refuses it, or None."""
        try:
            message = self._message(wish)
            row = (message.id, wish.principal.user_id, clean_emoji(wish.emoji))
            if (row in self._after) != wish.added:
                _count(message, wish.emoji, added=wish.added)
                (self._after.add if wish.added else self._after.discard)(row)
                change = ReactionChange(wish.emoji, wish.principal.user_id, wish.added)
                self._changes[message.id].append(change)
        except CaryaError as error:
            return error
        return None

    def store(self) -> None:
        """Write rows, totals and positions, and announce each changed message once."""
        Reaction.objects.bulk_create(
            Reaction(id=new_id(), message_id=message, user_id=user, emoji=emoji)
            for message, user, emoji in sorted(self._after - self._before, key=str)
        )
        for message, user, emoji in self._before - self._after:
            Reaction.objects.filter(message=message, user=user, emoji=emoji).delete()
        changed = [self._messages[message] for message in self._changes]
        for one in changed:
            one.last_seq = self._numbering.next(one.room_id)
        Message.objects.bulk_update(changed, ["reaction_counts", "last_seq"])
        self._numbering.save()
        authors = authors_of(changed)
        publish_on_commit(
            [
                message_updated(
                    message_payload(one, authors[one.id]), changed=self._changes[one.id]
                )
                for one in changed
            ]
        )

    def _message(self, wish: ReactionWish) -> Message:
        user = wish.principal.user_id
        message = self._messages.get(wish.message)
        standing = self._known.get((user, message.room_id)) if message is not None else None
        if message is None or standing is None or not standing.may_read:
            raise MESSAGE_NOT_FOUND(field="message")
        if message.author_id in self._separated.get(user, frozenset()):
            raise MESSAGE_NOT_FOUND(field="message")
        if refusal := standing.react_refusal():
            raise refusal
        return message


def _count(message: Message, emoji: str, *, added: bool) -> None:
    """Move the total kept on the message; REACTIONS_FULL for a 21st emoji."""
    totals = dict(message.reaction_counts)
    if added and emoji not in totals and len(totals) >= REACTIONS_PER_MESSAGE:
        raise REACTIONS_FULL(field="emoji", limit=REACTIONS_PER_MESSAGE)
    totals[emoji] = totals.get(emoji, 0) + (1 if added else -1)
    message.reaction_counts = [[name, count] for name, count in totals.items() if count > 0]
