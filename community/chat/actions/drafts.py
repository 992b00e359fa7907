"""Drafts: one for each person and room or thread, the same on all their devices.

A save names the version it was written on top of. What another device wrote since is never
overwritten: the save is refused with what stands there, and both texts stay.
"""

from collections.abc import Iterable
from uuid import UUID

import msgspec
from django.db import connection, transaction

from community.chat.access import Standing, standing_for_reading, thread_for_reading
from community.chat.content import check_text, is_visible
from community.chat.draft_events import DraftPayload, draft_payload, draft_updated
from community.chat.errors import (
    DRAFT_CONFLICT,
    DRAFT_NOT_FOUND,
    DRAFTS_FULL,
    REPLY_NOT_FOUND,
    THREAD_NOT_FOUND,
)
from community.chat.limits import DRAFT_CHARS, DRAFTS, DRAFTS_PER_PERSON
from community.chat.models import Message, StoredDraft
from community.chat.models.drafts import next_version
from community.chat.stages import Draft
from community.people.selectors.relations import separated_from
from core.accounts.models import User
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import INPUT_INVALID, CaryaError, said
from core.kernel.principal import Principal
from core.kernel.publish import Publication, publish_on_commit

_DROP_POSTED = """
DELETE FROM chat_storeddraft AS d
 USING unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::bigint[])
    AS v(user_id, room_id, thread_id, version)
 WHERE d.user_id = v.user_id AND d.room_id = v.room_id
   AND d.thread_id IS NOT DISTINCT FROM v.thread_id AND d.version = v.version
RETURNING d.id, d.user_id, d.room_id, d.thread_id, nextval('chat_draft_version')
"""


def save_draft(
    *,
    principal: Principal,
    room: UUID,
    text: str,
    version: int,
    thread: UUID | None = None,
    reply_to: UUID | None = None,
) -> DraftPayload | None:
    """Keep what was written on top of `version` (0: of nothing); a text that shows nothing drops
    the draft. Saving what stands there already changes nothing. None: there was nothing to drop.

    DRAFT_CONFLICT with the other draft in its details, DRAFTS_FULL, ROOM_NOT_FOUND,
    THREAD_NOT_FOUND, REPLY_NOT_FOUND, INPUT_INVALID.
    """
    if len(text) > DRAFT_CHARS:
        rule = said(
            "has at most {limit} characters; this has {length}", limit=DRAFT_CHARS, length=len(text)
        )
        raise INPUT_INVALID(field="text", rule=rule)
    check_text(text, field="text")
    if not principal.exempt:
        ratelimit.hit(DRAFTS, str(principal.user_id))
    standing, thread = place_for_reading(principal.user_id, room, thread)
    if not is_visible(text):
        return _drop(principal.user_id, room, thread, version)
    if reply_to is not None:
        check_reply(standing, reply_to)
    return _save(principal.user_id, room, thread, text, reply_to, version)


def drop_draft(
    *, principal: Principal, room: UUID, thread: UUID | None = None, version: int | None = None
) -> DraftPayload | None:
    """Discard a draft, if it is still at `version` (None: whatever stands there).

    DRAFT_CONFLICT, ROOM_NOT_FOUND, THREAD_NOT_FOUND.
    """
    if not principal.exempt:
        ratelimit.hit(DRAFTS, str(principal.user_id))
    _, thread = place_for_reading(principal.user_id, room, thread)
    return _drop(principal.user_id, room, thread, version)


def discard_draft(*, principal: Principal, draft: UUID) -> None:
    """Discard one of one's own drafts by its id, also where one may not read any more.

    DRAFT_NOT_FOUND.
    """
    with transaction.atomic():
        mine = StoredDraft.objects.select_for_update(no_key=True)
        found = mine.filter(id=draft, user=principal.user_id).first()
        if found is None:
            raise DRAFT_NOT_FOUND(field="draft")
        _remove(found)


