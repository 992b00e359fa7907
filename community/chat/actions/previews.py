"""Looking at what messages link to, showing it under them, and taking it off again."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import msgspec
import structlog
from asgiref.sync import async_to_sync
from celery import current_app
from django.conf import settings
from django.db import transaction
from kombu.exceptions import OperationalError

from community.chat.access import message_and_standing
from community.chat.actions.attachments import announce
from community.chat.actions.locking import locked_message
from community.chat.errors import MESSAGE_NOT_DELETABLE, MESSAGE_NOT_FOUND
from community.chat.inserts import MessageRow
from community.chat.models import LinkPreview, Message
from community.chat.payloads import Embed, MessagePayload
from community.chat.previews import Found, links_in, read
from core.kernel.clock import now
from core.kernel.errors import CaryaError
from core.kernel.gate import TextKind, gate
from core.kernel.principal import Principal
from core.kernel.review import NamedText, review_texts
from core.media.outward import Outward, OutwardError

TASK = "community.chat.tasks.preview_links"
FRESH = timedelta(days=1)
EMPTY_FRESH = timedelta(hours=1)
"""How long an answer is good, and how long none is."""

outward = Outward()
"""How this server looks at the web."""

logger = structlog.get_logger(__name__)


def preview_later(messages: Sequence[MessagePayload | MessageRow]) -> None:
    """Have a worker look at the links of published messages, once this transaction commits."""
    if not settings.LINK_PREVIEWS:
        return
    linking = [str(one.id) for one in messages if "://" in one.content and links_in(one.content)]

    def send() -> None:
        try:
            for message in linking:
                current_app.send_task(TASK, args=[message])
        except OperationalError:
            logger.warning("previews_not_queued", messages=len(linking))

    if linking:
        transaction.on_commit(send, robust=True)


def preview_links(*, message: UUID) -> None:
    """Fetch what a message links to and show it; idempotent.

    The texts of a page pass the gate as words of whoever linked to it; what does not pass is not
    shown.
    """
    found = Message.objects.filter(id=message).select_related("author", "room").first()
    if found is None or not _takes_embeds(found):
        return
    embeds = [one for one in (_embed(link, found) for link in links_in(found.content)) if one]
    with transaction.atomic():
        locked = locked_message(message)
        if (
            locked is None
            or not _takes_embeds(locked.message)
            or locked.message.content != found.content
        ):
            return
        stored = [msgspec.to_builtins(one) for one in embeds]
        if locked.message.embeds == stored:
            return
        locked.message.embeds = stored
        locked.message.save(update_fields=["embeds"])
        announce(locked)


def forget_answers() -> int:
    """Forget what pages said once nobody would be shown it again; how many."""
    count, _ = LinkPreview.objects.filter(fetched_at__lt=now() - FRESH).delete()
    return count


def remove_embeds(*, principal: Principal, message: UUID) -> None:
    """Take the previews off one's own message or, as a moderator, anyone's; they stay off."""
    found, standing = message_and_standing(principal.user_id, message)
    if found.author_id != principal.user_id and not standing.moderates:
        raise MESSAGE_NOT_DELETABLE(field="message")
    if refusal := standing.account_refusal():
        raise refusal
    with transaction.atomic():
        locked = locked_message(message)
        if locked is None or locked.message.deleted_at is not None:
            raise MESSAGE_NOT_FOUND(field="message")
        shown, locked.message.embeds = locked.message.embeds, []
        locked.message.embeds_removed = True
        locked.message.save(update_fields=["embeds", "embeds_removed"])
        if shown:
            announce(locked)


def _takes_embeds(message: Message) -> bool:
    return (
        message.state == Message.State.PUBLISHED
        and message.deleted_at is None
        and not message.embeds_removed
        and settings.LINK_PREVIEWS
    )


def _embed(link: str, message: Message) -> Embed | None:
    found = _looked_up(link)
    if not found.title or not _passes(found, message):
        return None
    return Embed(
        url=link,
        title=found.title,
        description=found.description,
        site_name=found.site_name,
    )


def _looked_up(link: str) -> Found:
    """From the cache, or from the web."""
    digest = hashlib.sha256(link.encode()).hexdigest()
    kept = LinkPreview.objects.filter(address_hash=digest).first()
    if kept and now() - kept.fetched_at < (FRESH if kept.title else EMPTY_FRESH):
        return Found(title=kept.title, description=kept.description, site_name=kept.site_name)
    try:
        found = read(async_to_sync(outward.fetch)(link))
    except OutwardError as error:
        logger.info("link_not_previewed", reason=str(error))
        found = Found()
    LinkPreview.objects.update_or_create(
        address_hash=digest,
        defaults={"address": link, "fetched_at": now(), **msgspec.structs.asdict(found)},
    )
    return found


def _passes(found: Found, message: Message) -> bool:
    text = "\n".join(part for part in (found.title, found.description, found.site_name) if part)
    try:
        settled = review_texts(
            author=message.author_id,
            subject=message.id,
            texts=[NamedText(TextKind.LINK_PREVIEW, "embeds", text)],
            space=message.room.space_id,
            room=message.room_id,
        )
    except CaryaError:
        return False
    with transaction.atomic():
        gate().settle(settled)
    return True
