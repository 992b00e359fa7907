"""What beat tidies up: what nothing holds, what got stuck, what could not be deleted."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from core.kernel.clock import now
from core.media import limits, storage
from core.media.actions.changes import discard
from core.media.models import Upload
from core.media.queue import enqueue

BATCH = 200


def discard_orphans() -> int:
    """Remove uploads that nothing has held for a day, refused ones after 30; how many."""
    at = now()
    unused = Q(used_at=None, changed_at__lt=at - timedelta(hours=limits.ORPHAN_HOURS)) & ~Q(
        state__in=(Upload.State.HELD, Upload.State.REJECTED)
    )
    refused = Q(
        state=Upload.State.REJECTED, changed_at__lt=at - timedelta(days=limits.REJECTED_DAYS)
    )
    found = Upload.objects.filter(unused | refused).exclude(state=Upload.State.REMOVED)
    with transaction.atomic():
        # Locked by their condition, so that one being posted at this moment is left alone.
        locked = found.select_for_update(skip_locked=True).order_by("id")[:BATCH]
        ids = [upload.id for upload in locked]
        discard(ids)
    return len(ids)


def delete_leftovers() -> int:
    """Delete the files of removed uploads that could not be deleted then; how many uploads."""
    left = Upload.objects.filter(state=Upload.State.REMOVED).exclude(
        incoming_key="", original_key="", thumbnail_key="", preview_key=""
    )
    count = 0
    for row in left.order_by("id")[:BATCH]:
        storage.delete(*row.keys)
        row.incoming_key = row.original_key = row.thumbnail_key = row.preview_key = ""
        row.save(update_fields=["incoming_key", "original_key", "thumbnail_key", "preview_key"])
        count += 1
    return count


def delete_incoming() -> int:
    """Delete files as they came, of uploads that were processed; how many."""
    done = (Upload.State.READY, Upload.State.HELD, Upload.State.REJECTED)
    left = Upload.objects.filter(state__in=done).exclude(incoming_key="").order_by("id")[:BATCH]
    for row in left:
        storage.delete(row.incoming_key)
        Upload.objects.filter(id=row.id).update(incoming_key="")
    return len(left)


def forget_removed() -> int:
    """Forget the rows of uploads that were never used and are gone; how many."""
    gone = Upload.objects.filter(
        state=Upload.State.REMOVED,
        used_at=None,
        incoming_key="",
        original_key="",
        thumbnail_key="",
        preview_key="",
    )
    ids = list(gone.values_list("id", flat=True)[:BATCH])
    Upload.objects.filter(id__in=ids).delete()
    return len(ids)


def hand_over_again() -> int:
    """Give uploads that no worker finished to one again; how many."""
    late = now() - timedelta(seconds=limits.STUCK_SECONDS)
    stuck = Upload.objects.filter(
        state__in=(Upload.State.UPLOADED, Upload.State.PROCESSING), changed_at__lt=late
    ).exclude(stored_at=None)
    ids = list(stuck.order_by("id").values_list("id", flat=True)[:BATCH])
    for id in ids:
        enqueue(id)
    return len(ids)
