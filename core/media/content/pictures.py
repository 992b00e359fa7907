"""Pictures: looked at by header, then decoded once and written anew without anything but pixels."""

import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from PIL import Image, ImageCms, ImageOps, ImageSequence, UnidentifiedImageError

from core.kernel.errors import said
from core.media import limits
from core.media.content.found import IMAGE, Found, Refused

Image.MAX_IMAGE_PIXELS = limits.PIXELS
"""Pillow's own guard, behind ours: it refuses at twice this number."""

FORMATS = {
    "JPEG": ("image/jpeg", "jpg"),
    "PNG": ("image/png", "png"),
    "GIF": ("image/gif", "gif"),
    "WEBP": ("image/webp", "webp"),
}
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 88, "optimize": True, "progressive": True},
    "PNG": {},
    "GIF": {},
    "WEBP": {"quality": 88},
}
_TAIL = 64 * 1024
_BROKEN = (
    UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, OverflowError,
    IndexError, TypeError, KeyError, ZeroDivisionError,
)  # fmt: skip
"""What Pillow's readers raise about bytes that are not what they should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A picture written anew: `original` in its own format, the others as WebP."""

    original: bytes
    thumbnail: bytes
    preview: bytes
    width: int
    height: int


def starts(head: bytes) -> bool:
    """Whether a file begins like a picture of the accepted formats."""
    return head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a")) or (
        head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    )


def inspect(file: BinaryIO) -> Found:
    """Format and size by header; Refused for too many pixels and for files cut off."""
    with _opened(file) as image:
        content_type, extension = FORMATS[_format(image)]
        width, height = image.size
        _require_pixels(width, height)
        _require_pixels(width, height, _frames(image))
    _require_whole(file, content_type)
    return Found(
        kind=IMAGE, content_type=content_type, extension=extension, width=width, height=height
    )


def render(data: bytes) -> Rendered:
    """Decode and write anew: turned upright, in sRGB, without metadata; Refused when broken."""
    with _opened(io.BytesIO(data)) as image:
        found, frames = _format(image), _frames(image)
        _require_pixels(image.width, image.height, frames)
        try:
            if frames > 1:
                return _moving(image, found)
            return _still(image, found)
        except Image.DecompressionBombError as error:
            raise Refused("pixels", "has too many pixels") from error
        except _BROKEN as error:
            raise Refused("broken", "is a picture that cannot be read to its end") from error


def render_face(data: bytes) -> Rendered:
    """A square of 256 pixels from the middle, for avatars and icons; as all three variants."""
    with _opened(io.BytesIO(data)) as image:
        _require_pixels(image.width, image.height)
        try:
            upright = _upright(image)
            square = ImageOps.fit(upright, (limits.FACE, limits.FACE), Image.Resampling.LANCZOS)
            face = _written(square, "WEBP", quality=85)
        except _BROKEN as error:
            raise Refused("broken", "is a picture that cannot be read to its end") from error
    return Rendered(
        original=face, thumbnail=face, preview=face, width=limits.FACE, height=limits.FACE
    )


def _opened(file: BinaryIO) -> Image.Image:
    file.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            return Image.open(file, formats=list(FORMATS))
        except Image.DecompressionBombError as error:
            raise Refused("pixels", "has too many pixels") from error
        except _BROKEN as error:
            raise Refused("broken", "is a picture that cannot be read") from error


def _format(image: Image.Image) -> str:
    """The format; cameras write a JPEG with a second picture behind the first as MPO."""
    return "JPEG" if image.format == "MPO" else str(image.format)


def _frames(image: Image.Image) -> int:
    if _format(image) == "JPEG":
        return 1
    try:
        return int(getattr(image, "n_frames", 1))
    except _BROKEN as error:
        raise Refused("broken", "is a picture that cannot be read to its end") from error


def _require_pixels(width: int, height: int, frames: int = 1) -> None:
    if (
        width * height > limits.PIXELS
        or max(width, height) > limits.SIDE
        or frames > limits.FRAMES
        or width * height * frames > limits.FRAME_PIXELS
    ):
        size = f"{width} × {height}" + (f" × {frames}" if frames > 1 else "")
        raise Refused("pixels", said("has too many pixels ({size})", size=size))


def _require_whole(file: BinaryIO, content_type: str) -> None:
    """Refuse what ends too early, by the mark that every format puts at its end."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    match content_type:
        case "image/jpeg":
            whole = b"\xff\xd9" in tail
        case "image/png":
            whole = b"IEND" in tail
        case "image/gif":
            whole = b";" in tail[-1024:]
        case _:
            file.seek(4)
            whole = int.from_bytes(file.read(4), "little") + 8 <= size
    if not whole:
        raise Refused("broken", "is a picture that ends too early")


def _still(image: Image.Image, found: str) -> Rendered:
    upright = _upright(image)
    if found == "JPEG":
        upright = upright.convert("RGB")
    return Rendered(
        original=_written(upright, found, **_OPTIONS[found]),
        thumbnail=_scaled(upright, limits.THUMBNAIL, quality=78),
        preview=_scaled(upright, limits.PREVIEW, quality=82),
        width=upright.width,
        height=upright.height,
    )


def _moving(image: Image.Image, found: str) -> Rendered:
    """Every frame written anew; thumbnail and preview show the first one."""
    durations = []
    frames = []
    for frame in ImageSequence.Iterator(image):
        durations.append(int(frame.info.get("duration", 100)))
        frames.append(_plain(frame.convert("RGBA")))
    out = io.BytesIO()
    frames[0].save(
        out,
        format=found,
        save_all=True,
        append_images=_rest(frames),
        duration=durations,
        loop=int(image.info.get("loop", 0)),
        **({"disposal": 2} if found != "WEBP" else {"quality": 80}),
    )
    return Rendered(
        original=out.getvalue(),
        thumbnail=_scaled(frames[0], limits.THUMBNAIL, quality=78),
        preview=_scaled(frames[0], limits.PREVIEW, quality=82),
        width=image.width,
        height=image.height,
    )


def _rest(frames: list[Image.Image]) -> Iterator[Image.Image]:
    yield from frames[1:]


def _upright(image: Image.Image) -> Image.Image:
    """The pixels as they are meant to be seen: turned as EXIF says, in sRGB, nothing else kept."""
    turned = ImageOps.exif_transpose(image)
    turned.load()
    if turned.mode not in ("RGB", "RGBA", "L"):
        alpha = turned.mode in ("LA", "PA", "RGBa", "La") or "transparency" in turned.info
        profile = turned.info.get("icc_profile")
        turned = turned.convert("RGBA" if alpha else "RGB")
        if profile:
            return _plain(turned)
    return _plain(_in_srgb(turned))


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if not profile or image.mode == "L":
        return image
    try:
        converted = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode=image.mode,
        )
    except (ImageCms.PyCMSError, *_BROKEN):
        return image
    return converted or image


def _plain(image: Image.Image) -> Image.Image:
    """The same pixels in a new picture, so that no metadata can travel along."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare


def _scaled(image: Image.Image, edge: int, *, quality: int) -> bytes:
    small = image.convert("RGBA" if image.mode == "RGBA" else "RGB")
    small.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    return _written(small, "WEBP", quality=quality)


def _written(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, format=kind, **options)
    return out.getvalue()
