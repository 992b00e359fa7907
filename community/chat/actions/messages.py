"""The life of a message: admit, review, commit. Every entry point walks these three.

`post_message` composes them for synchronous callers (REST, seeds, jobs); `community.chat.posting`
composes the same three in batches for sockets.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from asgiref.sync import async_to_sync
from django.db import IntegrityError, transaction

from community.chat.actions.admission import (
    admit,
    last_spoke,
    slow_mode_refusal,
    slow_mode_seconds,
)
from community.chat.actions.drafts import drop_posted
from community.chat.actions.previews import preview_later
from community.chat.actions.thread_effects import ThreadEffects
from community.chat.attachments import Attaching, kind_of
from community.chat.errors import NONCE_CONFLICT
from community.chat.events import MessageHeld
from community.chat.inserts import MessageRow, insert_messages
from community.chat.limits import message_limits
from community.chat.models import Message
from community.chat.payloads import fresh_payload
from community.chat.polls import NewPoll, poll_words
from community.chat.positions import Numbering
from community.chat.publications import message_created, to_author
from community.chat.selectors.nonces import UsedNonces
from community.chat.stages import Admitted, Draft, Posted, Reviewed
from core.kernel import ratelimit
from core.kernel.clock import now
from core.kernel.errors import CaryaError
from core.kernel.gate import (
    CATEGORY_WORDS,
    Settled,
    Submission,
    TextKind,
    gate,
    rejected,
)
from core.kernel.ids import new_id
from core.kernel.principal import Principal
from core.kernel.publish import Publication, publish_on_commit
from core.kernel.sql import pipelined


def post_message(
    *,
    principal: Principal,
    room: UUID,
    content: str,
    nonce: UUID,
    thread: UUID | None = None,
    reply_to: UUID | None = None,
    also_in_room: bool = False,
    attachments: Sequence[UUID] = (),
    poll: NewPoll | None = None,
    draft: int | None = None,
) -> Posted:
    """Post one message; raises the CaryaError that refuses it. Not for the event loop.

    `draft`: the version of the stored draft it was written as.
    """
    written = Draft(
        principal=principal,
        room=room,
        content=content,
        nonce=nonce,
        thread=thread,
        reply_to=reply_to,
        also_in_room=also_in_room,
        attachments=tuple(attachments),
        poll=poll,
        draft=draft,
    )
    admission = admit([written])[0]
    if isinstance(admission, Posted):
        return admission
    if isinstance(admission, CaryaError):
        raise admission
    if limits := limits_of(admission):
        ratelimit.hit(limits, str(principal.user_id))
    [reviewed] = async_to_sync(review)([admission])
    [result] = commit([reviewed])
    if isinstance(result, CaryaError):
        raise result
    return result


def limits_of(admitted: Admitted) -> tuple[ratelimit.Limit, ...]:
    """The rate limits that count for this post."""
    if admitted.draft.principal.exempt:
        return ()
    standing = admitted.standing
    return message_limits(trust=standing.trust, moderates=standing.moderates)


async def review(admitted: Sequence[Admitted]) -> list[Reviewed]:
    """Ask the gate about each text; no lock is held, nothing is written."""
    submissions = [
        Submission(
            text=poll_words(one.content, one.poll),
            kind=TextKind.MESSAGE,
            author=one.draft.principal.user_id,
            trust=one.standing.trust,
            space=one.standing.room.space_id,
            room=one.draft.room,
            act=one.draft.nonce,
        )
        for one in admitted
    ]
    verdicts = await gate().review(submissions)
    return [
        Reviewed(admitted=one, submission=submission, verdict=verdict)
        for one, submission, verdict in zip(admitted, submissions, verdicts, strict=True)
    ]


def commit(batch: Sequence[Reviewed]) -> list[Posted | CaryaError]:
    """Store a batch in one transaction and announce what was published, in the order of `batch`.

    A row that breaks a constraint never loses its neighbours: the batch is rolled back, which gives
    its numbers back too, and each is committed alone.
    """
    try:
        with pipelined(), transaction.atomic():
            return _commit(batch)
    except IntegrityError:
        if len(batch) == 1:
            raise
    results: list[Posted | CaryaError] = []
    for one in batch:
        results.extend(commit([one]))
    return results


def _commit(batch: Sequence[Reviewed]) -> list[Posted | CaryaError]:
    numbering = Numbering(one.admitted.draft.room for one in batch)
    used = UsedNonces(
        [(_author(one), one.admitted.draft.nonce, one.admitted.fingerprint) for one in batch]
    )
    before = used.read()
    waits = last_spoke([one.admitted.standing for one in batch])
    threads = ThreadEffects(one.admitted.draft for one in batch)
    attaching = Attaching((one.admitted.draft for one in batch), lock=True)
    at = now()
    results: list[Posted | CaryaError] = []
    rows: list[MessageRow] = []
    written: list[Draft] = []
    settled: list[Settled] = []
    publications: list[Publication] = []
    fresh: dict[tuple[UUID, UUID], tuple[Posted, bytes]] = {}

    for one in batch:
        admitted, draft, verdict = one.admitted, one.admitted.draft, one.verdict
        key = (_author(one), draft.nonce)
        earlier = before.get(key) or _same_batch(fresh.get(key), admitted.fingerprint)
        if earlier is not None:
            results.append(earlier)
            continue
        if wait := waits.get((key[0], draft.room)):
            results.append(slow_mode_refusal(wait))
            continue
        if refusal := threads.refusal(draft, admitted.standing):
            results.append(refusal)
            continue
        if refusal := attaching.refusal(draft, admitted.standing):
            results.append(refusal)
            continue
        if verdict.outcome == "block":
            settled.append(Settled(submission=one.submission, verdict=verdict, subject=None))
            results.append(rejected(verdict, field="content"))
            continue
        row = _row(one, numbering, attaching, at=at)
        payload = fresh_payload(row, admitted.author)
        rows.append(row)
        written.append(draft)
        settled.append(Settled(submission=one.submission, verdict=verdict, subject=row.id))
        if verdict.publishes:
            publications.append(message_created(payload, admitted.quotes))
            threads.published(payload, admitted.standing, at=at)
        else:
            reason = CATEGORY_WORDS.get(verdict.category, "")
            publications.append(to_author(MessageHeld, payload, reason=reason))
        posted = Posted(message=payload)
        fresh[key] = (posted, admitted.fingerprint)
        results.append(posted)
        if seconds := slow_mode_seconds(admitted.standing):
            waits[(key[0], draft.room)] = float(seconds)

    insert_messages(rows)
    attaching.store()
    publications += threads.store(numbering)
    publications += drop_posted(written)
    numbering.save()
    if settled:
        gate().settle(settled)
    publish_on_commit(publications)
    preview_later([row for row in rows if row.seq is not None])
    return results


def _author(reviewed: Reviewed) -> UUID:
    return reviewed.admitted.draft.principal.user_id


def _same_batch(
    fresh: tuple[Posted, bytes] | None, fingerprint: bytes
) -> Posted | CaryaError | None:
    """What an earlier post of this very batch means for the same nonce again."""
    if fresh is None:
        return None
    posted, posted_fingerprint = fresh
    if posted_fingerprint != fingerprint:
        return NONCE_CONFLICT(field="nonce")
    return Posted(message=posted.message, duplicate=True)


def _row(
    reviewed: Reviewed, numbering: Numbering, attaching: Attaching, *, at: datetime
) -> MessageRow:
    """The row to insert; only a published one takes a number."""
    admitted, draft = reviewed.admitted, reviewed.admitted.draft
    id = new_id()
    attachments = attaching.take(draft, id)
    seq = numbering.next(draft.room, message_at=at) if reviewed.verdict.publishes else None
    return MessageRow(
        id=id,
        room_id=draft.room,
        thread_id=draft.thread,
        author_id=draft.principal.user_id,
        reply_to_id=draft.reply_to,
        state="held" if seq is None else "published",
        content=admitted.content,
        nonce=draft.nonce,
        fingerprint="\\x" + admitted.fingerprint.hex(),
        seq=seq,
        created_at=at,
        also_in_room=draft.also_in_room,
        kind=Message.Kind.POLL if admitted.poll else kind_of(attachments),
        attachments=attachments,
        poll=admitted.poll,
    )
