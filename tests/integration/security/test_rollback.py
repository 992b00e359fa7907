"""What an action announces leaves the process when, and only if, its transaction commits."""

import ast
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from community.chat.access import standing_for_reading
from community.chat.actions.deletions import delete_message
from community.chat.actions.drafts import save_draft
from community.chat.actions.edits import edit_message
from community.chat.actions.held import reject_message, release_message
from community.chat.actions.hiding import hide_message
from community.chat.actions.messages import post_message
from community.chat.actions.moves import move_messages
from community.chat.actions.pins import pin_message
from community.chat.actions.polls import close_poll
from community.chat.actions.reactions import ReactionWish, set_reactions
from community.chat.actions.reads import ReadWish, move_pointers
from community.chat.actions.resources import set_resources
from community.chat.actions.room_order import order_rooms
from community.chat.actions.rooms import update_room
from community.chat.actions.saved import save_message
from community.chat.actions.scheduled import schedule_message
from community.chat.actions.scheduled_due import send_now
from community.chat.actions.thread_upkeep import archive_quiet
from community.chat.actions.threads import create_thread, update_thread
from community.chat.actions.undo import undo_move
from community.chat.actions.votes import VoteWish, set_votes
from community.chat.models import Room
from community.people.actions.profiles import update_profile
from community.people.actions.relations import relate, unrelate
from community.spaces.access import space_for_managing, space_for_reading
from community.spaces.actions.members import join_space, leave_space, update_member
from community.spaces.actions.requests import ask_to_join, decide_request
from community.spaces.actions.spaces import update_space
from community.spaces.models import Space
from core.accounts.actions.sessions import end_sessions
from core.accounts.actions.users import ban_user, change_password, restrict_user, set_role
from core.kernel.clock import now
from core.kernel.ids import new_id
from core.media.actions.changes import describe_upload, remove_upload
from core.media.actions.processing import process
from core.media.actions.receiving import Incoming, upload
from tests.integration.security.place import Place, changed, fingerprint, make_place
from tests.support.factories import RoomFactory, principal
from tests.support.files import picture
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parents[3]
ELSEWHERE = {
    "core/accounts/sessions.py": "a session that is deleted; tests.integration.accounts",
    "core/accounts/adapter.py": "verification; tests.integration.accounts",
    "community/chat/subscribers.py": "facts of actions below",
}


class FailureError(Exception):
    """The failure after the announcement."""


def owner(place: Place) -> Any:
    return place.people["owner"]


def held(place: Place) -> Any:
    with transaction.atomic():
        return post_message(
            principal=principal(owner(place)), room=place.room.id, content="[hold]", nonce=new_id()
        ).message.id


def waiting(place: Place) -> Any:
    """An upload that no worker has seen."""
    data = picture()
    incoming = Incoming(file=BytesIO(data), size=len(data), name="a.png")
    return upload(principal=principal(owner(place)), incoming=incoming).id


def managed(place: Place) -> Any:
    return space_for_managing(owner(place), place.space.slug)


def at_the_door(place: Place) -> Any:
    """A restricted space, and somebody outside it."""
    Space.objects.filter(id=place.space.id).update(visibility=Space.Visibility.RESTRICTED)
    return place.people["stranger"]


def waiting_request(place: Place) -> Any:
    with transaction.atomic():
        return ask_to_join(user=at_the_door(place), slug=place.space.slug).id


def turned_around(place: Place) -> list[Any]:
    """The ids of the space's rooms, last first."""
    RoomFactory(space=place.space)
    rooms = Room.objects.filter(space=place.space, archived_at=None).order_by("position", "id")
    return [room.id for room in rooms][::-1]


def move(place: Place, message: Any) -> Any:
    return move_messages(principal=principal(owner(place)), messages=[message], title="Elsewhere")


def wish(place: Place) -> ReactionWish:
    message = place.message().id
    return ReactionWish(principal=principal(owner(place)), message=message, emoji="👍", added=True)


