"""The gate for names, topics and other short texts, for synchronous callers.

Such a text cannot wait for a person as a message can: it is stored now or refused, so that a held
one is refused too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from asgiref.sync import async_to_sync
from django.db import transaction

from core.kernel.gate import Settled, Submission, TextKind, gate, rejected


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text to review: what it is, the input field it came in, and the text itself."""

    kind: TextKind
    field: str
    text: str


def review_texts(
    *,
    author: UUID,
    subject: UUID,
    texts: Sequence[NamedText],
    space: UUID | None = None,
    room: UUID | None = None,
    trust: str = "member",
) -> list[Settled]:
    """Review what is not empty of texts about to be stored on `subject`; one call of the gate.

    Returns decisions for `gate().settle`, to be called in the transaction that stores the texts.
    Raises `gate.rejected` for the first text that is blocked or held; the refusals are stored then.
    Call it before any transaction begins: the gate may take most of a second.
    """
    asked = [text for text in texts if text.text]
    if not asked:
        return []
    submissions = [
        Submission(text=one.text, kind=one.kind, author=author, trust=trust, space=space, room=room)
        for one in asked
    ]
    verdicts = async_to_sync(gate().review)(submissions)
    settled = [
        Settled(
            submission=submission,
            verdict=verdict,
            subject=subject if verdict.publishes else None,
        )
        for submission, verdict in zip(submissions, verdicts, strict=True)
    ]
    refused = [one for one in settled if not one.verdict.publishes]
    if refused:
        with transaction.atomic():
            gate().settle(refused)
        field = next(
            one.field for one, verdict in zip(asked, verdicts, strict=True) if not verdict.publishes
        )
        raise rejected(refused[0].verdict, field=field)
    return settled
