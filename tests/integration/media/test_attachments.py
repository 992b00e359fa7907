"""Messages with uploads: who may attach what, what readers see, and what becomes of both."""

from typing import Any

import pytest
from django.test.utils import CaptureQueriesContext

from community.chat.actions.deletions import delete_message
from community.chat.actions.hiding import hide_message
from community.chat.actions.moves import move_messages
from community.chat.models import Attachment, Message, Room
from community.chat.selectors.messages import page_before
from core.kernel.ids import new_id
from core.media.actions.changes import describe_upload, remove_upload
from core.media.models import Upload
from tests.integration.chat.helpers import nothing_happened, post
from tests.integration.media.helpers import files, ready, received, refused
from tests.support import files as made
from tests.support.factories import RoomFactory, UserFactory, member, principal
from tests.support.gates import AllowAllGate, HoldAllGate, bound
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = pytest.mark.django_db
Capture = Any


@pytest.fixture(autouse=True)
def _announced(published: RecordingPublisher) -> None:
    """Everything here is announced to a recorder."""


def test_a_message_with_pictures_shows_them_to_everyone_alike(
    room: Room, published: RecordingPublisher, django_capture_on_commit_callbacks: Capture
) -> None:
    author = member(room)
    first, second = ready(author, alt="A wall"), ready(author)
    with django_capture_on_commit_callbacks(execute=True):
        posted = post(room, author, "", attachments=[first.id, second.id])
    assert posted.message.kind == "image"
    [frame] = [one for one in published.frames if one["type"] == "message.created"]
    shown = frame["data"]["message"]["attachments"]
    assert [one["id"] for one in shown] == [str(first.id), str(second.id)]
    assert (shown[0]["alt"], shown[0]["width"], shown[0]["content_type"]) == (
        "A wall",
        640,
        "image/png",
    )
    assert not [name for name in shown[0] if "url" in name]
    assert set(Attachment.objects.values_list("upload_id", flat=True)) == {first.id, second.id}
    assert not Upload.objects.filter(used_at=None).exists()


@pytest.mark.parametrize(
    ("contents", "kind"),
    [
        ([b"words"], "file"),
        ([made.webm()], "voice"),
        ([b"words", None], "file"),
        ([None], "image"),
    ],
)
def test_the_kind_of_a_message_follows_what_it_holds(
    room: Room, contents: list[bytes | None], kind: str
) -> None:
    author = member(room)
    uploads = [ready(author, content).id for content in contents]
    assert post(room, author, "look", attachments=uploads).message.kind == kind


def test_history_shows_attachments_without_another_query(
    room: Room, django_assert_num_queries: Any
) -> None:
    author = member(room)
    post(room, author, "words")
    with CaptureQueriesContext(_connection()) as plain:
        page_before(room.id, None, limit=50, separated=frozenset())
    post(room, author, "", attachments=[ready(author).id])
    with django_assert_num_queries(len(plain)):
        page = page_before(room.id, None, limit=50, separated=frozenset())
    assert [len(one.attachments) for one in page.messages] == [0, 1]


def test_a_message_without_attachments_costs_no_query_more_than_one_with_costs_four(
    room: Room,
) -> None:
    author = member(room)
    post(room, author)
    with CaptureQueriesContext(_connection()) as plain:
        post(room, author)
    upload = ready(author).id
    with CaptureQueriesContext(_connection()) as attached:
        post(room, author, attachments=[upload])
    assert not [one for one in plain if "media_upload" in (one["sql"] or "")]
    assert len(attached) - len(plain) == 4


