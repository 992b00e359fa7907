"""Drafts: the same on all devices of their writer, seen by nobody else, never replaced unseen."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community.chat.actions.drafts import discard_draft, drop_draft, save_draft
from community.chat.actions.drafts_upkeep import drop_old_drafts
from community.chat.draft_events import DraftPayload
from community.chat.limits import DRAFT_CHARS, DRAFTS_PER_PERSON
from community.chat.models import Message, Room, StoredDraft, Thread
from core.accounts.models import User
from core.kernel.clock import now
from core.kernel.errors import CaryaError
from core.kernel.ids import new_id
from core.kernel.wire import user_topic
from tests.integration.chat.helpers import post, refused
from tests.support.factories import RoomFactory, SpaceFactory, UserFactory, member, principal
from tests.support.gates import HoldAllGate, RejectAllGate, bound
from tests.support.publications import RecordingPublisher, recorded
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(room: Room) -> User:
    return member(room)


def save(user: User, room: Room, text: str, version: int = 0, **fields: Any) -> DraftPayload:
    saved = save_draft(
        principal=principal(user), room=room.id, text=text, version=version, **fields
    )
    assert saved is not None
    return saved


def drop(user: User, room: Room, **fields: Any) -> DraftPayload | None:
    return drop_draft(principal=principal(user), room=room.id, **fields)


def save_or_drop(user: User, room: Room, text: str, version: int) -> DraftPayload | None:
    if not text:
        return drop(user, room, version=version)
    return save(user, room, text, version)


def texts(user: User) -> list[str]:
    return list(StoredDraft.objects.filter(user=user).values_list("text", flat=True))


def test_a_draft_goes_to_the_sockets_of_its_writer_alone(
    room: Room,
    writer: User,
    published: RecordingPublisher,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        first = save(writer, room, "hel")
        second = save(writer, room, "hello", first.version)
        again = save(writer, room, "hello", first.version)
    assert published.types == ["draft.updated", "draft.updated"]
    assert {one.topic for one in published.publications} == {user_topic(writer.id)}
    assert published.frames[1]["data"]["draft"]["text"] == "hello"
    assert first.version < second.version == again.version
    assert texts(writer) == ["hello"]


def test_a_draft_of_another_device_is_never_overwritten(room: Room, writer: User) -> None:
    begun = save(writer, room, "from the desk")
    newer = save(writer, room, "from the phone", begun.version)
    for version in (0, begun.version, newer.version + 1):
        error = refused("draft.conflict", save, writer, room, "from the desk, on", version)
        assert error.details["draft"]["text"] == "from the phone"
        assert error.details["draft"]["version"] == newer.version
    refused("draft.conflict", drop, writer, room, version=begun.version)
    assert texts(writer) == ["from the phone"]


@settings(max_examples=40, deadline=None)
@given(
    acts=st.lists(
        st.tuples(st.sampled_from(["one", "two"]), st.sampled_from(["write", "drop", "hear"])),
        max_size=14,
    )
)
def test_whatever_two_devices_do_only_what_one_has_seen_is_replaced(
    acts: list[tuple[str, str]],
) -> None:
    room: Room = RoomFactory()
    writer = member(room)
    known = {"one": (0, ""), "two": (0, "")}
    stands, last = "", 0
    with recorded():
        for number, (device, act) in enumerate(acts):
            version, seen = known[device]
            if act == "hear":
                known[device] = (last, stands)
                continue
            if stands and version != last:
                text = "" if act == "drop" else "something"
                error = refused("draft.conflict", save_or_drop, writer, room, text, version)
                assert error.details["draft"]["text"] == stands
                continue
            text = f"{device} {number}" if act == "write" else ""
            done = save_or_drop(writer, room, text, version)
            # What went was what this device had seen, or nothing.
            assert stands in ("", seen)
            if done is not None:
                assert done.version > last
                stands, last = done.text, done.version
                known[device] = (last, stands)
    assert texts(writer) == ([stands] if stands else [])


def test_a_thread_has_a_draft_of_its_own(room: Room, writer: User) -> None:
    thread = Thread.objects.create(room=room, creator=writer, title="A matter")
    save(writer, room, "for the room")
    saved = save(writer, room, "for the thread", thread=thread.id)
    assert sorted(texts(writer)) == ["for the room", "for the thread"]
    elsewhere = RoomFactory(space=room.space)
    refused("thread.not_found", save, writer, elsewhere, "lost", thread=thread.id)
    drop(writer, room, thread=thread.id, version=saved.version)
    assert texts(writer) == ["for the room"]


def test_posting_takes_its_draft_along_on_all_devices_in_the_same_transaction(
    room: Room,
    writer: User,
    published: RecordingPublisher,
    django_capture_on_commit_callbacks: Any,
) -> None:
    draft = save(writer, room, "hello")
    with django_capture_on_commit_callbacks(execute=True):
        post(room, writer, "hello there", draft=draft.version)
    assert published.types == ["message.created", "draft.updated"]
    gone = published.frames[1]["data"]["draft"]
    assert (gone["text"], gone["version"] > draft.version) == ("", True)
    assert texts(writer) == []


def test_a_held_message_takes_its_draft_along_and_a_refused_one_does_not(
    room: Room, writer: User, published: RecordingPublisher
) -> None:
    draft = save(writer, room, "hello")
    with bound(RejectAllGate()), pytest.raises(CaryaError):
        post(room, writer, draft=draft.version)
    assert texts(writer) == ["hello"]
    with bound(HoldAllGate()):
        post(room, writer, draft=draft.version)
    assert texts(writer) == []


@pytest.mark.usefixtures("published")
def test_posting_leaves_what_was_written_elsewhere_meanwhile(room: Room, writer: User) -> None:
    mine = save(writer, room, "hello")
    save(writer, room, "something else", mine.version)
    post(room, writer, "hello", draft=mine.version)
    other = member(room)
    theirs = save(other, room, "not yours")
    post(room, writer, "guessed", draft=theirs.version)
    assert (texts(writer), texts(other)) == (["something else"], ["not yours"])


def test_an_answered_message_is_kept_and_must_be_one_of_the_room(
    room: Room, writer: User, published: RecordingPublisher
) -> None:
    answered = post(room, content="a question").message
    elsewhere = post(RoomFactory(space=room.space), content="another").message
    saved = save(writer, room, "an answer", reply_to=answered.id)
    assert saved.reply_to == answered.id
    for wrong in (elsewhere.id, new_id()):
        error = refused(
            "message.reply_not_found", save, writer, room, "x", saved.version, reply_to=wrong
        )
        assert error.field == "reply_to"
    Message.objects.filter(id=answered.id).update(deleted_at=now(), content="")
    assert (
        save(writer, room, "an answer!", saved.version, reply_to=answered.id).text == "an answer!"
    )


def test_a_text_that_shows_nothing_drops_the_draft(room: Room, writer: User) -> None:
    saved = save(writer, room, "hello")
    gone = save(writer, room, " \n ", saved.version)
    assert (gone.text, gone.version > saved.version) == ("", True)
    assert texts(writer) == []
    assert save_draft(principal=principal(writer), room=room.id, text="", version=0) is None
    assert save(writer, room, "anew", saved.version).version > gone.version


@pytest.mark.parametrize("text", ["x" * (DRAFT_CHARS + 1), "a\x00b", "\ud800"])
def test_what_cannot_be_kept_is_refused_and_named(room: Room, writer: User, text: str) -> None:
    assert refused("input.invalid", save, writer, room, text).field == "text"
    assert texts(writer) == []


def test_the_201st_draft_is_refused_and_the_others_stay(room: Room, writer: User) -> None:
    rooms = [RoomFactory(space=room.space) for _ in range(DRAFTS_PER_PERSON)]
    StoredDraft.objects.bulk_create(
        StoredDraft(user=writer, room=one, text="begun", version=number)
        for number, one in enumerate(rooms, 1)
    )
    assert refused("draft.full", save, writer, room, "one more").details["limit"] == 200
    assert save(writer, rooms[0], "changed", 1).text == "changed"
    assert StoredDraft.objects.filter(user=writer).count() == DRAFTS_PER_PERSON


def test_saving_is_limited(room: Room, writer: User) -> None:
    def hurried(number: int) -> None:
        save_draft(
            principal=principal(writer, exempt=False), room=room.id, text=f"{number}", version=0
        )

    StoredDraft.objects.create(user=writer, room=room, text="0", version=7)
    for _ in range(120):
        hurried(0)
    refused("rate.limited", hurried, 0)


def test_drafts_untouched_for_90_days_and_those_of_removed_accounts_are_dropped(
    room: Room, writer: User
) -> None:
    leaving = member(room)
    save(writer, room, "old")
    StoredDraft.objects.update(updated_at=now() - timedelta(days=91))
    fresh = RoomFactory(space=room.space)
    save(writer, fresh, "fresh")
    save(leaving, room, "of somebody who left")
    User.objects.filter(id=leaving.id).update(status="deleted")
    assert drop_old_drafts(at=now()) == 2
    assert (texts(writer), texts(leaving)) == (["fresh"], [])


def test_over_rest_a_draft_is_saved_read_listed_and_discarded(room: Room, writer: User) -> None:
    thread = Thread.objects.create(room=room, creator=writer, title="A matter")
    api, path = client(writer), f"{API}/rooms/{room.id}/draft"
    assert api.get(path).json() == {"draft": None}
    saved = api.put(path, {"text": "hello", "version": 0}, format="json").json()["draft"]
    assert api.get(path).json()["draft"] == saved
    conflict = api.put(path, {"text": "other", "version": 0}, format="json")
    assert (conflict.status_code, conflict.json()["field"]) == (409, "version")
    assert conflict.json()["details"]["draft"] == saved
    of_thread = api.put(
        f"{API}/threads/{thread.id}/draft", {"text": "in it", "version": 0}, format="json"
    )
    assert of_thread.json()["draft"]["thread"] == str(thread.id)
    listed = api.get(f"{API}/drafts").json()
    assert [one["text"] for one in listed["results"]] == ["in it", "hello"]
    assert listed["results"][0]["place"] == {
        "space": room.space.slug,
        "room": room.slug,
        "room_name": room.name,
        "room_emoji": "",
        "thread_title": "A matter",
    }
    assert api.delete(f"{path}?version=0").status_code == 409
    assert api.delete(f"{path}?version=x").json()["field"] == "version"
    assert api.delete(f"{path}?version={saved['version']}").status_code == 200
    [left] = api.get(f"{API}/drafts").json()["results"]
    assert api.delete(f"{API}/drafts/{left['id']}").status_code == 204
    assert api.get(f"{API}/drafts").json() == {"results": [], "next": None}


def test_no_log_line_holds_what_a_draft_says(
    room: Room,
    writer: User,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    api, path = client(writer), f"{API}/rooms/{room.id}/draft"
    with caplog.at_level("INFO"):
        for text, version in (("a secret", 0), ("a secret, too", 0), ("a secret" * 2_000, 0)):
            api.put(path, {"text": text, "version": version}, format="json")
    assert texts(writer) == ["a secret"]
    output = capfd.readouterr()
    assert "a secret" not in caplog.text + output.out + output.err


def test_nobody_reads_or_discards_the_drafts_of_others(room: Room, writer: User) -> None:
    saved = save(writer, room, "mine")
    other = member(room)
    assert client(other).get(f"{API}/drafts").json()["results"] == []
    assert client(other).get(f"{API}/rooms/{room.id}/draft").json() == {"draft": None}
    refused("draft.not_found", discard_draft, principal=principal(other), draft=saved.id)
    assert texts(writer) == ["mine"]


def test_where_one_may_not_read_any_more_a_draft_is_listed_without_a_name(
    published: RecordingPublisher,
) -> None:
    room = RoomFactory(space=SpaceFactory(visibility="private"))
    writer = member(room)
    saved = save(writer, room, "my words")
    room.space.memberships.all().update(left_at=now())
    api = client(writer)
    [left] = api.get(f"{API}/drafts").json()["results"]
    assert (left["text"], left["place"]) == ("my words", None)
    assert api.get(f"{API}/rooms/{room.id}/draft").status_code == 404
    refused("room.not_found", save, writer, room, "more", saved.version)
    assert api.delete(f"{API}/drafts/{UUID(left['id'])}").status_code == 204


def test_saving_and_listing_take_a_bounded_number_of_queries(
    room: Room, writer: User, django_assert_num_queries: Any
) -> None:
    saved = save(writer, room, "hello")
    with django_assert_num_queries(7):  # two of them mark the transaction
        save(writer, room, "hello there", saved.version)
    for number in range(3):
        save(writer, RoomFactory(space=room.space), f"draft {number}")
    api = client(writer)
    with django_assert_num_queries(3):
        api.get(f"{API}/drafts")


def test_the_drafts_of_an_account_go_with_it(room: Room) -> None:
    writer = UserFactory()
    save(writer, room, "hello")
    writer.delete()
    assert not StoredDraft.objects.exists()
