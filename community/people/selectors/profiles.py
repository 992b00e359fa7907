"""How people look, in bulk."""

from collections.abc import Collection
from uuid import UUID

from community.people.payloads import Author, author_payload
from core.accounts.models import User


def authors(user_ids: Collection[UUID]) -> dict[UUID, Author]:
    """By id, the people as authors without a badge; one query, absent people are missing."""
    users = User.objects.filter(id__in=set(user_ids)).select_related("profile") if user_ids else ()
    return {user.id: author_payload(user) for user in users}
