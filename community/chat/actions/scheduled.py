"""Scheduling: making, changing, cancelling messages that go out later; `due` sends them."""

from datetime import datetime, timedelta
from typing import TypedDict
from uuid import UUID

from django.db import transaction

from community.chat.actions.drafts import check_reply, drop_posted, place_for_reading
from community.chat.content import clean_content
from community.chat.errors import SCHEDULED_FULL, SCHEDULED_GONE, SCHEDULED_NOT_FOUND
from community.chat.limits import (
    SCHEDULED_DAYS,
    SCHEDULED_PER_PERSON,
    SCHEDULED_SOONEST,
    SCHEDULES,
)
from community.chat.models import Message, ScheduledMessage
from community.chat.models.scheduled import OPEN
from community.chat.scheduled_events import ScheduledPayload, scheduled_payload, scheduled_updated
from community.chat.stages import Draft
from core.accounts.models import User
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import INPUT_INVALID
from core.kernel.principal import Principal
from core.kernel.publish import publish_on_commit


class ScheduledChanges(TypedDict, total=False):
    """What is missing stays."""

    content: str
    due_at: datetime


def schedule_message(
    *,
    principal: Principal,
    room: UUID,
    content: str,
    due_at: datetime,
    nonce: UUID,
    thread: UUID | None = None,
    reply_to: UUID | None = None,
    also_in_room: bool = False,
    draft: int | None = None,
) -> ScheduledPayload:
    """Keep a message until `due_at`, between a minute and a year ahead. The same `nonce` again
    answers with what it made first.

    Whoever may not write there now is refused now; permission and the gate are asked again when it
    is due. `draft`: the version of the stored draft it was written as, which goes with it.
    INPUT_INVALID (`due_at`), SCHEDULED_FULL, the refusals of posting.
    """
    content = clean_content(content)
    at = now()
    check_due(due_at, at)
    if not principal.exempt:
        ratelimit.hit(SCHEDULES, str(principal.user_id))
    standing, thread = place_for_reading(principal.user_id, room, thread)
    if refusal := standing.write_refusal(in_thread=thread is not None and not also_in_room):
        raise refusal
    if also_in_room and thread is None:
        raise INPUT_INVALID(field="also_in_room", rule="takes a thread")
    if reply_to is not None:
        check_reply(standing, reply_to)
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(id=principal.user_id)
        mine = ScheduledMessage.objects.filter(author=principal.user_id)
        if earlier := mine.filter(nonce=nonce).first():
            return scheduled_payload(earlier)
        if mine.filter(state__in=OPEN).count() >= SCHEDULED_PER_PERSON:
            raise SCHEDULED_FULL(limit=SCHEDULED_PER_PERSON)
        scheduled = ScheduledMessage.objects.create(
            author_id=principal.user_id,
            room_id=room,
            thread_id=thread,
            reply_to=reply_to,
            also_in_room=also_in_room,
            content=content,
            due_at=due_at,
            nonce=nonce,
            created_at=at,
            updated_at=at,
        )
        written = Draft(
            principal=principal, room=room, thread=thread, content=content, nonce=nonce, draft=draft
        )
        publish_on_commit([*drop_posted([written]), scheduled_updated(scheduled)])
    return scheduled_payload(scheduled)


def change_scheduled(
    *, principal: Principal, scheduled: UUID, changes: ScheduledChanges
) -> ScheduledPayload:
    """Change text or time of a message that waits or has failed; a failed one waits again.

    SCHEDULED_NOT_FOUND, SCHEDULED_GONE, INPUT_INVALID (`due_at`), MESSAGE_EMPTY, MESSAGE_TOO_LONG.
    """
    at = now()
    content = clean_content(changes["content"]) if "content" in changes else None
    if due_at := changes.get("due_at"):
        check_due(due_at, at)
    if not principal.exempt:
        ratelimit.hit(SCHEDULES, str(principal.user_id))
    with transaction.atomic():
        mine = locked_scheduled(principal.user_id, scheduled)
        if due_at is None and mine.due_at <= at:
            # A failed one whose time is over needs another, not a sending behind one's back.
            raise INPUT_INVALID(field="due_at", rule="is in the past")
        mine.content = mine.content if content is None else content
        mine.due_at = due_at or mine.due_at
        _wait_again(mine, at)
    return scheduled_payload(mine)


def cancel_scheduled(*, principal: Principal, scheduled: UUID) -> None:
    """Never send it; SCHEDULED_NOT_FOUND, SCHEDULED_GONE when it was sent or cancelled already."""
    with transaction.atomic():
        mine = locked_scheduled(principal.user_id, scheduled)
        mine.state, mine.updated_at = ScheduledMessage.State.CANCELLED, now()
        mine.save(update_fields=["state", "updated_at"])
        publish_on_commit([scheduled_updated(mine)])


def check_due(due_at: datetime, at: datetime) -> None:
    """INPUT_INVALID with field `due_at` unless it is between a minute and a year after `at`."""
    if due_at <= at:
        raise INPUT_INVALID(field="due_at", rule="is in the past")
    # A few seconds pass between choosing "in a minute" and arriving here.
    if due_at < at + timedelta(seconds=SCHEDULED_SOONEST - 10):
        raise INPUT_INVALID(field="due_at", rule="is less than a minute ahead")
    if due_at > at + timedelta(days=SCHEDULED_DAYS):
        raise INPUT_INVALID(field="due_at", rule="is more than a year ahead")


def locked_scheduled(author: UUID, scheduled: UUID) -> ScheduledMessage:
    """One's own scheduled message that can still be changed, locked.

    SCHEDULED_NOT_FOUND, SCHEDULED_GONE.
    """
    mine = (
        ScheduledMessage.objects.select_for_update(no_key=True)
        .filter(id=scheduled, author=author)
        .first()
    )
    if mine is None:
        raise SCHEDULED_NOT_FOUND(field="scheduled")
    posted = Message.objects.filter(author=author, nonce=mine.nonce).exists()
    if posted or mine.state not in OPEN:
        raise SCHEDULED_GONE(field="scheduled")
    return mine


def _wait_again(scheduled: ScheduledMessage, at: datetime) -> None:
    scheduled.state = ScheduledMessage.State.WAITING
    scheduled.problem_code = scheduled.problem = ""
    scheduled.attempts, scheduled.claimed_until, scheduled.updated_at = 0, None, at
    scheduled.save()
    publish_on_commit([scheduled_updated(scheduled)])
