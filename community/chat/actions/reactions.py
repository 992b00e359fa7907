"""Reactions: rows, totals and position in one flush; the answer waits for it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from community.chat.actions.answerable import Answerable, Asked, ask
from community.chat.authors import authors_of
from community.chat.content import clean_emoji
from community.chat.errors import REACTIONS_FULL
from community.chat.events import ReactionChange
from community.chat.limits import REACTIONS_PER_MESSAGE
from community.chat.models import Message, Reaction
from community.chat.payloads import message_payload
from community.chat.publications import message_updated
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
    asked = ask(wishes)
    with transaction.atomic():
        flush = _Flush(wishes, asked)
        results = [flush.wish(wish) for wish in wishes]
        flush.store()
    return results


class _Flush:
    """One transaction's worth of wishes: locks first, then decisions in memory, then one write."""

    def __init__(self, wishes: Sequence[ReactionWish], asked: Asked) -> None:
        self._answerable = Answerable(asked)
        self._messages = self._answerable.messages
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
            message = self._answerable.message(wish)
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
        self._answerable.store(changed, "reaction_counts")
        authors = authors_of(changed)
        publish_on_commit(
            [
                message_updated(
                    message_payload(one, authors[one.id]), changed=self._changes[one.id]
                )
                for one in changed
            ]
        )


def _count(message: Message, emoji: str, *, added: bool) -> None:
    """Move the total kept on the message; REACTIONS_FULL for a 21st emoji."""
    totals = dict(message.reaction_counts)
    if added and emoji not in totals and len(totals) >= REACTIONS_PER_MESSAGE:
        raise REACTIONS_FULL(field="emoji", limit=REACTIONS_PER_MESSAGE)
    totals[emoji] = totals.get(emoji, 0) + (1 if added else -1)
    message.reaction_counts = [[name, count] for name, count in totals.items() if count > 0]
