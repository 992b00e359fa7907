"""Votes in polls: rows, tallies and position in one flush; the answer waits for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import msgspec
from django.db import transaction

from community.chat.actions.answerable import Answerable, Asked, ask
from community.chat.authors import authors_of
from community.chat.errors import POLL_CLOSED, POLL_NOT_FOUND
from community.chat.events import MessageRejected
from community.chat.models import Message, MessageEdit, Vote
from community.chat.payloads import message_payload
from community.chat.poll_payloads import PollOption, PollPayload
from community.chat.polls import is_open, poll_of, put_poll
from community.chat.publications import message_updated, poll_voted, to_author
from community.people.payloads import Author
from core.kernel.clock import now
from core.kernel.errors import INPUT_INVALID, CaryaError, said
from core.kernel.ids import new_id
from core.kernel.principal import Principal
from core.kernel.publish import Publication, publish_on_commit

Choice = frozenset[int]
_Voter = tuple[UUID, UUID]
"""Message and person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteWish:
    """Someone wants to have chosen exactly these `options` of a message's poll; none: no vote."""

    principal: Principal
    message: UUID
    options: tuple[int, ...]


def set_votes(wishes: Sequence[VoteWish]) -> list[CaryaError | None]:
    """Carry out a batch of wishes in one transaction; per wish None or what refuses it.

    A wish that is already true changes nothing and takes no position, so that it may be sent again.
    All changes of one message in the batch share one position.
    """
    asked = ask(wishes)
    with transaction.atomic():
        flush = _Flush(wishes, asked)
        results = [flush.wish(wish) for wish in wishes]
        flush.store()
    return results


class _Flush:
    """One transaction's worth of wishes: locks first, then decisions in memory, then one write."""

    def __init__(self, wishes: Sequence[VoteWish], asked: Asked) -> None:
        self._answerable = Answerable(asked)
        self._messages = self._answerable.messages
        self._at = now()
        users = {wish.principal.user_id for wish in wishes}
        self._before = _choices(
            Vote.objects.filter(message__in=self._messages, user__in=users).values_list(
                "message_id", "user_id", "option"
            )
        )
        self._after: dict[_Voter, Choice] = dict(self._before)
        self._voted: dict[_Voter, None] = {}
        self._answered: list[Message] = []

    def wish(self, wish: VoteWish) -> CaryaError | None:
        """Take one wish into account; what refuses it, or None."""
        try:
            message = self._answerable.message(wish)
            poll = poll_of(message)
            if poll is None:
                return POLL_NOT_FOUND(field="message")
            chosen = _chosen(wish, poll)
            voter = (message.id, wish.principal.user_id)
            before = self._after.get(voter, Choice())
            if chosen == before:
                return None
            if not is_open(poll, at=self._at):
                return POLL_CLOSED(field="message")
            if not poll.voters:
                self._answered.append(message)
            put_poll(message, _counted(poll, before, chosen))
            self._after[voter] = chosen
            self._voted[voter] = None
        except CaryaError as error:
            return error
        return None

    def store(self) -> None:
        """Write votes, tallies and positions; announce each changed message once, and to each
        voter's own sockets what they chose.
        """
        for voter in self._voted:
            message, user = voter
            before, after = self._before.get(voter, Choice()), self._after[voter]
            if gone := before - after:
                Vote.objects.filter(message=message, user=user, option__in=gone).delete()
        Vote.objects.bulk_create(
            Vote(id=new_id(), message_id=message, user_id=user, option=option)
            for message, user in self._voted
            for option in sorted(
                self._after[message, user] - self._before.get((message, user), Choice())
            )
        )
        changed = [self._messages[id] for id in dict.fromkeys(id for id, _ in self._voted)]
        self._answerable.store(changed, "poll")
        authors = authors_of(changed)
        publish_on_commit(
            [message_updated(message_payload(one, authors[one.id])) for one in changed]
            + [
                poll_voted(user, message, sorted(self._after[message, user]))
                for message, user in self._voted
            ]
            + self._without_edits(authors)
        )

    def _without_edits(self, authors: Mapping[UUID, Author]) -> list[Publication]:
        """Refuse edits that were held while the first votes came in: a question stays what people
        have answered. One query, none if no poll was answered for the first time.
        """
        waiting = MessageEdit.objects.filter(
            message__in=self._answered, state=MessageEdit.State.HELD
        )
        if not self._answered or not (edited := set(waiting.values_list("message_id", flat=True))):
            return []
        waiting.update(state=MessageEdit.State.REJECTED)
        return [
            to_author(
                MessageRejected,
                message_payload(self._messages[id], authors[id]),
                reason="people have voted meanwhile",
            )
            for id in edited
        ]


def _choices(rows: Iterable[tuple[UUID, UUID, int]]) -> dict[_Voter, Choice]:
    found: dict[_Voter, Choice] = {}
    for message, user, option in rows:
        found[message, user] = found.get((message, user), Choice()) | {option}
    return found


def _chosen(wish: VoteWish, poll: PollPayload) -> Choice:
    """What the wish names, if the poll has it; INPUT_INVALID otherwise."""
    chosen = Choice(wish.options)
    if any(not 0 <= option < len(poll.options) for option in chosen):
        raise INPUT_INVALID(
            field="options", rule=said("are numbers from 0 to {last}", last=len(poll.options) - 1)
        )
    if len(chosen) > 1 and not poll.multiple:
        raise INPUT_INVALID(field="options", rule="has one option, as this poll takes one")
    return chosen


def _counted(poll: PollPayload, before: Choice, after: Choice) -> PollPayload:
    """The poll once one person's choice has changed."""
    options = [
        PollOption(text=one.text, votes=one.votes + (n in after) - (n in before))
        for n, one in enumerate(poll.options)
    ]
    voters = poll.voters + bool(after) - bool(before)
    return msgspec.structs.replace(poll, options=options, voters=voters)