def _connection() -> Any:
    from django.db import connection

    return connection


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("absent", "upload.not_found"),
        ("of someone else", "upload.not_found"),
        ("removed", "upload.not_found"),
        ("an avatar", "upload.not_found"),
        ("posted before", "upload.used"),
        ("not processed", "upload.not_ready"),
        ("held", "upload.not_ready"),
        ("twice", "input.invalid"),
        ("six", "input.invalid"),
    ],
)
def test_an_upload_that_may_not_be_posted_is_refused_and_nothing_happens(
    room: Room, case: str, code: str, published: RecordingPublisher
) -> None:
    author = member(room)
    match case:
        case "absent":
            uploads = [new_id()]
        case "of someone else":
            uploads = [ready(member(room)).id]
        case "removed":
            uploads = [ready(author).id]
            remove_upload(principal=principal(author), upload=uploads[0])
        case "an avatar":
            uploads = [ready(author).id]
            Upload.objects.filter(id=uploads[0]).update(purpose="avatar")
        case "posted before":
            uploads = [ready(author).id]
            Upload.objects.filter(id=uploads[0]).update(used_at="2026-01-01T00:00Z")
        case "not processed":
            uploads = [received(author).id]
        case "held":
            uploads = [ready(author).id]
            Upload.objects.filter(id=uploads[0]).update(state="held")
        case "twice":
            uploads = [ready(author).id] * 2
        case _:
            uploads = [ready(author, b"words").id for _ in range(6)]
    published.publications.clear()
    error = refused(code, post, room, author, "look", attachments=uploads)
    assert error.field == "attachments"
    assert error.retry == (case == "not processed")
    nothing_happened(published)
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("content", "allowed"), [(None, False), (made.webm(), False), (b"a", True)]
)
def test_new_members_post_no_pictures_and_no_voice(
    room: Room, content: bytes | None, allowed: bool, published: RecordingPublisher
) -> None:
    author = member(room, trust="new")
    upload = ready(author, content)
    published.publications.clear()
    if allowed:
        assert post(room, author, "look", attachments=[upload.id]).message.attachments
        return
    refused("upload.not_allowed", post, room, author, "look", attachments=[upload.id])
    nothing_happened(published)


def test_the_same_nonce_with_other_attachments_is_another_message(room: Room) -> None:
    author, nonce = member(room), new_id()
    upload = ready(author)
    first = post(room, author, "look", nonce, attachments=[upload.id])
    again = post(room, author, "look", nonce, attachments=[upload.id])
    assert (again.duplicate, again.message.id) == (True, first.message.id)
    refused("nonce.conflict", post, room, author, "look", nonce, attachments=[ready(author).id])


def test_a_held_message_keeps_its_attachments_for_its_release(room: Room) -> None:
    author = member(room)
    upload = ready(author)
    with bound(HoldAllGate()):
        posted = post(room, author, "look", attachments=[upload.id])
    assert (posted.message.state, len(posted.message.attachments)) == ("held", 1)
    reader = member(room)
    assert client(reader).get(f"{API}/uploads/{upload.id}/preview").status_code == 404
    assert client(author).get(f"{API}/uploads/{upload.id}/preview").status_code == 302


def test_deleting_a_message_removes_its_uploads(
    room: Room, folder: Any, django_capture_on_commit_callbacks: Capture
) -> None:
    author = member(room)
    upload = ready(author)
    posted = post(room, author, "look", attachments=[upload.id])
    with django_capture_on_commit_callbacks(execute=True):
        delete_message(principal=principal(author), message=posted.message.id)
    upload.refresh_from_db()
    assert upload.state == "removed"
    assert not files(folder)


def test_removing_an_upload_changes_the_message_for_everyone(
    room: Room, published: RecordingPublisher, django_capture_on_commit_callbacks: Capture
) -> None:
    author = member(room)
    kept, gone = ready(author), ready(author)
    posted = post(room, author, "look", attachments=[kept.id, gone.id])
    published.publications.clear()
    with django_capture_on_commit_callbacks(execute=True):
        remove_upload(principal=principal(author), upload=gone.id)
    [frame] = published.frames
    assert (frame["type"], frame["seq"]) == ("message.updated", (posted.message.seq or 0) + 1)
    assert [one["id"] for one in frame["data"]["message"]["attachments"]] == [str(kept.id)]


