"""Words the media tests share."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from core.accounts.models import User
from core.kernel.errors import CaryaError
from core.media.actions.cleaning import delete_incoming
from core.media.actions.processing import process
from core.media.actions.receiving import Incoming, upload
from core.media.models import Upload
from tests.support.factories import principal
from tests.support.files import picture
from tests.support.rest import API, client


def incoming(content: bytes, *, name: str = "file.bin", **fields: Any) -> Incoming:
    return Incoming(file=io.BytesIO(content), size=len(content), name=name, **fields)


def received(user: User, content: bytes | None = None, **fields: Any) -> Upload:
    """An upload as it is before any worker has seen it."""
    data = picture() if content is None else content
    with transaction.atomic():
        return upload(principal=principal(user), incoming=incoming(data, **fields))


def ready(user: User, content: bytes | None = None, **fields: Any) -> Upload:
    """An upload that a worker has processed."""
    made = received(user, content, **fields)
    process(upload=made.id)
    delete_incoming()  # as after the commit
    made.refresh_from_db()
    return made


def send(
    user: User | None, content: bytes, name: str = "a.png", type: str = "", **form: Any
) -> Any:
    """POST a file as a browser does."""
    file = SimpleUploadedFile(name, content, content_type=type or "application/octet-stream")
    return client(user).post(f"{API}/uploads", {"file": file, **form}, format="multipart")


def refused(code: str, call: Callable[..., Any], *args: Any, **kwargs: Any) -> CaryaError:
    """Call and expect the refusal `code`; returns the error."""
    with pytest.raises(CaryaError) as caught:
        call(*args, **kwargs)
    assert caught.value.code == code, caught.value
    return caught.value


def files(folder: Path) -> list[str]:
    """What lies in the storage, by the end of its name."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file())
