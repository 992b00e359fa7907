"""Saving messages for oneself, and letting go of them."""

from uuid import UUID

from django.db import transaction

from community.chat.access import message_and_standing
from community.chat.errors import MESSAGE_IS_HELD, MESSAGE_NOT_FOUND, SAVED_FULL
from community.chat.limits import SAVED_MAX, SAVES
from community.chat.models import Message, SavedMessage
from community.chat.publications import saved_changed
from core.accounts.models import User
from core.kernel import ratelimit
from core.kernel.principal import Principal
from core.kernel.publish import publish_on_commit


def save_message(*, principal: Principal, message: UUID) -> None:
    """Keep a published message one may read; what is saved already stays so.

    MESSAGE_NOT_FOUND, MESSAGE_IS_HELD, SAVED_FULL with the 1,001st. The person's other sockets
    hear of it, nobody else does.
    """
    _limit(principal)
    found, _ = message_and_standing(principal.user_id, message)
    if found.state != Message.State.PUBLISHED:
        raise MESSAGE_IS_HELD(field="message")
    _save(principal.user_id, found.id)


def unsave_message(*, principal: Principal, message: UUID) -> None:
    """Let go of a saved message, whether or not one may still read it; of any other, nothing."""
    _limit(principal)
    with transaction.atomic():
        gone, _ = SavedMessage.objects.filter(user=principal.user_id, message=message).delete()
        if gone:
            publish_on_commit([saved_changed(principal.user_id, message, saved=False)])


@transaction.atomic
def _save(user: UUID, message: UUID) -> None:
    # One after the other for each person, or two at once would pass the limit.
    User.objects.select_for_update(no_key=True).only("id").get(id=user)
    there = Message.objects.select_for_update(no_key=True).filter(id=message, deleted_at=None)
    if not there.exists():
        raise MESSAGE_NOT_FOUND(field="message")
    mine = SavedMessage.objects.filter(user=user)
    if mine.filter(message=message).exists():
        return
    if mine.count() >= SAVED_MAX:
        raise SAVED_FULL(field="message", limit=SAVED_MAX)
    SavedMessage.objects.create(user_id=user, message_id=message)
    publish_on_commit([saved_changed(user, message, saved=True)])


def _limit(principal: Principal) -> None:
    if not principal.exempt:
        ratelimit.hit(SAVES, str(principal.user_id))
