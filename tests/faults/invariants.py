"""The promises of the message path, checked from client logs and the database.

Each check returns what contradicts it, as sentences; none means that it holds.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.faults.records import RoomRecord
from tests.support.client import Client
from tests.support.evidence import Log, RoomView, Seen, digest_of

PUBLISHED = frozenset({"allow", "flag"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One room after the dust has settled: what clients logged, what they know, what is stored."""

    record: RoomRecord
    logs: Sequence[Log]
    views: Sequence[RoomView]

    @classmethod
    def of(cls, record: RoomRecord, clients: Sequence[Client]) -> "Evidence":
        """Evidence of running clients."""
        views = [client.views[record.room] for client in clients if record.room in client.views]
        return cls(record, [client.log for client in clients], views)


def acknowledged_and_lost(evidence: Evidence) -> Iterator[str]:
    """I1, I13: every acknowledged post is a row with that text, author, nonce and position."""
    for log in evidence.logs:
        for ack in log.acknowledged:
            row = evidence.record.rows.get(ack.message)
            if ack.room != evidence.record.room:
                continue
            if row is None:
                yield f"{log.name}: acknowledged {ack.message} is not stored"
            elif (row.author, row.nonce) != (log.user, ack.nonce):
                yield f"{log.name}: {ack.message} is stored under another author or nonce"
            elif ack.state == "published" and row.seq != ack.seq:
                yield f"{log.name}: {ack.message} acknowledged at {ack.seq}, stored at {row.seq}"


def doubled(evidence: Evidence) -> Iterator[str]:
    """I2: one (author, nonce) is one message: in rows, in acknowledgements, in deliveries."""
    stored = Counter((row.author, row.nonce) for row in evidence.record.rows.values())
    yield from (f"stored {n} times: {pair}" for pair, n in stored.items() if n > 1)
    texts = Counter((row.author, row.content) for row in evidence.record.rows.values())
    yield from (f"said once, stored {n} times: {pair}" for pair, n in texts.items() if n > 1)
    ids: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for log in evidence.logs:
        for ack in log.acknowledged:
            ids[log.user, ack.nonce].add(ack.message)
    yield from (f"{pair} was answered with {len(i)} ids" for pair, i in ids.items() if len(i) > 1)
    for log in evidence.logs:
        created = Counter(
            (seen.session, seen.message)
            for seen in _events(log, evidence)
            if seen.kind == "message.created"
        )
        yield from (f"{log.name}: {key} created {n} times" for key, n in created.items() if n > 1)


def out_of_order(evidence: Evidence) -> Iterator[str]:
    """I3: a number is the same thing for everyone, and an author's own order is kept."""
    stored = {row.seq: row.id for row in evidence.record.rows.values() if row.seq is not None}
    for log in evidence.logs:
        for seen in _events(log, evidence):
            if seen.kind == "message.created" and stored.get(seen.seq) != seen.message:
                yield f"{log.name}: {seen.seq} is {seen.message}, stored {stored.get(seen.seq)}"
        straight = [
            ack
            for ack in log.acknowledged
            if ack.attempts == 1
            and not ack.duplicate
            and ack.seq is not None
            and ack.room == evidence.record.room
        ]
        by_session: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for ack in straight:
            by_session[ack.session].append((ack.sent, ack.seq or 0))
        for pairs in by_session.values():
            pairs.sort()
            numbers = [seq for _, seq in pairs]
            if numbers != sorted(numbers):
                yield f"{log.name}: own order is lost: {numbers}"


def holes(evidence: Evidence) -> Iterator[str]:
    """I4: after an answer with head h come h+1, h+2, …; only `room.lag` or a resync interrupts.

    Between a request to catch up and its answer nothing is asked of the numbers.
    """
    for log in evidence.logs:
        expected: int | None = None
        session = 0
        for seen in log.seen:
            if seen.session != session:
                session, expected = seen.session, None
            if seen.room != evidence.record.room:
                continue
            if seen.kind == "state":
                expected = seen.seq + 1
            elif seen.kind == "room.lag":
                expected = None
            elif seen.via == "event" and seen.seq and expected is not None:
                if seen.seq != expected:
                    yield f"{log.name}: {seen.seq} came where {expected} was due"
                expected = seen.seq + 1


