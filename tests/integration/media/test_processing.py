"""What a worker makes of a picture, and what the gate says to it."""

from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from core.kernel.errors import said
from core.kernel.gate import Outcome, TextKind
from core.media import storage
from core.media.actions import processing
from core.media.actions.changes import discard, remove_upload
from core.media.actions.processing import process
from core.media.content.found import Refused
from core.media.models import Upload
from tests.integration.media.helpers import files, ready, received
from tests.support import files as made
from tests.support.factories import UserFactory, principal
from tests.support.gates import AllowAllGate, FlagAllGate, HoldAllGate, RejectAllGate, bound
from tests.support.publications import RecordingPublisher

pytestmark = pytest.mark.django_db


def test_a_processed_picture_is_ready_and_its_owner_is_told(
    published: RecordingPublisher,
    folder: Path,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        upload = ready(UserFactory(), made.tagged_jpeg((400, 200)))
    assert (upload.state, upload.width, upload.height) == ("ready", 200, 400)
    assert files(folder) == ["original.jpg", "preview.webp", "thumbnail.webp"]
    [frame] = published.frames
    assert frame["type"] == "upload.updated"
    assert (frame["data"]["upload"]["id"], frame["data"]["upload"]["state"]) == (
        str(upload.id),
        "ready",
    )
    assert published.publications[0].topic == f"user.{upload.owner_id}"


def test_the_gate_sees_the_preview_itself(published: RecordingPublisher) -> None:
    gate = AllowAllGate()
    with bound(gate):
        upload = ready(UserFactory())
    [asked] = [one for one in gate.seen if one.kind is TextKind.IMAGE]
    assert asked.image == storage.read(upload.preview_key)
    assert asked.trust == "new"
    [settled] = [one for one in gate.settled if one.submission.kind is TextKind.IMAGE]
    assert (settled.subject, settled.verdict.outcome) == (upload.id, Outcome.ALLOW)


@pytest.mark.parametrize(
    ("gate", "state"),
    [(FlagAllGate, "ready"), (HoldAllGate, "held"), (RejectAllGate, "rejected")],
)
def test_the_verdict_decides_what_becomes_of_a_picture(
    gate: type[AllowAllGate], state: str, published: RecordingPublisher
) -> None:
    upload = received(UserFactory())
    with bound(gate()):
        process(upload=upload.id)
    upload.refresh_from_db()
    assert upload.state == state
    assert bool(upload.problem) == (state != "ready")


def test_a_picture_that_cannot_be_decoded_is_refused_with_field_and_rule(
    published: RecordingPublisher, folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        upload = ready(UserFactory(), made.bomb_png())
    assert upload.state == "rejected"
    assert upload.problem["field"] == "file"
    assert "cannot be read to its end" in upload.problem["rule"]
    assert not files(folder)


@pytest.mark.parametrize(
    ("language", "rule"),
    [("en", "has too many pixels (9 × 9)"), ("ko", "픽셀이 너무 많아요 (9 × 9)")],
)
def test_the_owner_reads_in_their_language_why_a_file_was_refused(
    published: RecordingPublisher,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
    language: str,
    rule: str,
) -> None:
    upload = received(UserFactory(locale=language))
    refused = Refused("pixels", said("has too many pixels ({size})", size="9 × 9"))
    monkeypatch.setattr(processing, "render", Mock(side_effect=refused))
    with django_capture_on_commit_callbacks(execute=True):
        process(upload=upload.id)
    [told] = [frame for frame in published.frames if frame["type"] == "upload.updated"]
    assert told["data"]["upload"]["problem"] == {"field": "file", "rule": rule, "category": ""}


def test_doing_it_twice_changes_nothing(published: RecordingPublisher) -> None:
    upload = ready(UserFactory())
    before = storage.read(upload.original_key), upload.changed_at
    process(upload=upload.id)
    upload.refresh_from_db()
    assert (storage.read(upload.original_key), upload.changed_at) == before


def test_a_worker_killed_before_its_last_step_is_made_good_by_the_next(
    published: RecordingPublisher, folder: Path, monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    upload = received(UserFactory())

    def killed(*_: Any) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr("core.media.actions.processing._finish", killed)
        with pytest.raises(SystemExit):
            process(upload=upload.id)
    upload.refresh_from_db()
    assert upload.state == "processing"
    with django_capture_on_commit_callbacks(execute=True):
        process(upload=upload.id)
    upload.refresh_from_db()
    assert upload.state == "ready"
    assert files(folder) == ["original.png", "preview.webp", "thumbnail.webp"]


def test_a_picture_removed_while_it_was_processed_leaves_no_file(
    published: RecordingPublisher, folder: Path, monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    user = UserFactory()
    upload = received(user)
    from core.media.actions import processing

    store = processing._store

    def removed_meanwhile(row: Upload, rendered: Any) -> None:
        remove_upload(principal=principal(user), upload=row.id)
        store(row, rendered)

    monkeypatch.setattr(processing, "_store", removed_meanwhile)
    with django_capture_on_commit_callbacks(execute=True):
        process(upload=upload.id)
    upload.refresh_from_db()
    assert upload.state == "removed"
    assert not files(folder)


def test_files_that_cannot_be_deleted_now_are_deleted_later(
    published: RecordingPublisher, folder: Path, monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    from core.media.actions.cleaning import delete_leftovers

    upload = ready(UserFactory())

    def away(*_: str) -> None:
        raise storage.StorageTrouble("away")

    with (
        monkeypatch.context() as patched,
        django_capture_on_commit_callbacks(execute=True),
    ):
        patched.setattr(storage, "delete", away)
        discard([upload.id])
    with monkeypatch.context() as patched:
        patched.setattr(storage, "delete", away)
    assert Upload.objects.get(id=upload.id).keys
    delete_leftovers()
    assert not files(folder)
    assert not Upload.objects.get(id=upload.id).keys
