"""Receiving files over REST: what is kept, what is refused, and that refusals leave nothing."""

import errno
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from core.kernel.clock import now
from core.media import limits, storage
from core.media.actions.cleaning import discard_orphans, forget_removed, hand_over_again
from core.media.models import Upload
from tests.integration.media.helpers import files, ready, received, send
from tests.support import files as made
from tests.support.factories import UserFactory
from tests.support.gates import MarkedGate, bound
from tests.support.publications import RecordingPublisher
from tests.support.rest import API, client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def nothing_kept(folder: Path) -> None:
    assert not Upload.objects.exists()
    assert not files(folder)


def test_a_picture_is_received_and_waits_for_a_worker(folder: Path) -> None:
    user = UserFactory()
    answer = send(user, made.picture(), "../../holiday.exe", alt="A red wall")
    body = answer.json()
    assert answer.status_code == 201, body
    assert (body["kind"], body["state"], body["content_type"]) == ("image", "uploaded", "image/png")
    assert (body["name"], body["alt"]) == ("holiday.png", "A red wall")
    assert (body["width"], body["height"]) == (640, 480)
    assert files(folder) == ["incoming.png"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [(made.pdf(), "file"), (b"words", "file"), (made.webm(3000), "voice")],
)
def test_documents_and_voice_notes_are_ready_at_once(content: bytes, kind: str) -> None:
    body = send(UserFactory(), content, "a").json()
    assert (body["kind"], body["state"]) == (kind, "ready")


def test_a_voice_note_brings_its_waveform_and_its_length_is_read_from_it() -> None:
    body = send(
        UserFactory(), made.webm(3000), "a.webm", "audio/webm", waveform="[0, 50, 100]"
    ).json()
    assert (body["waveform"], body["duration_ms"]) == ([0, 50, 100], 3000)


@pytest.mark.parametrize(
    "waveform", ["[101]", "[-1]", "[1.5]", "[true]", "{}", "[1", str([1] * 101), '["1"]']
)
def test_a_waveform_of_anything_else_is_refused(waveform: str, folder: Path) -> None:
    answer = send(UserFactory(), made.webm(), "a.webm", waveform=waveform)
    assert (answer.status_code, answer.json()["field"]) == (422, "waveform")
    nothing_kept(folder)


