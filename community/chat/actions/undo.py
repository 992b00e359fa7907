"""Undoing a move within 24 hours: what is still where it was put goes back."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from community.chat.access import Standing, standings
from community.chat.actions.transfer import Transfer
from community.chat.errors import MOVE_NOT_FOUND, MOVE_TOO_LATE
from community.chat.limits import UNDO_HOURS
from community.chat.models import Message, Move, Thread
from community.chat.positions import Numbering
from core.kernel.clock import now
from core.kernel.errors import NOT_PERMITTED
from core.kernel.principal import Principal
from core.kernel.publish import publish_on_commit


def undo_move(*, principal: Principal, move: UUID) -> int:
    """Undo a move; returns how many messages went back. What was moved on or deleted since stays.

    MOVE_NOT_FOUND, NOT_PERMITTED, MOVE_TOO_LATE after 24 hours or a second time.
    """
    found = Move.objects.filter(id=move).first()
    if found is None:
        raise MOVE_NOT_FOUND(field="move")
    user = principal.user_id
    known = standings([(user, found.room_id), (user, found.target_id)])
    both = [known.get((user, room)) for room in (found.room_id, found.target_id)]
    readable = [one for one in both if one is not None and one.may_read]
    if len(readable) != len(both):
        raise MOVE_NOT_FOUND(field="move")
    _require_moderators(readable)
    with transaction.atomic():
        return _undo(found.id, readable[0], readable[1], by=user)


def _require_moderators(standings: list[Standing]) -> None:
    for standing in standings:
        if refusal := standing.account_refusal():
            raise refusal
        if not standing.moderates:
            raise NOT_PERMITTED()
        if refusal := standing.write_refusal():
            raise refusal


def _undo(id: UUID, source: Standing, target: Standing, *, by: UUID) -> int:
    at = now()
    numbering = Numbering([source.room.id, target.room.id])
    move = Move.objects.select_for_update().get(id=id)
    if move.undone_at is not None or at - move.created_at > timedelta(hours=UNDO_HOURS):
        raise MOVE_TOO_LATE(field="move", hours=UNDO_HOURS)
    move.undone_at, move.undone_by_id = at, by
    move.save(update_fields=["undone_at", "undone_by"])
    transfer = Transfer(numbering, target=target.room, thread=move.thread_id)
    separated = Thread.objects.filter(id__in=move.merged, merged_into=move.thread_id)
    transfer.touch(dict.fromkeys(separated.values_list("id", flat=True), move.room_id))
    separated.update(merged_into=None)
    if move.room_id == move.target_id:
        count = _put_back(move, transfer)
    else:
        count = _revive(move, transfer, at)
    _close_empty(move, transfer, at)
    _accept_again(move)
    transfer.finish()
    publish_on_commit(transfer.publications)
    return count


def _put_back(move: Move, transfer: Transfer) -> int:
    unread = {
        UUID(trace["id"]): UUID(trace["thread"]) for trace in move.messages if trace.get("silent")
    }
    if unread:
        transfer.along(Message.objects.filter(id__in=unread, thread=move.thread_id), unread)
    places = {UUID(trace["id"]): trace for trace in move.messages if "also_in_room" in trace}
    rows = Message.objects.select_for_update(of=("self",)).filter(
        id__in=places,
        thread=move.thread_id,
        state=Message.State.PUBLISHED,
        deleted_at=None,
    )
    moved = list(rows.select_related("author__profile", "room").order_by("seq"))
    shown = {one.id for one in moved if places[one.id]["also_in_room"]}
    transfer.within(moved, [_place(places[one.id]["thread"]) for one in moved], shown=shown)
    return len(moved)


def _revive(move: Move, transfer: Transfer, at: datetime) -> int:
    originals = {
        UUID(trace["id"]): UUID(trace["copy"]) for trace in move.messages if "copy" in trace
    }
    rows = (
        Message.objects.select_for_update(of=("self",))
        .filter(id__in=[*originals, *originals.values()])
        .select_related("author__profile", "room")
        .order_by("id")
    )
    found = {one.id: one for one in rows}
    pairs = [
        (found[old], found[new])
        for old, new in originals.items()
        if old in found
        and new in found
        and found[new].deleted_at is None
        and found[new].state == Message.State.PUBLISHED
        and found[old].moved_to == new
    ]
    transfer.revive(pairs, at=at)
    behind = Thread.objects.filter(
        parent__in=[original.id for original, _ in pairs], archived_at=move.created_at
    )
    transfer.touch(dict(behind.values_list("id", "room_id")))
    behind.update(archived_at=None)
    return len(pairs)


def _accept_again(move: Move) -> None:
    """Answers that came back answer their threads again, where nothing else was decided since."""
    for trace in move.messages:
        if trace.get("answer"):
            thread, answer = UUID(trace["thread"]), UUID(trace["id"])
            back = Message.objects.filter(id=answer, thread=thread, deleted_at=None)
            Thread.objects.filter(
                Exists(back), id=thread, answer=None, resolved_at__isnull=False
            ).update(answer=answer)


def _close_empty(move: Move, transfer: Transfer, at: datetime) -> None:
    """Threads made for the move close again when nothing is left in them."""
    made = [trace["opened"] for trace in move.messages if "opened" in trace]
    if move.opened and move.thread_id:
        made.append(str(move.thread_id))
    left = Message.objects.filter(
        thread=OuterRef("id"), state=Message.State.PUBLISHED, deleted_at=None
    )
    empty = Thread.objects.filter(~Exists(left), id__in=made, archived_at=None)
    transfer.touch(dict(empty.values_list("id", "room_id")))
    empty.update(archived_at=at)


def _place(thread: str | None) -> UUID | None:
    return UUID(thread) if thread else None
