"""A space with one person in every role, their messages, and fingerprints of all that is stored."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any

from django.apps import apps
from django.db import connection

from community.chat.models import (
    Attachment,
    Message,
    Move,
    Room,
    RoomHead,
    ScheduledMessage,
    StoredDraft,
    Thread,
)
from community.people.models import Relation
from community.spaces.models import Space
from core.accounts.actions.sessions import open_session
from core.accounts.actions.users import set_role
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.ids import new_id
from core.media.models import Upload
from core.media.models.uploads import key_of
from tests.integration.security.table import COLUMNS
from tests.integration.spaces.roles import cast
from tests.support.factories import MembershipFactory, UserFactory

_PASSING = {"django_session", "usersessions_usersession", "realtime_epoch"}
_SKIPPED = {"django_migrations", "django_content_type", "auth_permission"}


@dataclass
class Place:
    """The space, its room, an author others act on, and a signed-in session key a role."""

    space: Space
    room: Room
    author: User
    people: dict[str, User | None]
    sessions: dict[str, str]
    _numbers: Any = field(default_factory=lambda: count(1))

    def message(self, author: User | None = None, content: str = "hello") -> Message:
        """A published message, of the author unless said otherwise, at the room's next position,
        and a thread, a move, an upload, a draft and a scheduled message of theirs with the same id;
        it holds a poll, too.
        """
        seq = next(self._numbers)
        message = Message.objects.create(
            room=self.room,
            author=author or self.author,
            content=content,
            nonce=new_id(),
            fingerprint=b"x" * 16,
            state="published",
            seq=seq,
            last_seq=seq,
            published_at=now(),
            poll={"options": [{"text": "Yes"}, {"text": "No"}]},
        )
        RoomHead.objects.filter(room=self.room).update(seq=seq)
        Thread.objects.create(
            id=message.id, room=self.room, creator=message.author, title="A matter"
        )
        Move.objects.create(
            id=message.id, kind="move", room=self.room, target=self.room, actor=message.author
        )
        _upload_in(message)
        _unsent_of(message)
        return message

    def caught_up(self) -> None:
        """Go on numbering after what others published."""
        self._numbers = count(RoomHead.objects.get(room=self.room).seq + 1)


def _unsent_of(message: Message) -> None:
    at_thread = {"id": message.id, "room": message.room, "thread_id": message.id}
    StoredDraft.objects.create(user=message.author, text="begun", version=1, **at_thread)
    ScheduledMessage.objects.create(
        author=message.author,
        content="for later",
        due_at=now() + timedelta(hours=1),
        nonce=message.id,
        **at_thread,
    )


def _upload_in(message: Message) -> None:
    name = {"name": "a.txt", "kind": "file", "content_type": "text/plain", "bytes": 5}
    upload = Upload.objects.create(
        id=message.id,
        owner=message.author,
        state="ready",
        original_key=key_of(message.id, "original", "txt"),
        stored_at=now(),
        used_at=now(),
        **name,
    )
    Attachment.objects.create(message=message, upload=upload)
    message.attachments = [{"id": str(upload.id), "alt": "", **name}]
    message.save(update_fields=["attachments"])


def make_place(**space: Any) -> Place:
    """A space with `space`'s fields, and a thread with its room's id; sessions were opened before
    any sanction.
    """
    made = cast(**space)
    new = {
        role: MembershipFactory(space=made.space).user
        for role in ("restricted", "blocked", "site-banned")
    }
    people = {role: made.people.get(role) for role in COLUMNS} | new
    set_role(user=people["site admin"], role=User.Role.ADMIN)  # type: ignore[arg-type]
    sessions = {role: open_session(user=user) for role, user in people.items() if user}
    for role, status in (("restricted", "restricted"), ("site-banned", "banned")):
        User.objects.filter(pk=new[role].pk).update(status=status)
    Relation.objects.create(user=made.target, other=new["blocked"], kind="block")
    owner = made.people["owner"]
    assert owner is not None
    Thread.objects.create(id=made.room.id, room=made.room, creator=owner, title="Another matter")
    return Place(made.space, made.room, made.target, people, sessions)


def outsider() -> tuple[User, str]:
    """Someone who belongs nowhere, with a session key."""
    user = UserFactory(username=f"outsider-{new_id().hex[:8]}")
    return user, open_session(user=user)


def fingerprint() -> dict[str, str]:
    """Number and digest of the rows of every table but sessions; one query."""
    tables = sorted({model._meta.db_table for model in apps.get_models()} - _PASSING - _SKIPPED)
    parts = [
        f"SELECT '{table}', count(*) || ' ' || coalesce(md5(string_agg(t::text, '' "
        f"ORDER BY t::text)), '') FROM {table} AS t"
        for table in tables
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return dict(cursor.fetchall())


def changed(before: dict[str, str], *, but: frozenset[str] = frozenset()) -> set[str]:
    """Tables whose rows differ from a fingerprint, `but` those."""
    after = fingerprint()
    return {name for name in before if before[name] != after[name]} - but
