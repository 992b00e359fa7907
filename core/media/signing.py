"""Addresses that open one file for five minutes.

S3 signs its own. Those of the local disk are `/media/<key>?expires=&name=&sig=`, an HMAC over key,
time and download name under a key derived from SECRET_KEY.
"""

import urllib.parse

from django.core.files.storage import Storage
from django.utils.crypto import constant_time_compare, salted_hmac
from storages.backends.s3 import S3Storage

from core.kernel.clock import now
from core.media.limits import URL_SECONDS
from core.media.storage import storage

SALT = "core.media.signing"
TYPES = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "webm": "audio/webm",
    "ogg": "audio/ogg",
    "m4a": "audio/mp4",
}
"""What a stored file is, by the extension that this server gave it."""
INLINE = ("image/", "audio/")


def content_type(key: str) -> str:
    """The media type of a stored file."""
    return TYPES.get(key.rpartition(".")[2], "application/octet-stream")


def disposition(key: str, name: str) -> str:
    """Pictures and sound are shown in place, everything else is downloaded."""
    kind = "inline" if content_type(key).startswith(INLINE) else "attachment"
    return f"{kind}; filename*=UTF-8''{urllib.parse.quote(name, safe='')}"


def signed_url(key: str, *, name: str) -> str:
    """An address of the file that is good for `URL_SECONDS`; downloads are called `name`."""
    store: Storage = storage()
    if isinstance(store, S3Storage):
        answer = {
            "ResponseContentType": content_type(key),
            "ResponseContentDisposition": disposition(key, name),
        }
        url: str = store.url(key, parameters=answer, expire=URL_SECONDS)
        return url
    expires = str(int(now().timestamp()) + URL_SECONDS)
    query = {"expires": expires, "name": name, "sig": _signature(key, expires, name)}
    return f"/media/{key}?{urllib.parse.urlencode(query)}"


def is_good(key: str, *, expires: str, name: str, signature: str) -> bool:
    """Whether this server signed the address, and lately."""
    if not constant_time_compare(signature, _signature(key, expires, name)):
        return False
    return int(expires) >= int(now().timestamp())


def _signature(key: str, expires: str, name: str) -> str:
    return salted_hmac(SALT, f"{key}\n{expires}\n{name}", algorithm="sha256").hexdigest()
