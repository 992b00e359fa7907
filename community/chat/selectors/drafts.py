"""One's own drafts."""

from uuid import UUID

from community.chat.draft_events import DraftPayload, draft_payload
from community.chat.models import StoredDraft
from community.chat.selectors.whereabouts import Whereabouts, whereabouts


class ListedDraft(DraftPayload, frozen=True, kw_only=True):
    """A draft and where it stands; `place` is null where its writer may not read any more."""

    place: Whereabouts | None


def drafts_of(user: UUID) -> list[ListedDraft]:
    """All of somebody's drafts, the latest first; at most five queries."""
    drafts = list(StoredDraft.objects.filter(user=user).order_by("-version"))
    places = whereabouts(user, {(draft.room_id, draft.thread_id) for draft in drafts})
    return [
        ListedDraft(
            id=draft.id,
            room=draft.room_id,
            thread=draft.thread_id,
            text=draft.text,
            reply_to=draft.reply_to,
            version=draft.version,
            updated_at=draft.updated_at,
            place=places.get((draft.room_id, draft.thread_id)),
        )
        for draft in drafts
    ]


def draft_at(user: UUID, room: UUID, thread: UUID | None) -> DraftPayload | None:
    """Somebody's draft in one place."""
    found = StoredDraft.objects.filter(user=user, room=room, thread=thread).first()
    return draft_payload(found) if found else None
