"""Scheduled messages: sent once, when they are due, if they may be said then."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.chat.actions import scheduled_due
from community.chat.actions.drafts import save_draft
from community.chat.actions.scheduled import cancel_scheduled, change_scheduled, schedule_message
from community.chat.actions.scheduled_due import forget_scheduled, send_due, send_now
from community.chat.limits import SCHEDULED_BATCH, SCHEDULED_PER_PERSON
from community.chat.models import Message, Room, ScheduledMessage, StoredDraft, Thread
from community.chat.scheduled_events import ScheduledPayload
from community.chat.tasks import send_scheduled
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.ids import new_id
from core.kernel.wire import user_topic
from tests.integration.chat.helpers import post, refused
from tests.support.factories import RoomFactory, UserFactory, member, principal
from tests.support.gates import AllowAllGate, HoldAllGate, MarkedGate, RejectAllGate, bound
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]

LATER = timedelta(hours=1)


@pytest.fixture
def author(room: Room) -> User:
    return member(room)


def schedule(
    user: User,
    room: Room,
    content: str = "good morning",
    due_at: datetime | None = None,
    nonce: UUID | None = None,
    **fields: Any,
) -> ScheduledPayload:
    return schedule_message(
        principal=principal(user),
        room=room.id,
        content=content,
        due_at=due_at or now() + LATER,
        nonce=nonce or new_id(),
        **fields,
    )


def change(user: User, scheduled: ScheduledPayload, **changes: Any) -> ScheduledPayload:
    return change_scheduled(
        principal=principal(user),
        scheduled=scheduled.id,
        changes=changes,  # type: ignore[arg-type]
    )


def overdue(user: User, room: Room, count: int = 1, **fields: Any) -> list[ScheduledMessage]:
    """Messages that became due while nothing ran, "late 1" first."""
    return [
        ScheduledMessage.objects.create(
            author=user,
            room=room,
            content=f"late {number}",
            due_at=now() - timedelta(hours=1) + timedelta(seconds=number),
            nonce=new_id(),
            **fields,
        )
        for number in range(1, count + 1)
    ]


def said(room: Room) -> list[str]:
    published = Message.objects.filter(room=room, state="published").order_by("seq")
    return list(published.values_list("content", flat=True))


def fate(scheduled: ScheduledPayload | ScheduledMessage) -> tuple[str, str]:
    found = ScheduledMessage.objects.get(id=scheduled.id)
    return found.state, found.problem_code


def test_a_message_goes_out_when_it_is_due_and_not_before(
    room: Room,
    author: User,
    published: RecordingPublisher,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        waiting = schedule(author, room)
    assert send_due(at=now()) == 0
    assert said(room) == []
    with time_machine.travel(now() + LATER), django_capture_on_commit_callbacks(execute=True):
        assert send_due(at=now()) == 1
        assert send_due(at=now()) == 0
    assert said(room) == ["good morning"]
    assert published.types == ["scheduled.updated", "message.created", "scheduled.updated"]
    last = published.publications[-1]
    assert last.topic == user_topic(author.id)
    told = published.frames[-1]["data"]["scheduled"]
    assert (told["state"], told["message"]) == (
        "sent",
        published.frames[1]["data"]["message"]["id"],
    )
    assert fate(waiting) == ("sent", "")


def test_what_became_due_while_nothing_ran_is_sent_in_due_order_and_once(
    room: Room, author: User
) -> None:
    overdue(author, room, 5)
    assert send_scheduled() == 5
    assert said(room) == [f"late {number}" for number in range(1, 6)]
    assert send_scheduled() == 0


def test_a_long_stop_is_worked_off_in_batches(
    room: Room, author: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    User.objects.filter(id=author.id).update(exempt_from_limits=True)
    overdue(author, room, SCHEDULED_BATCH + 3)
    asked: list[bool] = []
    monkeypatch.setattr(send_scheduled, "delay", lambda: asked.append(True))
    assert (send_scheduled(), asked) == (SCHEDULED_BATCH, [True])
    assert (send_scheduled(), asked) == (3, [True])
    assert len(said(room)) == SCHEDULED_BATCH + 3


def test_a_worker_killed_between_posting_and_noting_it_posts_one_message(
    room: Room, author: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    [due] = overdue(author, room)

    class Killed(BaseException):
        """The process is gone."""

    def die(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(scheduled_due, "_note", die)
        with pytest.raises(Killed):
            send_due(at=now())
    assert (said(room), fate(due)) == ([], ("waiting", ""))
    assert send_due(at=now()) == 0, "somebody may still be at it"
    with time_machine.travel(now() + scheduled_due.CLAIM):
        assert send_due(at=now()) == 1
    assert (said(room), fate(due)) == (["late 1"], ("sent", ""))


def test_a_message_that_was_posted_without_being_noted_is_found_by_its_nonce(
    room: Room, author: User
) -> None:
    [due] = overdue(author, room)
    first = post(room, author, "late 1", due.nonce).message
    refused("scheduled.gone", change, author, due, content="late 2")
    refused("scheduled.gone", cancel_scheduled, principal=principal(author), scheduled=due.id)
    send_due(at=now())
    assert (said(room), fate(due)) == (["late 1"], ("sent", ""))
    assert ScheduledMessage.objects.get(id=due.id).message == first.id


def test_a_message_that_takes_its_worker_down_again_and_again_fails_and_holds_up_nobody(
    room: Room, author: User
) -> None:
    [poison] = overdue(author, room, attempts=scheduled_due.TRIES)
    overdue(author, room)
    send_due(at=now())
    assert fate(poison) == ("failed", "server.error")
    assert said(room) == ["late 1"]


def test_what_an_author_changes_while_a_worker_is_at_it_is_not_sent_as_it_was(
    room: Room, author: User
) -> None:
    [due] = overdue(author, room)
    claimed = scheduled_due._claim(now())
    taken = scheduled_due.admit_due(claimed)
    changed = change(author, due, content="better words", due_at=now() + LATER)  # type: ignore[arg-type]
    reviewed = [reviewed_one(one) for one in taken.admitted]
    [told] = scheduled_due.finish_due(taken, reviewed)
    assert said(room) == []
    assert (told.content, told.state) == ("better words", "waiting")
    assert fate(changed) == ("waiting", "")


def reviewed_one(admitted: Any) -> Any:
    """Through the gate, as a worker does."""
    from asgiref.sync import async_to_sync

    from community.chat.actions.messages import review

    return async_to_sync(review)([admitted])[0]


def test_the_gate_is_asked_when_it_is_due_and_a_refusal_keeps_the_text_to_be_mended(
    room: Room, author: User
) -> None:
    with bound(RejectAllGate()) as gate:
        waiting = schedule(author, room, "harsh words")
        assert gate.seen == []
        with time_machine.travel(now() + LATER):
            send_due(at=now())
    assert fate(waiting) == ("failed", "gate.rejected")
    assert not Message.objects.exists()
    [failed] = client(author).get(f"{API}/scheduled").json()["results"]
    assert (failed["content"], failed["state"]) == ("harsh words", "failed")
    assert "hateful" in failed["problem"]
    with time_machine.travel(now() + LATER):
        refused("input.invalid", change, author, waiting, content="kind words")
        mended = change(author, waiting, content="kind words", due_at=now() + LATER)
        assert (mended.state, mended.problem) == ("waiting", "")
    with time_machine.travel(now() + 3 * LATER), bound(AllowAllGate()):
        send_due(at=now())
    assert said(room) == ["kind words"]


def test_an_author_is_told_in_their_language_why_it_failed(room: Room, author: User) -> None:
    User.objects.filter(id=author.id).update(locale="ko")
    [due] = overdue(author, room)
    Room.objects.filter(id=room.id).update(archived_at=now())
    send_due(at=now())
    problem = ScheduledMessage.objects.get(id=due.id).problem
    assert problem
    assert not problem.isascii()


def test_a_held_message_waits_for_review_like_any_other(room: Room, author: User) -> None:
    [due] = overdue(author, room)
    with bound(HoldAllGate()):
        send_due(at=now())
    assert fate(due) == ("held", "")
    assert Message.objects.get().state == "held"


@pytest.mark.parametrize(
    ("change_of", "code"),
    [
        ({"left_at": now()}, "space.not_a_member"),
        ({"banned_until": now() + timedelta(days=9)}, "room.not_found"),
        ({"muted_until": now() + timedelta(days=9)}, "member.muted"),
    ],
)
def test_whoever_may_not_write_any_more_posts_nothing(
    room: Room, author: User, change_of: dict[str, Any], code: str
) -> None:
    waiting = schedule(author, room)
    room.space.memberships.filter(user=author).update(**change_of)
    with time_machine.travel(now() + LATER):
        send_due(at=now())
    assert fate(waiting) == ("failed", code)
    assert not Message.objects.exists()


def test_one_that_fails_holds_up_none_of_the_others(room: Room, author: User) -> None:
    closed = RoomFactory(space=room.space)
    schedule(author, closed, "into the closed room")
    schedule(author, room, "[block] this")
    schedule(author, room, "and this")
    Room.objects.filter(id=closed.id).update(archived_at=now())
    with time_machine.travel(now() + LATER), bound(MarkedGate()):
        assert send_due(at=now()) == 3
    assert said(room) == ["and this"]
    states = ScheduledMessage.objects.order_by("id").values_list("state", "problem_code")
    assert list(states) == [("failed", "room.archived"), ("failed", "gate.rejected"), ("sent", "")]


def test_slow_mode_and_limits_put_a_message_off_and_lose_nothing(room: Room, author: User) -> None:
    Room.objects.filter(id=room.id).update(slow_mode_seconds=60)
    overdue(author, room, 2)
    send_due(at=now())
    assert said(room) == ["late 1"]
    assert send_due(at=now()) == 0
    with time_machine.travel(now() + timedelta(seconds=61)):
        assert send_due(at=now()) == 1
    assert said(room) == ["late 1", "late 2"]


def test_it_goes_to_its_thread_and_answers_its_message(room: Room, author: User) -> None:
    answered = post(room).message
    thread = Thread.objects.create(room=room, creator=author, title="A matter")
    answered_in = post(room, thread=thread.id).message
    schedule(author, room, "for all", reply_to=answered.id)
    schedule(author, room, "in here", thread=thread.id, reply_to=answered_in.id, also_in_room=True)
    with time_machine.travel(now() + LATER):
        send_due(at=now())
    for_all, in_here = Message.objects.filter(author=author).order_by("seq")
    assert (for_all.reply_to_id, for_all.thread_id) == (answered.id, None)
    assert (in_here.reply_to_id, in_here.thread_id) == (answered_in.id, thread.id)
    assert in_here.also_in_room


def test_scheduling_takes_its_draft_along_and_a_retry_makes_nothing_new(
    room: Room, author: User
) -> None:
    draft = save_draft(principal=principal(author), room=room.id, text="good morning", version=0)
    assert draft is not None
    nonce = new_id()
    first = schedule(author, room, nonce=nonce, draft=draft.version)
    assert schedule(author, room, nonce=nonce).id == first.id
    assert not StoredDraft.objects.exists()
    assert ScheduledMessage.objects.count() == 1


@pytest.mark.parametrize(
    ("ahead", "rule"),
    [
        (timedelta(seconds=-1), "is in the past"),
        (timedelta(seconds=30), "is less than a minute ahead"),
        (timedelta(days=367), "is more than a year ahead"),
    ],
)
def test_a_time_that_makes_no_sense_is_refused_and_named(
    room: Room, author: User, ahead: timedelta, rule: str
) -> None:
    error = refused("input.invalid", schedule, author, room, due_at=now() + ahead)
    assert (error.field, error.details["rule"]) == ("due_at", rule)
    waiting = schedule(author, room)
    assert refused("input.invalid", change, author, waiting, due_at=now() + ahead).field == "due_at"
    assert ScheduledMessage.objects.get().due_at == waiting.due_at


def test_the_51st_waiting_message_is_refused(room: Room, author: User) -> None:
    overdue(author, room, SCHEDULED_PER_PERSON)
    assert refused("scheduled.full", schedule, author, room).details["limit"] == 50
    ScheduledMessage.objects.filter(content="late 1").update(state="sent")
    schedule(author, room)


def test_whoever_may_not_write_now_schedules_nothing(room: Room, author: User) -> None:
    Room.objects.filter(id=room.id).update(kind="announcement")
    refused("room.read_only", schedule, author, room)
    refused("message.empty", schedule, author, room, " ")
    refused("room.not_found", schedule, author, Room(id=new_id()))
    assert not ScheduledMessage.objects.exists()


def test_sending_now_does_not_wait_and_tells_what_became_of_it(room: Room, author: User) -> None:
    waiting = schedule(author, room)
    sent = send_now(principal=principal(author), scheduled=waiting.id)
    assert (sent.state, said(room)) == ("sent", ["good morning"])
    refused("scheduled.gone", send_now, principal=principal(author), scheduled=waiting.id)
    another = schedule(author, room, "again")
    with bound(RejectAllGate()):
        failed = send_now(principal=principal(author), scheduled=another.id)
    assert (failed.state, failed.problem_code) == ("failed", "gate.rejected")


def test_a_cancelled_message_is_never_sent(room: Room, author: User) -> None:
    waiting = schedule(author, room)
    cancel_scheduled(principal=principal(author), scheduled=waiting.id)
    refused("scheduled.gone", cancel_scheduled, principal=principal(author), scheduled=waiting.id)
    with time_machine.travel(now() + LATER):
        assert send_due(at=now()) == 0
    assert not Message.objects.exists()


def test_nobody_sees_or_touches_what_others_have_scheduled(room: Room, author: User) -> None:
    waiting = schedule(author, room)
    other = member(room)
    assert client(other).get(f"{API}/scheduled").json()["results"] == []
    refused("scheduled.not_found", change, other, waiting, content="x")
    refused("scheduled.not_found", send_now, principal=principal(other), scheduled=waiting.id)
    refused(
        "scheduled.not_found", cancel_scheduled, principal=principal(other), scheduled=waiting.id
    )
    assert fate(waiting) == ("waiting", "")


def test_over_rest_it_is_scheduled_changed_listed_sent_and_cancelled(
    room: Room, author: User
) -> None:
    api = client(author)
    body = {"content": "hi", "due_at": (now() + LATER).isoformat(), "nonce": str(new_id())}
    made = api.post(f"{API}/rooms/{room.id}/scheduled", body, format="json")
    assert made.status_code == 201
    path = f"{API}/scheduled/{made.json()['scheduled']['id']}"
    for wrong in ("2099-01-01T09:00:00", "tomorrow", ""):
        answer = api.patch(path, {"due_at": wrong}, format="json")
        assert (answer.status_code, answer.json()["field"]) == (422, "due_at"), wrong
    changed = api.patch(path, {"content": "hello"}, format="json").json()["scheduled"]
    assert (changed["content"], changed["state"]) == ("hello", "waiting")
    [listed] = api.get(f"{API}/scheduled").json()["results"]
    assert (listed["id"], listed["place"]["room"]) == (changed["id"], room.slug)
    assert api.post(f"{path}/send").json()["scheduled"]["state"] == "sent"
    assert said(room) == ["hello"]
    assert api.delete(path).status_code == 409
    thread = Thread.objects.create(room=room, creator=author, title="A matter")
    again = {**body, "nonce": str(new_id())}
    in_thread = api.post(f"{API}/threads/{thread.id}/scheduled", again, format="json").json()
    assert in_thread["scheduled"]["thread"] == str(thread.id)
    assert api.delete(f"{API}/scheduled/{in_thread['scheduled']['id']}").status_code == 204
    assert api.get(f"{API}/scheduled").json()["results"] == []


def test_what_became_of_messages_is_forgotten_after_a_month_what_failed_is_not(
    room: Room, author: User
) -> None:
    for state in ("sent", "held", "cancelled", "failed", "waiting"):
        overdue(author, room, state=state)
    ScheduledMessage.objects.update(updated_at=now() - timedelta(days=31))
    leaving = member(room)
    overdue(leaving, room)
    User.objects.filter(id=leaving.id).update(status="deleted")
    assert forget_scheduled(at=now()) == 4
    left = ScheduledMessage.objects.order_by("state").values_list("state", flat=True)
    assert list(left) == ["failed", "waiting"]


def test_five_messages_take_as_many_queries_as_one(room: Room, author: User) -> None:
    counts = []
    for count in (1, 1, 5):
        overdue(author, room, count)
        with CaptureQueriesContext(connection) as captured:
            assert send_due(at=now()) == count
        counts.append(len(captured))
    # The first one also learns what a connection must know once.
    assert counts[1] == counts[2]


def test_admins_see_when_and_whether_it_goes_out_in_the_admin_but_not_what_it_says(
    room: Room, author: User
) -> None:
    [due] = overdue(author, room)
    ScheduledMessage.objects.filter(id=due.id).update(content="between ourselves")
    admin = UserFactory(role="admin", is_superuser=True)
    browser = Client()
    browser.force_login(admin)
    pages = "/django-admin/chat/scheduledmessage/", f"/django-admin/chat/scheduledmessage/{due.id}/"
    for page in (pages[0], f"{pages[1]}change/"):
        answer = browser.get(page)
        assert answer.status_code == 200
        assert author.username in answer.content.decode()
        assert "between ourselves" not in answer.content.decode()
    assert browser.post(f"{pages[1]}delete/", {"post": "yes"}).status_code == 403
    assert fate(due) == ("waiting", "")


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_each_message_once(room: Room, author: User) -> None:
    User.objects.filter(id=author.id).update(exempt_from_limits=True)
    overdue(author, room, 12)
    begin = Barrier(2)

    def work() -> int:
        try:
            begin.wait(timeout=10)
            return send_due(at=now())
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        taken = [worker.result() for worker in [pool.submit(work), pool.submit(work)]]
    assert sum(taken) == 12
    assert sorted(said(room)) == sorted(f"late {number}" for number in range(1, 13))
    assert set(ScheduledMessage.objects.values_list("state", flat=True)) == {"sent"}
