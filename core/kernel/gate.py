"""The gate port: every text that people write is reviewed here before anyone else sees it.

`review` looks at texts while no lock is held; `settle` stores the decisions (and opens flags)
inside the transaction that stores what was reviewed, so that one never exists without the other.
Moderation binds the port. Only this module's `Gate` implementations make verdicts.
"""

import enum
from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

import msgspec

from core.kernel.errors import CaryaError, define


class TextKind(enum.StrEnum):
    """What a reviewed text is."""

    MESSAGE = "message"
    MESSAGE_EDIT = "message_edit"
    SPACE_NAME = "space_name"
    SPACE_DESCRIPTION = "space_description"
    SPACE_RULE = "space_rule"
    SPACE_QUESTION = "space_question"
    JOIN_ANSWER = "join_answer"
    ROOM_NAME = "room_name"
    ROOM_TOPIC = "room_topic"
    RESOURCE_TITLE = "resource_title"
    THREAD_TITLE = "thread_title"
    PROFILE_NAME = "profile_name"
    PROFILE_BIO = "profile_bio"
    STATUS_TEXT = "status_text"
    USERNAME = "username"
    FILE_NAME = "file_name"
    ALT_TEXT = "alt_text"
    LINK_PREVIEW = "link_preview"
    IMAGE = "image"


class Outcome(enum.StrEnum):
    """What a gate can say. `FLAG` publishes and opens a flag; `HOLD` waits for a person."""

    ALLOW = "allow"
    FLAG = "flag"
    HOLD = "hold"
    BLOCK = "block"


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """One text to review. `trust` is the author's in the space: "new", "member" or "trusted".

    `act` is the same when the same act is tried again, such as a post's nonce.
    `image`: the bytes of a picture in WebP, JPEG or PNG; then it is judged and `text` only names
    it.
    """

    text: str
    kind: TextKind
    author: UUID
    trust: str = "member"
    space: UUID | None = None
    room: UUID | None = None
    act: UUID | None = None
    image: bytes = b""


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What the gate decided about exactly `text_hash` (hex SHA-256 of the text as submitted, or of
    the picture).

    `layer`: "pattern", "provider", "classifier", "cache" or "policy" – which one decided.
    `category` and `rule` name the reason when there is one; `scores` are calibrated category scores
    0–1;
    `latency_ms` is the time the review took.
    """

    outcome: Outcome
    layer: str
    text_hash: str
    policy_version: str
    category: str = ""
    rule: str = ""
    scores: dict[str, float] = {}
    latency_ms: float = 0.0

    @property
    def publishes(self) -> bool:
        """Whether others may see the text now."""
        return self.outcome in (Outcome.ALLOW, Outcome.FLAG)


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """A decision to store: the verdict, on what, and its id (None: nothing was stored)."""

    submission: Submission
    verdict: Verdict
    subject: UUID | None


class Gate(Protocol):
    """The port."""

    async def review(self, submissions: Sequence[Submission]) -> list[Verdict]:
        """One verdict per submission, in order. Provider trouble is policy's, never raised."""

    def settle(self, decisions: Sequence[Settled]) -> None:
        """Store decisions and open flags; call inside the transaction that stores the subjects."""


REJECTED = define(
    "gate.rejected", 422, "This was not published: {reason}. You can edit it and try again."
)

_gate: Gate | None = None


def bind(gate: Gate) -> Gate | None:
    """Bind the port; returns the gate bound before, so that tests can restore it."""
    global _gate
    previous, _gate = _gate, gate
    return previous


def gate() -> Gate:
    """The bound gate; a missing one is a programming error, never a silent allow."""
    if _gate is None:
        raise RuntimeError("no gate is bound; core.config.bindings binds one")
    return _gate


CATEGORY_WORDS: dict[str, str] = {
    "hate": "it reads as hateful towards a group of people",
    "harassment": "it reads as an attack on a person",
    "threat": "it reads as a threat",
    "violence": "it describes violence too plainly",
    "sexual": "it is sexual content that is not allowed here",
    "minors": "it sexualises minors",
    "self_harm": "it encourages self-harm",
    "illicit": "it asks for or explains something illegal",
    "spam": "it looks like spam",
    "links": "links are not allowed here for new members, or this link is on the deny list",
    "profanity": "it uses words that are not allowed here",
    "unavailable": "it could not be checked just now",
}
"""Reasons in plain words, by category; clients localise by category."""


def rejected(verdict: Verdict, *, field: str) -> CaryaError:
    """The error a person meets when their text did not pass; the category, never scores."""
    return REJECTED(
        field=field,
        reason=CATEGORY_WORDS.get(verdict.category, "it breaks the rules of this place"),
        category=verdict.category,
        rule=verdict.rule,
        layer=verdict.layer,
        decision=verdict.outcome.value,
    )