@pytest.mark.parametrize(
    ("content", "type", "code", "status"),
    [
        (b"", "", "upload.empty", 422),
        (b"<svg onload=alert(1)>", "image/svg+xml", "upload.type", 422),
        (b"<html><script>", "text/plain", "upload.type", 422),
        (b"just words", "image/png", "upload.type", 422),
        (made.picture()[:-40], "image/png", "upload.broken", 422),
        (made.huge_png(), "image/png", "upload.too_many_pixels", 422),
        (made.webm(6 * 60_000), "audio/webm", "upload.too_long", 422),
        (made.pdf() + b" " * limits.FILE_BYTES + b"%%EOF", "", "upload.too_large", 413),
        (made.picture() + b"\0" * limits.IMAGE_BYTES, "", "upload.broken", 422),
        (made.tagged_jpeg() + b"\xff\xd9" * limits.IMAGE_BYTES, "", "upload.too_large", 413),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused_by_name_and_leaves_nothing(
    content: bytes, type: str, code: str, status: int, folder: Path, published: RecordingPublisher
) -> None:
    answer = send(UserFactory(), content, "a", type)
    body = answer.json()
    assert (answer.status_code, body["code"], body["field"]) == (status, code, "file"), body
    nothing_kept(folder)
    assert not published.publications


def test_a_form_without_a_file_names_the_missing_field() -> None:
    answer = client(UserFactory()).post(f"{API}/uploads", {"alt": "x"}, format="multipart")
    assert (answer.status_code, answer.json()["field"]) == (422, "file")


@pytest.mark.parametrize("field", ["name", "alt"])
def test_a_name_or_alt_text_that_the_gate_refuses_leaves_nothing(field: str, folder: Path) -> None:
    given = {"name": "a.png", "alt": "", field: "[block] words.png"}
    with bound(MarkedGate()):
        answer = send(UserFactory(), made.picture(), given["name"], alt=given["alt"])
    assert (answer.json()["code"], answer.json()["field"]) == ("gate.rejected", field)
    nothing_kept(folder)


def test_the_twenty_first_upload_of_an_hour_is_refused(folder: Path) -> None:
    user = UserFactory()
    for _ in range(20):
        assert send(user, b"words", "a.txt").status_code == 201
    answer = send(user, b"words", "a.txt")
    assert (answer.status_code, answer.json()["code"]) == (429, "rate.limited")
    assert Upload.objects.count() == len(files(folder)) == 20


def test_a_full_disk_says_so_and_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storage.storage(), "_save", full)
    answer = send(UserFactory(), made.picture())
    body = answer.json()
    assert (answer.status_code, body["code"], body["retry"]) == (503, "upload.storage", True)
    nothing_kept(folder)


def test_others_find_neither_the_upload_nor_its_absence(folder: Path) -> None:
    upload = ready(UserFactory())
    stranger = client(UserFactory())
    for method in ("get", "patch", "delete"):
        answer = getattr(stranger, method)(f"{API}/uploads/{upload.id}", {"alt": "x"})
        assert (answer.status_code, answer.json()["code"]) == (404, "upload.not_found")
    upload.refresh_from_db()
    assert (upload.state, upload.alt) == ("ready", "")


def test_removing_an_upload_deletes_its_files_and_its_addresses(
    folder: Path, django_capture_on_commit_callbacks: Any
) -> None:
    user = UserFactory()
    upload = ready(user)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client(user).delete(f"{API}/uploads/{upload.id}")
    assert answer.status_code == 204
    assert not files(folder)
    for path in ("", "/original", "/preview"):
        assert client(user).get(f"{API}/uploads/{upload.id}{path}").status_code == 404


def test_the_alt_text_changes_through_the_gate(published: RecordingPublisher) -> None:
    user = UserFactory()
    upload = ready(user)
    with bound(MarkedGate()):
        refused = client(user).patch(f"{API}/uploads/{upload.id}", {"alt": "[block] words"})
        changed = client(user).patch(f"{API}/uploads/{upload.id}", {"alt": "A wall"})
        long = client(user).patch(f"{API}/uploads/{upload.id}", {"alt": "x" * 501})
    assert (refused.json()["code"], refused.json()["field"]) == ("gate.rejected", "alt")
    assert changed.json()["alt"] == "A wall"
    assert (long.status_code, long.json()["field"]) == (422, "alt")


def test_what_nothing_holds_for_a_day_is_deleted_with_its_files(
    folder: Path, time_machine: Any, django_capture_on_commit_callbacks: Any
) -> None:
    user = UserFactory()
    ready(user)
    received(user)
    kept = ready(user)
    Upload.objects.filter(id=kept.id).update(used_at=kept.created_at)
    with django_capture_on_commit_callbacks(execute=True):
        assert discard_orphans() == 0
    time_machine.move_to(now() + timedelta(seconds=limits.ORPHAN_HOURS * 3600 + 60))
    with django_capture_on_commit_callbacks(execute=True):
        assert discard_orphans() == 2
    assert files(folder) == ["original.png", "preview.webp", "thumbnail.webp"]
    assert forget_removed() == 2
    assert list(Upload.objects.values_list("id", flat=True)) == [kept.id]


def test_what_no_worker_finished_is_handed_over_again(
    time_machine: Any, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    sent: list[str] = []
    monkeypatch.setattr("core.media.queue.current_app.send_task", lambda _, args: sent.extend(args))
    upload = received(UserFactory())
    with django_capture_on_commit_callbacks(execute=True):
        assert hand_over_again() == 0
        time_machine.move_to(now() + timedelta(seconds=limits.STUCK_SECONDS + 1))
        assert hand_over_again() == 1
    assert sent == [str(upload.id)]