def not_decided(evidence: Evidence) -> Iterator[str]:
    """I5: every text that reached someone else has a stored allow or flag for exactly that text."""
    allowed = {
        (one.subject, one.digest) for one in evidence.record.decided if one.outcome in PUBLISHED
    }
    told = set()
    for log in evidence.logs:
        for seen in log.seen:
            shown = seen.room == evidence.record.room and seen.digest and seen.seq
            pair = (seen.message, seen.digest)
            if not shown or not seen.kind.startswith("message.") or pair in told:
                continue
            if (seen.message or "", seen.digest or "") not in allowed:
                told.add(pair)
                yield f"{log.name}: {seen.message} at {seen.seq} was shown without a decision"
    for row in evidence.record.rows.values():
        if row.state == "published" and not row.deleted and (row.id, row.digest) not in allowed:
            yield f"{row.id} is published without a decision"


def diverged(evidence: Evidence) -> Iterator[str]:
    """I7, I11: what a client built from snapshot and events is what is stored now."""
    record = evidence.record
    for view in evidence.views:
        if view.closed:
            continue
        if view.cursor != record.head:
            yield f"a client is at {view.cursor}, the room at {record.head}"
            continue
        for row in record.rows.values():
            if row.seq is None or row.seq <= view.since:
                continue
            known = view.messages.get(row.id)
            if known is None:
                if not row.deleted:
                    yield f"a client never heard of {row.id} at {row.seq}"
            elif known["kind"] == "deleted":
                if not row.deleted:
                    yield f"{row.id} is deleted for a client alone"
            elif row.deleted:
                yield f"{row.id} is still there for a client"
            elif digest_of(known["content"]) != row.digest or known["last_seq"] != row.last_seq:
                yield f"{row.id} is at {known['last_seq']} for a client, stored {row.last_seq}"


def numbered_wrong(evidence: Evidence) -> Iterator[str]:
    """Every position is taken once, and the counter stands at the last one."""
    rows = evidence.record.rows.values()
    last = [row.last_seq for row in rows if row.last_seq is not None]
    if len(set(last)) != len(last):
        yield "two changes share a position"
    if max(last, default=0) > evidence.record.head:
        yield f"a row stands at {max(last)}, the counter at {evidence.record.head}"


CHECKS = (
    acknowledged_and_lost,
    doubled,
    out_of_order,
    holes,
    not_decided,
    diverged,
    numbered_wrong,
)


def broken(evidence: Evidence) -> list[str]:
    """Everything that contradicts an invariant, by the name of its check."""
    return [f"{check.__name__}: {said}" for check in CHECKS for said in check(evidence)]


def same_as_fresh(client: Client, fresh: Client, room: str) -> list[str]:
    """I11: everything a fresh snapshot says, the old client knows exactly so."""
    old, new = client.views[room].messages, fresh.views[room].messages
    return [
        f"{client.log.name}: {id} differs from a fresh snapshot: {_difference(old.get(id), now)}"
        for id, now in new.items()
        if _comparable(old.get(id)) != _comparable(now)
    ]


def heard_after(log: Log, room: str, moment: float) -> list[Seen]:
    """I6: what a reader without access still got from the room after `moment`."""
    return [
        seen
        for seen in log.seen
        if seen.room == room and seen.at > moment and seen.kind != "room.closed"
    ]


def _events(log: Log, evidence: Evidence) -> Iterator[Seen]:
    for seen in log.seen:
        if seen.room == evidence.record.room and seen.via == "event" and seen.seq:
            yield seen


def _comparable(message: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if message is None else {key: message[key] for key in sorted(message)}


def _difference(old: dict[str, Any] | None, new: dict[str, Any]) -> str:
    if old is None:
        return "never heard of"
    return ", ".join(
        f"{key}: {old.get(key)!r} ≠ {new.get(key)!r}"
        for key in sorted({*old, *new})
        if old.get(key) != new.get(key)
    )
