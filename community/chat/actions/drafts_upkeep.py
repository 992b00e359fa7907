"""What happens to drafts by themselves: those that nobody comes back to are dropped."""

from datetime import datetime, timedelta

from django.db.models import Q

from community.chat.limits import DRAFT_DAYS
from community.chat.models import StoredDraft
from core.accounts.models import User


def drop_old_drafts(*, at: datetime) -> int:
    """Drop drafts that nobody has touched for 90 days, and those of removed accounts; returns how
    many. Devices that are online keep what they show.
    """
    old = Q(updated_at__lt=at - timedelta(days=DRAFT_DAYS))
    gone, _ = StoredDraft.objects.filter(old | Q(user__status=User.Status.DELETED)).delete()
    return gone
