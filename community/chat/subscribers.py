"""What chat does about facts of the apps below it."""

from datetime import timedelta

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext

from community.chat.access import users_by_id
from community.chat.actions.attachments import describe_again, let_go
from community.chat.attachments import may_see
from community.chat.authors import badges
from community.chat.models import Message, Room, RoomHead
from community.chat.publications import room_listed, user_updated
from community.people.payloads import author_payload
from community.spaces.payloads import space_updated
from core.kernel.clock import now
from core.kernel.facts import (
    MemberJoined,
    ProfileUpdated,
    SpaceAccessChanged,
    SpaceChanged,
    SpaceFounded,
    UploadDescribed,
    UploadRemoved,
)
from core.kernel.facts import (
    subscribe as subscribe_to,
)
from core.kernel.publish import (
    RoomAccessChanged,
    RoomListed,
    control_on_commit,
    publish_on_commit,
)
from core.media.access import readable_when
from core.media.models import Upload

LATELY = timedelta(days=7)
ROOMS_MAX = 50


def subscribe() -> None:
    """Subscribe; called once by the composition root."""
    subscribe_to(ProfileUpdated, show_profile)
    subscribe_to(SpaceFounded, open_first_room)
    subscribe_to(SpaceChanged, show_space)
    subscribe_to(SpaceAccessChanged, recheck_rooms)
    subscribe_to(MemberJoined, start_reading)
    subscribe_to(UploadRemoved, let_go)
    subscribe_to(UploadDescribed, describe_again)
    readable_when(Upload.Purpose.ATTACHMENT, may_see)


def show_profile(fact: ProfileUpdated) -> None:
    """Tell the rooms where the person wrote in the last week how they look now."""
    user = users_by_id([fact.user]).get(fact.user)
    if user is None:
        return
    recent = (
        Message.objects.filter(author=user, created_at__gt=now() - LATELY)
        .order_by()
        .values_list("room_id", "room__space_id")
        .distinct()[:ROOMS_MAX]
    )
    rooms = list(recent)
    roles = badges([space for _, space in rooms], [user.id])
    publish_on_commit(
        [
            user_updated(room, author_payload(user, badge=roles.get((space, user.id))))
            for room, space in rooms
        ]
    )


def open_first_room(fact: SpaceFounded) -> None:
    """A new space has a place to talk. The room's name is the project's own, in the founder's
    language.
    """
    room = Room.objects.create(
        space_id=fact.space, slug="general", name=gettext("General"), emoji="💬", is_default=True
    )
    RoomHead.objects.create(room=room)
    control_on_commit(room_listed(room))


def recheck_rooms(fact: SpaceAccessChanged) -> None:
    """Have every live subscriber of the space's rooms checked again, and tell its members who may
    write there now.
    """
    rooms = list(Room.objects.filter(space=fact.space))
    control_on_commit(*(RoomAccessChanged(room=room.id) for room in rooms))
    control_on_commit(*(room_listed(room) for room in rooms if room.archived_at is None))


def show_space(fact: SpaceChanged) -> None:
    """Tell the members of a space how it looks now: whoever has a seat in the room that most of
    them may read is told there.
    """
    open_to_all = Q(read_level__in=[Room.Level.ANYONE, Room.Level.MEMBER])
    rooms = Room.objects.filter(open_to_all, space=fact.space, archived_at=None)
    room = rooms.select_related("space").order_by("-is_default", "position").first()
    if room is not None:
        frame = space_updated(room.space)
        control_on_commit(RoomListed(room=room.id, to_readers=frame, to_writers=frame))


def start_reading(fact: MemberJoined) -> None:
    """What was written before someone joined is not unread to them."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO chat_readpointer (id, user_id, room_id, read_seq)
            SELECT gen_random_uuid(), %s, r.id, h.seq
              FROM chat_room AS r JOIN chat_roomhead AS h ON h.room_id = r.id
             WHERE r.space_id = %s
                ON CONFLICT (user_id, room_id) WHERE thread_id IS NULL DO NOTHING
            """,
            [fact.user, fact.space],
        )