def test_a_message_that_is_left_with_nothing_is_deleted(
    room: Room, published: RecordingPublisher, django_capture_on_commit_callbacks: Capture
) -> None:
    author = member(room)
    upload = ready(author)
    posted = post(room, author, "", attachments=[upload.id])
    published.publications.clear()
    with django_capture_on_commit_callbacks(execute=True):
        remove_upload(principal=principal(author), upload=upload.id)
    assert published.types == ["message.deleted"]
    assert Message.objects.get(id=posted.message.id).deleted_at is not None


def test_a_new_alt_text_reaches_readers(
    room: Room, published: RecordingPublisher, django_capture_on_commit_callbacks: Capture
) -> None:
    author = member(room)
    upload = ready(author)
    post(room, author, "look", attachments=[upload.id])
    published.publications.clear()
    with django_capture_on_commit_callbacks(execute=True), bound(AllowAllGate()):
        describe_upload(principal=principal(author), upload=upload.id, alt="A wall")
    assert published.types == ["message.updated", "upload.updated"]
    assert published.frames[0]["data"]["message"]["attachments"][0]["alt"] == "A wall"


def test_who_may_read_the_message_may_open_its_files_and_nobody_else(room: Room) -> None:
    author, reader = member(room), member(room)
    upload = ready(author)
    path = f"{API}/uploads/{upload.id}/preview"
    assert client(reader).get(path).status_code == 404, "not posted yet"
    post(room, author, "look", attachments=[upload.id])
    assert client(reader).get(path).status_code == 302
    assert client(UserFactory()).get(path).status_code == 302, "the space is public"
    room.space.visibility = "private"
    room.space.save(update_fields=["visibility"])
    assert client(reader).get(path).status_code == 302
    assert client(UserFactory()).get(path).status_code == 404
    assert client().get(path).status_code == 401


def test_over_rest_a_message_is_posted_with_its_uploads(room: Room) -> None:
    author = member(room)
    upload = ready(author)
    body = {"content": "", "nonce": str(new_id()), "attachments": [str(upload.id)]}
    answer = client(author).post(f"{API}/rooms/{room.id}/messages", body)
    assert answer.status_code == 201, answer.json()
    assert answer.json()["message"]["attachments"][0]["id"] == str(upload.id)
    body = {"content": "x", "nonce": str(new_id()), "attachments": [str(new_id())] * 6}
    answer = client(author).post(f"{API}/rooms/{room.id}/messages", body)
    assert (answer.status_code, answer.json()["field"]) == (422, "attachments")


def test_a_message_moved_to_another_room_takes_its_uploads_along(
    room: Room, folder: Any, django_capture_on_commit_callbacks: Capture
) -> None:
    author, moderator = member(room), member(room, role="moderator")
    upload = ready(author)
    posted = post(room, author, "look", attachments=[upload.id])
    other = RoomFactory(space=room.space)
    move_messages(principal=principal(moderator), messages=[posted.message.id], room=other.id)
    copy = Message.objects.get(moved_from=posted.message.id)
    assert Attachment.objects.get(upload=upload.id).message_id == copy.id
    assert [one["id"] for one in copy.attachments] == [str(upload.id)]
    assert client(member(room)).get(f"{API}/uploads/{upload.id}/preview").status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        delete_message(principal=principal(author), message=copy.id)
    assert not files(folder)


def test_the_author_of_a_hidden_message_keeps_text_and_attachments(
    room: Room, published: RecordingPublisher, django_capture_on_commit_callbacks: Capture
) -> None:
    author = member(room)
    message = post(room, author, "look", attachments=[ready(author, alt="A wall").id]).message
    with django_capture_on_commit_callbacks(execute=True):
        hide_message(message_id=message.id)
    shown, own = (
        next(frame["data"]["message"] for frame in published.frames if frame["type"] == type)
        for type in ("message.updated", "message.held")
    )
    assert (shown["content"], shown["attachments"]) == ("", [])
    assert (own["content"], own["attachments"][0]["alt"]) == ("look", "A wall")