ACTIONS: dict[str, tuple[str, Callable[[Place], Callable[[], Any]]]] = {
    "post": (
        "community/chat/actions/messages.py",
        lambda p: (
            lambda: post_message(
                principal=principal(owner(p)), room=p.room.id, content="hello", nonce=new_id()
            )
        ),
    ),
    "edit": (
        "community/chat/actions/edits.py",
        lambda p: (
            lambda id: (
                lambda: edit_message(principal=principal(owner(p)), message=id, content="other")
            )
        )(p.message(owner(p)).id),
    ),
    "describe an upload": (
        "core/media/actions/changes.py",
        lambda p: (
            lambda id: (
                lambda: describe_upload(principal=principal(owner(p)), upload=id, alt="A wall")
            )
        )(p.message(owner(p)).id),
    ),
    "remove an upload": (
        "community/chat/actions/attachments.py",
        lambda p: (lambda id: lambda: remove_upload(principal=principal(owner(p)), upload=id))(
            p.message(owner(p)).id
        ),
    ),
    "process an upload": (
        "core/media/actions/processing.py",
        lambda p: (lambda id: lambda: process(upload=id))(waiting(p)),
    ),
    "delete": (
        "community/chat/actions/deletions.py",
        lambda p: (lambda id: lambda: delete_message(principal=principal(owner(p)), message=id))(
            p.message().id
        ),
    ),
    "save a draft": (
        "community/chat/actions/drafts.py",
        lambda p: (
            lambda: save_draft(
                principal=principal(owner(p)), room=p.room.id, text="hello", version=0
            )
        ),
    ),
    "schedule": (
        "community/chat/actions/scheduled.py",
        lambda p: (
            lambda: schedule_message(
                principal=principal(owner(p)),
                room=p.room.id,
                content="hello",
                due_at=now() + timedelta(hours=1),
                nonce=new_id(),
            )
        ),
    ),
    "send what was scheduled": (
        "community/chat/actions/scheduled_due.py",
        lambda p: (lambda id: lambda: send_now(principal=principal(owner(p)), scheduled=id))(
            p.message(owner(p)).id
        ),
    ),
    "react": (
        "community/chat/actions/reactions.py",
        lambda p: (lambda one: lambda: set_reactions([one]))(wish(p)),
    ),
    "vote": (
        "community/chat/actions/votes.py",
        lambda p: (
            lambda id: (
                lambda: set_votes(
                    [VoteWish(principal=principal(owner(p)), message=id, options=(1,))]
                )
            )
        )(p.message().id),
    ),
    "close a poll": (
        "community/chat/actions/polls.py",
        lambda p: (lambda id: lambda: close_poll(principal=principal(owner(p)), message=id))(
            p.message().id
        ),
    ),
    "read": (
        "community/chat/actions/reads.py",
        lambda p: (
            lambda seq: lambda: move_pointers([ReadWish(user=owner(p).id, room=p.room.id, seq=seq)])
        )(p.message().seq or 0),
    ),
    "release": (
        "community/chat/actions/held.py",
        lambda p: (lambda id: lambda: release_message(message_id=id))(held(p)),
    ),
    "reject": (
        "community/chat/actions/held.py",
        lambda p: (lambda id: lambda: reject_message(message_id=id))(held(p)),
    ),
    "mend": (
        "community/chat/actions/publishing.py",
        lambda p: (
            lambda id: (
                lambda: edit_message(principal=principal(owner(p)), message=id, content="mended")
            )
        )(held(p)),
    ),
    "hide": (
        "community/chat/actions/hiding.py",
        lambda p: (lambda id: lambda: hide_message(message_id=id))(p.message().id),
    ),
    "pin": (
        "community/chat/actions/pins.py",
        lambda p: (
            lambda id: lambda: pin_message(principal=principal(owner(p)), message=id, pinned=True)
        )(p.message().id),
    ),
    "save": (
        "community/chat/actions/saved.py",
        lambda p: (lambda id: lambda: save_message(principal=principal(owner(p)), message=id))(
            p.message().id
        ),
    ),
    "set links": (
        "community/chat/actions/resources.py",
        lambda p: (
            lambda: set_resources(
                principal=principal(owner(p)),
                room=p.room.id,
                resources=[{"title": "Rules", "url": "https://example.org"}],
            )
        ),
    ),
    "archive threads": (
        "community/chat/actions/thread_upkeep.py",
        lambda p: (lambda _: lambda: archive_quiet(at=now() + timedelta(days=30)))(p.message()),
    ),
    "move": (
        "community/chat/actions/moves.py",
        lambda p: (lambda id: lambda: move(p, id))(p.message().id),
    ),
    "undo a move": (
        "community/chat/actions/undo.py",
        lambda p: (lambda id: lambda: undo_move(principal=principal(owner(p)), move=id))(
            move(p, p.message().id).id
        ),
    ),
    "open thread": (
        "community/chat/actions/threads.py",
        lambda p: (
            lambda: create_thread(
                principal=principal(owner(p)), room=p.room.id, title=f"Matter {new_id()}"
            )
        ),
    ),
    "change thread": (
        "community/chat/actions/threads.py",
        lambda p: (
            lambda id: (
                lambda: update_thread(
                    principal=principal(owner(p)), thread=id, changes={"locked": True}
                )
            )
        )(p.message().id),
    ),
    "change room": (
        "community/chat/actions/rooms.py",
        lambda p: (
            lambda: update_room(
                standing=managed(p),
                room=standing_for_reading(owner(p).id, p.room.id).room,
                changes={"topic": "Words", "write_level": "admin"},
            )
        ),
    ),
    "order rooms": (
        "community/chat/actions/room_order.py",
        lambda p: (lambda order: lambda: order_rooms(standing=managed(p), order=order))(
            turned_around(p)
        ),
    ),
    "ask to join": (
        "community/spaces/actions/doorbell.py",
        lambda p: (lambda user: lambda: ask_to_join(user=user, slug=p.space.slug))(at_the_door(p)),
    ),
    "decline to let in": (
        "community/spaces/actions/requests.py",
        lambda p: (
            lambda id: lambda: decide_request(standing=managed(p), request=id, approved=False)
        )(waiting_request(p)),
    ),
    "hide space": (
        "community/chat/subscribers.py",
        lambda p: lambda: update_space(standing=managed(p), changes={"visibility": "private"}),
    ),
    "change profile": (
        "community/chat/subscribers.py",
        lambda p: (
            lambda _: lambda: update_profile(user=p.author, changes={"display_name": "Other"})
        )(p.message()),
    ),
    "join": (
        "community/spaces/actions/members.py",
        lambda p: lambda: join_space(user=p.people["stranger"], slug=p.space.slug),  # type: ignore[arg-type]
    ),
    "leave": (
        "community/spaces/actions/members.py",
        lambda p: lambda: leave_space(standing=space_for_reading(p.author, p.space.slug)),
    ),
    "promote": (
        "community/spaces/actions/members.py",
        lambda p: (
            lambda: update_member(
                standing=managed(p), user=p.author.id, changes={"role": "moderator"}
            )
        ),
    ),
    "block": (
        "community/people/actions/relations.py",
        lambda p: lambda: relate(user=owner(p), kind="block", other=p.author.id),
    ),
    "unblock": (
        "community/people/actions/relations.py",
        lambda p: lambda: unrelate(user=p.author, kind="block", other=p.people["blocked"].id),  # type: ignore[union-attr]
    ),
    "ban": (
        "core/accounts/actions/users.py",
        lambda p: lambda: ban_user(user=p.author, reason="Threats"),
    ),
    "restrict": ("core/accounts/actions/users.py", lambda p: lambda: restrict_user(user=p.author)),
    "give a site role": (
        "core/accounts/actions/users.py",
        lambda p: lambda: set_role(user=p.author, role="moderator"),
    ),
    "change password": (
        "core/accounts/actions/users.py",
        lambda p: lambda: change_password(user=p.author, password="a long new secret"),
    ),
    "end sessions": (
        "core/accounts/actions/sessions.py",
        lambda p: lambda: end_sessions(user=p.author),
    ),
}


@transaction.atomic
def _fail_after(act: Callable[[], Any]) -> None:
    act()
    raise FailureError


def publishers() -> set[str]:
    """Modules of the domain that announce something."""
    found = set()
    for app in ("core", "community", "moderation"):
        for file in (ROOT / app).rglob("*.py"):
            named = {
                node.func.id
                for node in ast.walk(ast.parse(file.read_text()))
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            }
            if {"publish_on_commit", "control_on_commit"} & named and "kernel" not in file.parts:
                found.add(str(file.relative_to(ROOT)))
    return found


def test_every_module_that_announces_something_is_in_the_table() -> None:
    assert {module for module, _ in ACTIONS.values()} | set(ELSEWHERE) == publishers()


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_that_fails_after_announcing_is_silent(
    name: str, published: RecordingPublisher
) -> None:
    place = make_place()
    act = ACTIONS[name][1](place)
    published.publications.clear()
    published.orders.clear()
    before = fingerprint()
    with pytest.raises(FailureError):
        _fail_after(act)
    assert not published.publications
    assert not published.orders
    assert not changed(before)
    act()
    assert published.publications or published.orders
