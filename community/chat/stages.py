"""The stages of a message as types: Draft → Admitted → Reviewed → Posted.

Only `actions.messages.admit` builds `Admitted`, only `actions.messages.review` builds `Reviewed`,
and `commit` accepts nothing else (`tests/arch` holds this).
"""

from dataclasses import dataclass
from uuid import UUID

from community.chat.access import Standing
from community.chat.payloads import MessagePayload, Quotes
from community.chat.poll_payloads import PollPayload
from community.chat.polls import NewPoll
from community.people.payloads import Author
from core.kernel.gate import Submission, Verdict
from core.kernel.principal import Principal


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What someone wants to say. The same `nonce` (a UUIDv7) is the same message.

    `draft`: the version of the stored draft it was written as, which goes when this is posted.
    """

    principal: Principal
    room: UUID
    content: str
    nonce: UUID
    thread: UUID | None = None
    reply_to: UUID | None = None
    also_in_room: bool = False
    attachments: tuple[UUID, ...] = ()
    draft: int | None = None
    poll: NewPoll | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """A draft whose author may say it here, with everything later stages need to know of them."""

    draft: Draft
    content: str
    fingerprint: bytes
    standing: Standing
    author: Author
    quotes: Quotes
    poll: PollPayload | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """An admitted draft with the gate's verdict about exactly its content."""

    admitted: Admitted
    submission: Submission
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """The outcome: the message, published or held, and whether it had been posted before."""

    message: MessagePayload
    duplicate: bool = False
