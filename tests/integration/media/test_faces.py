"""Pictures of people and of spaces."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from community.chat.models import Room
from community.people.models import Relation
from core.accounts.models import User
from core.media import limits, storage
from core.media.actions.processing import process
from core.media.models import Upload
from tests.integration.chat.helpers import post
from tests.integration.media.helpers import files
from tests.support import files as made
from tests.support.factories import MembershipFactory, UserFactory, member
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def put(user: User, path: str, content: bytes | None = None) -> Any:
    file = SimpleUploadedFile(
        "a.png", content or made.picture((600, 300)), content_type="application/octet-stream"
    )
    return client(user).put(f"{API}/{path}", {"file": file}, format="multipart")


def shown(user: User, path: str = "me/avatar") -> Upload:
    """A face that has been sent and processed."""
    answer = put(user, path)
    assert answer.status_code == 202, answer.json()
    process(upload=answer.json()["id"])
    return Upload.objects.get(id=answer.json()["id"])


def test_an_avatar_stands_beside_everything_the_person_writes(
    room: Room, published: RecordingPublisher, django_capture_on_commit_callbacks: Any
) -> None:
    author = member(room)
    post(room, author)
    published.publications.clear()
    with django_capture_on_commit_callbacks(execute=True):
        upload = shown(author)
    address = f"/api/v1/uploads/{upload.id}/avatar"
    assert published.types == ["upload.updated", "user.updated"]
    assert published.frames[1]["data"]["user"]["avatar"] == address
    assert post(room, author).message.author.avatar == address
    assert client(author).get(f"{API}/me").json()["user"]["avatar"] == address
    page = client(author).get(f"{API}/rooms/{room.id}/messages").json()
    assert {one["author"]["avatar"] for one in page["results"]} == {address}


def test_an_avatar_is_a_small_square_that_everyone_with_an_account_may_see(folder: Path) -> None:
    author = UserFactory()
    upload = shown(author)
    assert Image.open(BytesIO(storage.read(upload.original_key))).size == (256, 256)
    path = f"{API}/uploads/{upload.id}/avatar"
    stranger, blocked = UserFactory(), UserFactory()
    Relation.objects.create(user=author, other=blocked, kind="block")
    assert client(stranger).get(path).status_code == 302
    assert client(blocked).get(path).status_code == 404
    assert client().get(path).status_code == 401


def test_a_new_avatar_replaces_the_old_one_and_its_file(
    folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    author = UserFactory()
    with django_capture_on_commit_callbacks(execute=True):
        old = shown(author)
        new = shown(author)
    old.refresh_from_db()
    assert (old.state, new.state) == ("removed", "ready")
    assert files(folder) == ["original.webp"]


def test_two_avatars_processed_in_the_wrong_order_leave_the_later_one(
    folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    author = UserFactory()
    with django_capture_on_commit_callbacks(execute=True):
        first, second = (put(author, "me/avatar").json()["id"] for _ in range(2))
        process(upload=second)
        process(upload=first)
    assert str(User.objects.get(id=author.id).profile.avatar_id) == second
    assert Upload.objects.get(id=first).state == "removed"


@pytest.mark.parametrize("remove", ["me/avatar", "uploads/{id}"])
def test_an_avatar_that_is_taken_away_is_gone_everywhere(
    remove: str, folder: Path, published: RecordingPublisher,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    author = UserFactory()
    upload = shown(author)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client(author).delete(f"{API}/{remove.format(id=upload.id)}")
    assert answer.status_code == 204
    assert client(author).get(f"{API}/me").json()["user"]["avatar"] is None
    assert not files(folder)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (made.tagged_jpeg() + b"\0" * limits.FACE_BYTES, "upload.too_large"),
        (made.pdf(), "upload.type"),
        (made.webm(), "upload.type"),
        (b"<svg/>", "upload.type"),
        (made.picture()[:-40], "upload.broken"),
        (made.huge_png(), "upload.too_many_pixels"),
    ],
)
def test_what_is_no_small_picture_is_refused(content: bytes, code: str, folder: Path) -> None:
    answer = put(UserFactory(), "me/avatar", content)
    assert (answer.json()["code"], answer.json()["field"]) == (code, "file")
    assert not Upload.objects.exists()
    assert not files(folder)


def test_a_spaces_icon_is_seen_by_whoever_sees_the_space(room: Room) -> None:
    owner = member(room, role="owner")
    upload = shown(owner, f"spaces/{room.space.slug}/icon")
    address = f"/api/v1/uploads/{upload.id}/avatar"
    assert client(owner).get(f"{API}/spaces/{room.space.slug}").json()["icon"] == address
    stranger = UserFactory()
    assert client(stranger).get(address).status_code == 302
    room.space.visibility = "private"
    room.space.save(update_fields=["visibility"])
    assert client(stranger).get(address).status_code == 404
    assert client(MembershipFactory(space=room.space).user).get(address).status_code == 302


def test_a_spaces_icon_can_be_taken_away(
    room: Room, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    owner = member(room, role="owner")
    shown(owner, f"spaces/{room.space.slug}/icon")
    with django_capture_on_commit_callbacks(execute=True):
        answer = client(owner).delete(f"{API}/spaces/{room.space.slug}/icon")
    assert answer.status_code == 204
    assert client(owner).get(f"{API}/spaces/{room.space.slug}").json()["icon"] is None
    assert not files(folder)
