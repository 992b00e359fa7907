"""Editing: the author's own text, published or held, within 24 hours, through the gate again."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal
from uuid import UUID

from asgiref.sync import async_to_sync
from django.db import transaction

from community.chat.access import Standing, message_and_standing
from community.chat.actions.locking import locked_message
from community.chat.actions.previews import preview_later
from community.chat.actions.publishing import publish_held
from community.chat.content import clean_content
from community.chat.errors import (
    MESSAGE_IS_HELD,
    MESSAGE_NOT_FOUND,
    MESSAGE_NOT_YOURS,
    MESSAGE_TOO_OLD,
    POLL_HAS_VOTES,
    THREAD_LOCKED,
)
from community.chat.events import MessageHeld
from community.chat.limits import EDIT_HOURS, EDITS
from community.chat.models import Message, MessageEdit
from community.chat.payloads import MessagePayload, message_payload
from community.chat.polls import poll_of, poll_words
from community.chat.positions import Numbering
from community.chat.previews import still_linked
from community.chat.publications import message_updated, to_author
from community.people.payloads import Author, author_payload
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import CaryaError
from core.kernel.gate import (
    CATEGORY_WORDS,
    Outcome,
    Settled,
    Submission,
    TextKind,
    Verdict,
    gate,
    rejected,
)
from core.kernel.principal import Principal
from core.kernel.publish import publish_on_commit

EditState = Literal["published", "held"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmittedEdit:
    """A new text whose author may put it in place of `message`'s. Only `admit_edit` makes one."""

    message: UUID
    content: str
    author: Author
    moderates: bool
    submission: Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedEdit:
    """An admitted edit with the verdict about exactly its text. Only `review_edit` makes one."""

    admitted: AdmittedEdit
    verdict: Verdict


def edit_message(
    *, principal: Principal, message: UUID, content: str
) -> tuple[EditState, MessagePayload]:
    """Edit one message: ("published" | "held", the message).

    While an edit of a published message is held, the message is still the old one. A message that
    waits itself takes the new text at once, and is published when that passes.
    """
    admitted = admit_edit(principal=principal, message=message, content=content)
    if not principal.exempt:
        ratelimit.hit(EDITS, str(principal.user_id))
    return commit_edit(async_to_sync(review_edit)(admitted))


def admit_edit(*, principal: Principal, message: UUID, content: str) -> AdmittedEdit:
    """Judge permission, age and form; nothing is written."""
    content = clean_content(content)
    found, standing = message_and_standing(principal.user_id, message)
    if refusal := _refusal(found, standing):
        raise refusal
    return AdmittedEdit(
        message=found.id,
        content=content,
        author=author_payload(found.author, badge=standing.badge),
        moderates=standing.moderates,
        submission=Submission(
            text=poll_words(content, poll_of(found)),
            kind=TextKind.MESSAGE_EDIT,
            author=principal.user_id,
            trust=standing.trust,
            space=standing.room.space_id,
            room=standing.room.id,
        ),
    )


def _refusal(message: Message, standing: Standing) -> CaryaError | None:
    if message.author_id != standing.user.id:
        return MESSAGE_NOT_YOURS(field="message")
    if refusal := standing.write_refusal(in_thread=message.thread_id is not None):
        return refusal
    if _locked_for(message, moderates=standing.moderates):
        return THREAD_LOCKED(field="message")
    if message.state not in (Message.State.PUBLISHED, Message.State.HELD):
        return MESSAGE_IS_HELD(field="message")
    if _voted(message):
        return POLL_HAS_VOTES(field="message")
    if standing.at - message.created_at > timedelta(hours=EDIT_HOURS):
        return MESSAGE_TOO_OLD(field="message", hours=EDIT_HOURS)
    return None


def _voted(message: Message) -> bool:
    """Whether its text is a question that people have answered."""
    poll = poll_of(message)
    return poll is not None and poll.voters > 0


def _locked_for(message: Message, *, moderates: bool) -> bool:
    """Whether the message stands in a thread that is closed to its author."""
    return message.thread is not None and message.thread.locked and not moderates