def drop_posted(drafts: Iterable[Draft]) -> list[Publication]:
    """Drop the stored drafts that these messages were written as, in the transaction that posts
    them; what was written elsewhere meanwhile stays. One query, none when no message names one.
    """
    written = [draft for draft in drafts if draft.draft is not None]
    if not written:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            _DROP_POSTED,
            [
                [draft.principal.user_id for draft in written],
                [draft.room for draft in written],
                [draft.thread for draft in written],
                [draft.draft for draft in written],
            ],
        )
        dropped = cursor.fetchall()
    at = now()
    return [
        draft_updated(
            user,
            DraftPayload(
                id=id,
                room=room,
                thread=thread,
                text="",
                reply_to=None,
                version=version,
                updated_at=at,
            ),
        )
        for id, user, room, thread, version in dropped
    ]


def place_for_reading(user: UUID, room: UUID, thread: UUID | None) -> tuple[Standing, UUID | None]:
    """Somebody's standing in a room they may read, and the id of the thread of it that is meant.

    ROOM_NOT_FOUND, THREAD_NOT_FOUND.
    """
    if thread is None:
        return standing_for_reading(user, room), None
    found, standing = thread_for_reading(user, thread)
    if found.room_id != room:
        raise THREAD_NOT_FOUND(field="thread")
    return standing, found.id


@transaction.atomic
def _save(
    user: UUID, room: UUID, thread: UUID | None, text: str, reply_to: UUID | None, version: int
) -> DraftPayload:
    draft = _locked(user, room, thread)
    if draft is None:
        # Of two devices that begin at once the second finds what the first has written.
        User.objects.select_for_update(no_key=True).get(id=user)
        draft = _locked(user, room, thread)
    if draft is None:
        if StoredDraft.objects.filter(user=user).count() >= DRAFTS_PER_PERSON:
            raise DRAFTS_FULL(limit=DRAFTS_PER_PERSON)
        draft = StoredDraft(user_id=user, room_id=room, thread_id=thread)
    elif (draft.text, draft.reply_to) == (text, reply_to):
        return draft_payload(draft)
    elif draft.version != version:
        raise _conflict(draft)
    draft.text, draft.reply_to = text, reply_to
    draft.version, draft.updated_at = next_version(), now()
    draft.save()
    payload = draft_payload(draft)
    publish_on_commit([draft_updated(user, payload)])
    return payload


@transaction.atomic
def _drop(user: UUID, room: UUID, thread: UUID | None, version: int | None) -> DraftPayload | None:
    draft = _locked(user, room, thread)
    if draft is None:
        return None
    if version is not None and draft.version != version:
        raise _conflict(draft)
    return _remove(draft)


def _remove(draft: StoredDraft) -> DraftPayload:
    """Delete a locked draft and say so to its writer's devices."""
    draft.text, draft.reply_to = "", None
    draft.version, draft.updated_at = next_version(), now()
    payload = draft_payload(draft)
    draft.delete()
    publish_on_commit([draft_updated(draft.user_id, payload)])
    return payload


def _locked(user: UUID, room: UUID, thread: UUID | None) -> StoredDraft | None:
    mine = StoredDraft.objects.select_for_update(no_key=True)
    return mine.filter(user=user, room=room, thread=thread).first()


def _conflict(draft: StoredDraft) -> CaryaError:
    return DRAFT_CONFLICT(field="version", draft=msgspec.to_builtins(draft_payload(draft)))


def check_reply(standing: Standing, reply_to: UUID) -> None:
    """REPLY_NOT_FOUND unless it was published in this room, since deleted or not, by somebody they
    may see.
    """
    answered = Message.objects.filter(
        id=reply_to, room=standing.room.id, state=Message.State.PUBLISHED
    )
    author = answered.values_list("author_id", flat=True).first()
    user = standing.user.id
    if author is None or author in separated_from([user]).get(user, frozenset()):
        raise REPLY_NOT_FOUND(field="reply_to")
