"""Files themselves: the stable address that asks for permission, and the signed one that opens."""

import re
from collections.abc import AsyncIterator, Iterator
from uuid import UUID

from asgiref.sync import sync_to_async
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.views.decorators.http import require_safe
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.views import APIView

from core.http.principal import principal_of
from core.http.problems import NOT_FOUND
from core.media.access import upload_for_reading
from core.media.errors import UPLOAD_NOT_FOUND
from core.media.limits import URL_SECONDS
from core.media.models import Upload
from core.media.signing import content_type, disposition, is_good, signed_url
from core.media.storage import storage

CHUNK = 256 * 1024
MODERATORS = ("moderator", "admin")
_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")
_KEY = re.compile(r"[0-9a-f]{2}/[0-9a-f]{32}/[a-z]+\.[a-z0-9]+")


class UploadFile(APIView):
    """A file of an upload."""

    @extend_schema(
        operation_id="upload_file",
        responses={302: OpenApiResponse(description="To a signed address.")},
    )
    def get(self, request: Request, upload_id: UUID, variant: str) -> HttpResponseBase:
        """Go to an address of the file that is good for five minutes.

        `variant`: `original`; of pictures also `thumbnail` and `preview`; `avatar` of those of
        people and spaces.
        """
        user_id = principal_of(request).user_id
        moderates = getattr(request.user, "role", "") in MODERATORS
        upload = upload_for_reading(user_id, upload_id, moderates=moderates)
        key = _key(upload, variant)
        answer = HttpResponseRedirect(signed_url(key, name=_called(upload, key)))
        answer["Cache-Control"] = f"private, max-age={URL_SECONDS - 60}"
        return answer


def _key(upload: Upload, variant: str) -> str:
    """Where the variant lies; UPLOAD_NOT_FOUND for one that this upload does not have."""
    face = upload.purpose != Upload.Purpose.ATTACHMENT
    if face:
        key = upload.original_key if variant == "avatar" else ""
    else:
        key = {
            "original": upload.original_key,
            "thumbnail": upload.thumbnail_key,
            "preview": upload.preview_key,
        }.get(variant, "")
    if not key:
        raise UPLOAD_NOT_FOUND(field="variant")
    return key


def _called(upload: Upload, key: str) -> str:
    """The name for saving it, ending in what this very file is."""
    return f"{upload.name.rpartition('.')[0]}.{key.rpartition('.')[2]}"


@require_safe
def signed_file(request: HttpRequest, key: str) -> HttpResponseBase:
    """A file on the local disk, for whoever brings a good signature; 404 for all else.

    Nothing in it runs: a sandbox without scripts, no guessing of types, documents only as
    downloads. One byte range is served, as players ask for it.
    """
    given = request.GET
    name = given.get("name", "")
    expires = given.get("expires", "")
    if not (
        _KEY.fullmatch(key)
        and expires.isascii()
        and expires.isdigit()
        and is_good(key, expires=expires, name=name, signature=given.get("sig", ""))
        and storage().exists(key)
    ):
        raise NOT_FOUND()
    size = storage().size(key)
    start, stop = _range(request.headers.get("Range", ""), size)
    whole = stop - start == size
    answer: HttpResponseBase
    if request.method == "HEAD":
        answer = HttpResponse()
    else:
        answer = StreamingHttpResponse(_Chunks(key, start, stop))
    answer.status_code = 200 if whole else 206
    answer["Content-Type"] = content_type(key)
    answer["Content-Length"] = str(stop - start)
    answer["Content-Disposition"] = disposition(key, name)
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Accept-Ranges"] = "bytes"
    answer["Cache-Control"] = f"private, max-age={URL_SECONDS}"
    if not whole:
        answer["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    return answer


class _Chunks:
    """The bytes [start, stop) of a stored file, for servers of either kind."""

    def __init__(self, key: str, start: int, stop: int) -> None:
        self._key, self._start, self._stop = key, start, stop

    def _read(self, at: int) -> bytes:
        with storage().open(self._key) as file:
            file.seek(at)
            return bytes(file.read(min(CHUNK, self._stop - at)))

    def __iter__(self) -> Iterator[bytes]:
        at = self._start
        while at < self._stop and (chunk := self._read(at)):
            yield chunk
            at += len(chunk)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        at = self._start
        while at < self._stop and (
            chunk := await sync_to_async(self._read, thread_sensitive=False)(at)
        ):
            yield chunk
            at += len(chunk)


def _range(header: str, size: int) -> tuple[int, int]:
    """First byte and the one after the last; the whole file for what is not one good range."""
    match = _RANGE.fullmatch(header)
    if match is None or match.groups() == ("", ""):
        return 0, size
    first, last = match.groups()
    if not first:
        return max(0, size - int(last)), size
    start, stop = int(first), min(size, int(last) + 1) if last else size
    return (start, stop) if start < stop else (0, size)