async def review_edit(admitted: AdmittedEdit) -> ReviewedEdit:
    """Ask the gate about the new text."""
    [verdict] = await gate().review([admitted.submission])
    return ReviewedEdit(admitted=admitted, verdict=verdict)


def commit_edit(reviewed: ReviewedEdit) -> tuple[EditState, MessagePayload]:
    """Apply or hold the edit: ("published" | "held", the message as it is now).

    A rejected edit stores its decision and nothing else, then raises `gate.rejected`.
    """
    if reviewed.verdict.outcome == Outcome.BLOCK:
        with transaction.atomic():
            _settle(reviewed)
        raise rejected(reviewed.verdict, field="content")
    return _commit_edit(reviewed)


@transaction.atomic
def _commit_edit(reviewed: ReviewedEdit) -> tuple[EditState, MessagePayload]:
    admitted = reviewed.admitted
    locked = locked_message(admitted.message)
    if locked is None or locked.message.deleted_at is not None:
        raise MESSAGE_NOT_FOUND(field="message")
    message = locked.message
    if _locked_for(message, moderates=admitted.moderates):
        raise THREAD_LOCKED(field="message")
    if message.state == Message.State.HELD:
        return _commit_to_held(reviewed, message, locked.numbering)
    if message.state != Message.State.PUBLISHED:
        raise MESSAGE_IS_HELD(field="message")
    if _voted(message):
        raise POLL_HAS_VOTES(field="message")
    if message.content == admitted.content:
        return "published", message_payload(message, admitted.author)
    message.edits.filter(state=MessageEdit.State.HELD).update(state=MessageEdit.State.REJECTED)
    edit = MessageEdit.objects.create(
        message=message, content=admitted.content, state=MessageEdit.State.HELD
    )
    _settle(reviewed)
    if reviewed.verdict.publishes:
        return "published", apply_edit(message, edit, locked.numbering, author=admitted.author)
    payload = message_payload(message, admitted.author)
    reason = CATEGORY_WORDS.get(reviewed.verdict.category, "")
    publish_on_commit([to_author(MessageHeld, payload, reason=reason)])
    return "held", payload


def _commit_to_held(
    reviewed: ReviewedEdit, message: Message, numbering: Numbering
) -> tuple[EditState, MessagePayload]:
    """Replace the text of a message that waits: the new one publishes it, or waits in its place."""
    content = reviewed.admitted.content
    if message.content != content:
        MessageEdit.objects.create(
            message=message,
            content=content,
            previous=message.content,
            state=MessageEdit.State.APPLIED,
        )
        message.content = content
        _settle(reviewed)
        if reviewed.verdict.publishes:
            return "published", publish_held(message, numbering)
        message.save(update_fields=["content"])
    payload = message_payload(message, reviewed.admitted.author)
    reason = CATEGORY_WORDS.get(reviewed.verdict.category, "")
    publish_on_commit([to_author(MessageHeld, payload, reason=reason)])
    return "held", payload


def apply_edit(
    message: Message, edit: MessageEdit, numbering: Numbering, *, author: Author
) -> MessagePayload:
    """Put a passed edit in place at the room's next position; `message` must be locked."""
    edit.previous, edit.state = message.content, MessageEdit.State.APPLIED
    edit.save(update_fields=["previous", "state"])
    message.content, message.edited_at = edit.content, now()
    message.embeds = still_linked(message.embeds, edit.content)
    message.last_seq = numbering.next(message.room_id)
    message.save(update_fields=["content", "edited_at", "embeds", "last_seq"])
    numbering.save()
    payload = message_payload(message, author)
    publish_on_commit([message_updated(payload)])
    preview_later([payload])
    return payload


def _settle(reviewed: ReviewedEdit) -> None:
    settled = Settled(
        submission=reviewed.admitted.submission,
        verdict=reviewed.verdict,
        subject=reviewed.admitted.message,
    )
    gate().settle([settled])
