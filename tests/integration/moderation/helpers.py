"""Words the moderation tests share."""

from typing import Any
from uuid import UUID

from community.chat.actions.messages import post_message
from community.chat.models import Message, Room
from core.accounts.models import User
from core.kernel.gate import Gate, Outcome, Settled, Submission, TextKind, Verdict
from core.kernel.ids import new_id
from moderation.gate import settle
from moderation.pipeline.normalise import hash_of
from tests.support.factories import member, principal
from tests.support.gates import FixedGate, bound


def settled(
    text: str = "text",
    *,
    outcome: Outcome = Outcome.ALLOW,
    category: str = "",
    layer: str = "pattern",
    subject: UUID | None = None,
    stored: bool = True,
    **fields: Any,
) -> Settled:
    """A decision about a message, by a fresh author unless said otherwise."""
    submission = Submission(
        **{
            "text": text,
            "kind": TextKind.MESSAGE,
            "author": new_id(),
            "space": new_id(),
            "room": new_id(),
            **fields,
        }
    )
    verdict = Verdict(
        outcome=outcome,
        layer=layer,
        text_hash=hash_of(text),
        policy_version="p1",
        category=category,
        rule="r" if category else "",
        scores={"hate": 0.25},
        latency_ms=1.5,
    )
    return Settled(
        submission=submission, verdict=verdict, subject=(subject or new_id()) if stored else None
    )


class Settling(FixedGate):
    """A gate of one verdict that stores decisions and flags for real."""

    def __init__(self, outcome: Outcome, category: str = "") -> None:
        super().__init__()
        self.outcome, self.category = outcome, category

    def settle(self, decisions: Any) -> None:
        super().settle(decisions)
        settle(decisions)


def post(room: Room, gate: Gate, content: str = "hello", user: User | None = None) -> Message:
    """Post through `gate` and return the stored message."""
    with bound(gate):
        posted = post_message(
            principal=principal(user or member(room)),
            room=room.id,
            content=content,
            nonce=new_id(),
        )
    return Message.objects.get(id=posted.message.id)


def held(room: Room, content: str = "hello", category: str = "unavailable") -> Message:
    """A message that waits."""
    return post(room, Settling(Outcome.HOLD, category), content)
