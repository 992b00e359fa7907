"""Admission: may this person say this here, now? No text is judged, nothing is written."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Max

from community.chat.access import AskedStandings, Standing, Standings
from community.chat.attachments import Attaching
from community.chat.content import clean_content, fingerprint
from community.chat.errors import (
    REPLY_NOT_FOUND,
    SLOW_MODE,
    THREAD_LOCKED,
    THREAD_NOT_FOUND,
)
from community.chat.limits import NEW_SLOW_MODE_FACTOR
from community.chat.models import Message, Thread
from community.chat.payloads import Quotes
from community.chat.poll_payloads import PollPayload
from community.chat.polls import clean_poll, closing_refusal, poll_fingerprint
from community.chat.selectors.nonces import Earlier, UsedNonces
from community.chat.selectors.quotes import quotable, quotes_of
from community.chat.stages import Admitted, Draft, Posted
from community.people.selectors.relations import separated_from
from core.kernel.errors import INPUT_INVALID, CaryaError
from core.kernel.rooms import ROOM_NOT_FOUND
from core.kernel.sql import pipelined

Admission = Admitted | Posted | CaryaError


class Cleaned(NamedTuple):
    """What a draft says, in the form in which it will be stored."""

    content: str
    poll: PollPayload | None


class ThreadRow(NamedTuple):
    """What admission looks at in a thread."""

    room: UUID
    creator: UUID
    locked: bool
    separated: Mapping[UUID, frozenset[UUID]]

    def hidden_from(self, user: UUID) -> bool:
        """Whether a block stands between `user` and who began it."""
        return self.creator in self.separated.get(user, frozenset())


def admit(drafts: Sequence[Draft]) -> list[Admission]:
    """Judge each draft by permission, sanctions, references and slow mode.

    In the order of `drafts`: `Admitted`, `Posted` when its nonce was used before for the same text,
    or the error. Three queries in one round trip for any number of drafts; replies, threads, slow
    mode and attachments add one each.
    """
    cleaned = [_cleaned(draft) for draft in drafts]
    live = [(d, c) for d, c in zip(drafts, cleaned, strict=True) if isinstance(c, Cleaned)]
    fingerprints = {id(draft): _fingerprint(draft, clean.content) for draft, clean in live}
    known, before = _asked([draft for draft, _ in live], fingerprints)
    quotes = _reply_quotes([draft for draft, _ in live], known)
    threads = _threads([draft for draft, _ in live])
    spoke = last_spoke([known[pair] for pair in known])
    attaching = Attaching(draft for draft, _ in live)

    results: list[Admission] = []
    for draft, clean in zip(drafts, cleaned, strict=True):
        if isinstance(clean, CaryaError):
            results.append(clean)
            continue
        author_id = draft.principal.user_id
        standing = known.get((author_id, draft.room))
        earlier = before.get((author_id, draft.nonce))
        if earlier is not None:
            results.append(earlier)
            continue
        refusal = _refusal(draft, standing, quotes=quotes, threads=threads, spoke=spoke)
        if refusal is None and standing is not None:
            refusal = attaching.refusal(draft, standing)
            if refusal is None and clean.poll is not None:
                refusal = closing_refusal(clean.poll, at=standing.at)
        if refusal is not None or standing is None:
            results.append(refusal or ROOM_NOT_FOUND(field="room"))
            continue
        reply = quotes.get((author_id, draft.reply_to)) if draft.reply_to else None
        results.append(
            Admitted(
                draft=draft,
                content=clean.content,
                fingerprint=fingerprints[id(draft)],
                standing=standing,
                author=standing.author,
                quotes=reply or {},
                poll=clean.poll,
            )
        )
    return results


def _asked(drafts: Sequence[Draft], fingerprints: dict[int, bytes]) -> tuple[Standings, Earlier]:
    if not drafts:
        return {}, {}
    with pipelined():
        standings = AskedStandings([(draft.principal.user_id, draft.room) for draft in drafts])
        used = UsedNonces([(d.principal.user_id, d.nonce, fingerprints[id(d)]) for d in drafts])
    return standings.read(), used.read()


def slow_mode_seconds(standing: Standing) -> int:
    """How long this person must wait between messages here; twice as long while trust is new."""
    if standing.moderates or standing.trust == "trusted":
        return 0
    factor = NEW_SLOW_MODE_FACTOR if standing.trust == "new" else 1
    return standing.room.slow_mode_seconds * factor


def last_spoke(known: Sequence[Standing]) -> dict[tuple[UUID, UUID], float]:
    """Seconds slow mode still asks of (author, room) pairs; one query, none without slow mode."""
    slow = {(s.user.id, s.room.id): s for s in known if slow_mode_seconds(s)}
    if not slow:
        return {}
    at = next(iter(slow.values())).at
    window = at - timedelta(seconds=max(slow_mode_seconds(s) for s in slow.values()))
    rows = (
        Message.objects.filter(
            author__in={user for user, _ in slow},
            room__in={room for _, room in slow},
            created_at__gt=window,
        )
        .exclude(state=Message.State.REJECTED)
        .values_list("author_id", "room_id")
        .annotate(latest=Max("created_at"))
    )
    waits: dict[tuple[UUID, UUID], float] = {}
    for user, room, latest in rows:
        if standing := slow.get((user, room)):
            wait = slow_mode_seconds(standing) - (at - latest).total_seconds()
            if wait > 0:
                waits[(user, room)] = wait
    return waits


def slow_mode_refusal(wait: float) -> CaryaError:
    """The error for someone who must wait `wait` seconds."""
    return SLOW_MODE(retry_after=max(1.0, round(wait, 1)))


def _refusal(
    draft: Draft,
    standing: Standing | None,
    *,
    quotes: dict[tuple[UUID, UUID], Quotes],
    threads: dict[UUID, ThreadRow],
    spoke: dict[tuple[UUID, UUID], float],
) -> CaryaError | None:
    author_id = draft.principal.user_id
    if standing is None or not standing.may_read:
        return ROOM_NOT_FOUND(field="room")
    only_thread = draft.thread is not None and not draft.also_in_room
    if refusal := standing.write_refusal(in_thread=only_thread):
        return refusal
    if refusal := _thread_refusal(draft, standing, threads):
        return refusal
    if draft.reply_to and (author_id, draft.reply_to) not in quotes:
        return REPLY_NOT_FOUND(field="reply_to")
    if wait := spoke.get((author_id, draft.room)):
        return slow_mode_refusal(wait)
    return None


def _cleaned(draft: Draft) -> Cleaned | CaryaError:
    given, attachments = draft.poll, bool(draft.attachments)
    try:
        poll = None if given is None else clean_poll(given, attachments=attachments)
        return Cleaned(clean_content(draft.content, empty=attachments), poll)
    except CaryaError as error:
        return error


def _fingerprint(draft: Draft, content: str) -> bytes:
    return fingerprint(
        room=draft.room,
        thread=draft.thread,
        reply_to=draft.reply_to,
        content=content,
        attachments=draft.attachments,
        poll=b"" if draft.poll is None else poll_fingerprint(draft.poll),
    )


def _reply_quotes(
    drafts: Sequence[Draft], known: dict[tuple[UUID, UUID], Standing]
) -> dict[tuple[UUID, UUID], Quotes]:
    """Quotes by (author, reply_to) for answers to visible messages of the same room."""
    wanted = [draft for draft in drafts if draft.reply_to]
    if not wanted:
        return {}
    found = {m.id: m for m in quotable({d.reply_to for d in wanted if d.reply_to})}
    all_quotes = quotes_of(found.values())
    separated = separated_from({draft.principal.user_id for draft in wanted})
    quotes: dict[tuple[UUID, UUID], Quotes] = {}
    for draft in wanted:
        author_id = draft.principal.user_id
        answered = found.get(draft.reply_to) if draft.reply_to else None
        if (
            answered is not None
            and answered.room_id == draft.room
            and answered.author_id not in separated.get(author_id, frozenset())
            and (author_id, draft.room) in known
        ):
            quotes[(author_id, answered.id)] = {answered.id: all_quotes[answered.id]}
    return quotes


def _threads(drafts: Sequence[Draft]) -> dict[UUID, ThreadRow]:
    """What admission looks at in each thread that a draft names; one query, two with blocks."""
    wanted = {draft.thread: draft for draft in drafts if draft.thread}
    if not wanted:
        return {}
    rows = Thread.objects.filter(id__in=wanted, merged_into=None).values_list(
        "id", "room_id", "creator_id", "locked"
    )
    separated = separated_from({draft.principal.user_id for draft in drafts if draft.thread})
    return {id: ThreadRow(room, creator, locked, separated) for id, room, creator, locked in rows}


def _thread_refusal(
    draft: Draft, standing: Standing, threads: dict[UUID, ThreadRow]
) -> CaryaError | None:
    """Why this draft may not stand in the thread it names."""
    if draft.thread is None:
        alone = INPUT_INVALID(field="also_in_room", rule="takes a thread")
        return alone if draft.also_in_room else None
    thread = threads.get(draft.thread)
    if thread is None or thread.room != draft.room or thread.hidden_from(draft.principal.user_id):
        return THREAD_NOT_FOUND(field="thread")
    if thread.locked and not standing.moderates:
        return THREAD_LOCKED(field="thread")
    return None
