"""Reactions: rows, totals and position in one flush; the answer waits for it."""

from collections import defaultdict
from collections.abc import Sequence
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
        return _flush(wishes, room_of, known, separated)


def _flush(
    wishes: Sequence[ReactionWish],
    room_of: dict[UUID, UUID],
    known: dict[tuple[UUID, UUID], Standing],
    separated: "dict[UUID, frozenset[UUID]]",
) -> list[CaryaError | None]:
    numbering = Numbering(room_of.values())
    messages = {
        message.id: message
        for message in Message.objects.select_for_update(of=("self",))
        .filter(id__in=room_of, state=Message.State.PUBLISHED, deleted_at=None)
        .select_related("author__profile", "room")
        .order_by("id")
    }
    present = set(
        Reaction.objects.filter(
            message__in=messages, user__in={wish.principal.user_id for wish in wishes}
        ).values_list("message_id", "user_id", "emoji")
    )
    added: set[tuple[UUID, UUID, str]] = set()
    removed: set[tuple[UUID, UUID, str]] = set()
    changes: defaultdict[UUID, list[ReactionChange]] = defaultdict(list)
    results: list[CaryaError | None] = []
    for wish in wishes:
        user = wish.principal.user_id
        message = messages.get(wish.message)
        standing = known.get((user, message.room_id)) if message else None
        try:
            if message is None or standing is None or not standing.may_read:
                raise MESSAGE_NOT_FOUND(field="message")
            if message.author_id in separated.get(user, frozenset()):
                raise MESSAGE_NOT_FOUND(field="message")
            if refusal := standing.react_refusal():
                raise refusal
            emoji = clean_emoji(wish.emoji)
            row = (message.id, user, emoji)
            has = (row in present or row in added) and row not in removed
            if has != wish.added:
                _count(message, emoji, added=wish.added)
                mine, other = (added, removed) if wish.added else (removed, added)
                if row in other:
                    other.discard(row)
                else:
                    mine.add(row)
                changes[message.id].append(ReactionChange(emoji, user, wish.added))
            results.append(None)
        except CaryaError as error:
            results.append(error)
    _store(added, removed, [messages[id] for id in changes], numbering)
    authors = authors_of(messages[id] for id in changes)
    publish_on_commit(
        [
            message_updated(message_payload(messages[id], authors[id]), changed=changed)
            for id, changed in changes.items()
        ]
    )
    return results


def _count(message: Message, emoji: str, *, added: bool) -> None:
    """Move the total kept on the message; REACTIONS_FULL for a 21st emoji."""
    totals = dict(message.reaction_counts)
    if added and emoji not in totals and len(totals) >= REACTIONS_PER_MESSAGE:
        raise REACTIONS_FULL(field="emoji", limit=REACTIONS_PER_MESSAGE)
    totals[emoji] = totals.get(emoji, 0) + (1 if added else -1)
    message.reaction_counts = [[name, count] for name, count in totals.items() if count > 0]


def _store(
    added: set[tuple[UUID, UUID, str]],
    removed: set[tuple[UUID, UUID, str]],
    changed: list[Message],
    numbering: Numbering,
) -> None:
    Reaction.objects.bulk_create(
        Reaction(id=new_id(), message_id=message, user_id=user, emoji=emoji)
        for message, user, emoji in sorted(added, key=str)
    )
    for message, user, emoji in removed:
        Reaction.objects.filter(message=message, user=user, emoji=emoji).delete()
    for message in changed:
        message.last_seq = numbering.next(message.room_id)
    Message.objects.bulk_update(changed, ["reaction_counts", "last_seq"])
    numbering.save()
