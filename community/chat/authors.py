"""Authors as they look in one space: name, picture, badge."""

from collections.abc import Iterable
from uuid import UUID

from community.chat.models import Message
from community.people.payloads import Author, author_payload
from community.spaces.models import Membership


def badges(space_ids: Iterable[UUID], user_ids: Iterable[UUID]) -> dict[tuple[UUID, UUID], str]:
    """Roles above member by (space, user); one query."""
    rows = (
        Membership.objects.filter(space__in=set(space_ids), user__in=set(user_ids), left_at=None)
        .exclude(role=Membership.Role.MEMBER)
        .values_list("space_id", "user_id", "role")
    )
    return {(space, user): role for space, user, role in rows}


def authors_of(messages: Iterable[Message]) -> dict[UUID, Author]:
    """Authors by message id; one query. `author.profile` and `room` must be loaded."""
    messages = list(messages)
    if not messages:
        return {}
    roles = badges({m.room.space_id for m in messages}, {m.author_id for m in messages})
    return {
        message.id: author_payload(
            message.author, badge=roles.get((message.room.space_id, message.author_id))
        )
        for message in messages
    }
