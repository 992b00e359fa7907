"""Where files are kept: the one door to Django's storage called `media`.

Local disk or S3, by settings. Whatever goes wrong below is `StorageTrouble` above.
"""

import contextlib
from collections.abc import Iterator
from typing import BinaryIO

from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, storages

ALIAS = "media"


class StorageTrouble(Exception):  # noqa: N818 - the word of the domain
    """The storage is full, away, or refuses; trying again later can help."""


def storage() -> Storage:
    """The configured storage."""
    return storages[ALIAS]


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise
    except (OSError, BotoCoreError, ClientError) as error:
        raise StorageTrouble(str(error)) from error


def write(key: str, content: BinaryIO | bytes) -> None:
    """Store under `key`, replacing what is there; half a file is taken away again."""
    file = ContentFile(content) if isinstance(content, bytes) else File(content)
    try:
        with _told():
            storage().save(key, file)
    except StorageTrouble:
        with contextlib.suppress(StorageTrouble):
            delete(key)
        raise


def read(key: str) -> bytes:
    """The whole file; FileNotFoundError when there is none."""
    with _told(), storage().open(key) as file:
        return bytes(file.read())


def delete(*keys: str) -> None:
    """Delete what is there of `keys`."""
    with _told():
        for key in keys:
            storage().delete(key)
