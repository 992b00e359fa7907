"""What a message said before: for moderators of its space alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from community.chat.access import MOVES_FOLLOWED, message_for_moderating
from community.chat.authors import authors_of
from community.chat.limits import VERSIONS_MAX
from community.chat.models import Message, MessageEdit
from community.people.payloads import Author
from core.kernel.decisions import Decided, StoredText, decisions
from core.kernel.wire import one_of


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A text its author wrote: `applied` was shown from then on, `held` waits, `rejected` was not
    taken. `decision` is the gate's, null where none is known.
    """

    content: str
    state: Annotated[str, one_of(MessageEdit.State.values)]
    at: datetime
    decision: Decided | None


class MessageHistory(msgspec.Struct, frozen=True, kw_only=True):
    """A message's versions, oldest first; of more than 100 edits the first of those left out are
    the oldest: `more` says that there are some.
    """

    message: UUID
    author: Author
    edited_at: datetime | None
    versions: list[Version]
    more: bool


@dataclass(frozen=True, slots=True)
class _Text:
    content: str
    state: str
    at: datetime


def message_history(user_id: UUID, message_id: UUID) -> MessageHistory:
    """Everything a message has said; MESSAGE_NOT_FOUND for all but moderators of its space.

    Seven queries, one more for each time it was moved to another room.
    """
    message = message_for_moderating(user_id, message_id)
    edits = list(message.edits.order_by("-id")[: VERSIONS_MAX + 1])
    more = len(edits) > VERSIONS_MAX
    texts = _texts(message, edits[:VERSIONS_MAX][::-1], whole=not more)
    decided = decisions().about(
        _addresses(message), [StoredText(text=one.content, at=one.at) for one in texts]
    )
    return MessageHistory(
        message=message.id,
        author=authors_of([message])[message.id],
        edited_at=message.edited_at,
        versions=[
            Version(content=one.content, state=one.state, at=one.at, decision=decision)
            for one, decision in zip(texts, decided, strict=True)
        ],
        more=more,
    )


def _texts(message: Message, edits: Sequence[MessageEdit], *, whole: bool) -> list[_Text]:
    later = [_Text(one.content, one.state, one.created_at) for one in edits]
    if not whole:
        return later
    applied = (one.previous for one in edits if one.state == MessageEdit.State.APPLIED)
    first = next(applied, message.content)
    return [_Text(first, MessageEdit.State.APPLIED, message.created_at), *later]


def _addresses(message: Message) -> list[UUID]:
    """The ids it has had, as decisions know them."""
    ids = [message.id]
    before = message.moved_from
    while before is not None and len(ids) <= MOVES_FOLLOWED:
        ids.append(before)
        before = Message.objects.filter(id=before).values_list("moved_from", flat=True).first()
    return ids
