"""Files as people send them, and as nobody should."""

import io
import struct
import zlib
from typing import Any

from PIL import Image, PngImagePlugin


def picture(
    size: tuple[int, int] = (640, 480),
    kind: str = "PNG",
    color: Any = (200, 30, 60),
    **options: Any,
) -> bytes:
    """A picture of one colour with a dark corner, so that its sides can be told apart."""
    mode = "RGBA" if len(color) == 4 else "RGB"
    image = Image.new(mode, size, color)
    image.paste((10, 10, 10), (0, 0, size[0] // 4, size[1] // 4))
    out = io.BytesIO()
    image.save(out, format=kind, **options)
    return out.getvalue()


def tagged_jpeg(size: tuple[int, int] = (400, 200)) -> bytes:
    """A JPEG that a telephone turned on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Maker of secrets"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0)})
    return picture(size, "JPEG", exif=exif)


def commented_png() -> bytes:
    """A PNG with a text chunk."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "secret words")
    return picture(pnginfo=notes)


def moving_gif(frames: int = 3, size: tuple[int, int] = (60, 40)) -> bytes:
    """A GIF that moves."""
    made = [Image.new("RGB", size, (index * 40 % 255, 0, 0)) for index in range(frames)]
    out = io.BytesIO()
    made[0].save(out, format="GIF", save_all=True, append_images=made[1:], duration=50, loop=0)
    return out.getvalue()


def huge_png(width: int = 50_000, height: int = 50_000) -> bytes:
    """A few hundred bytes that claim to be a wall of pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data) for kind, data in ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    )


def bomb_png(side: int = 6000) -> bytes:
    """A PNG within the pixel limit whose data is rubbish after a good beginning."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 4096)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data) for kind, data in ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pdf() -> bytes:
    """The smallest thing that passes for a PDF."""
    return b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n"


def ogg_opus(milliseconds: int = 2000) -> bytes:
    """An Ogg Opus file of two pages, the second of which says how long it lasts."""
    head = b"OpusHead" + bytes([1, 1]) + struct.pack("<HIhB", 0, 48000, 0, 0)
    first = (
        b"OggS" + bytes([0, 2]) + struct.pack("<qIIIB", 0, 1, 0, 0, 1) + bytes([len(head)]) + head
    )
    sound = b"\x01" * 50
    last = (
        b"OggS"
        + bytes([0, 4])
        + struct.pack("<qIIIB", milliseconds * 48, 1, 1, 0, 1)
        + bytes([len(sound)])
        + sound
    )
    return first + last


def _element(id: bytes, data: bytes) -> bytes:
    return (
        id + struct.pack(">B", 0x08) + len(data).to_bytes(4) + data
        if len(data) >= 2**13
        else (id + (0x4000 | len(data)).to_bytes(2) + data)
    )


def webm(milliseconds: int = 2000, codec: bytes = b"A_OPUS", second: bytes = b"") -> bytes:
    """WebM as a browser records it: sizes of the outer elements unknown, no length anywhere."""
    unknown = b"\x01\xff\xff\xff\xff\xff\xff\xff"
    header = _element(b"\x1aE\xdf\xa3", _element(b"\x42\x82", b"webm"))
    tracks = b"".join(_element(b"\xae", _element(b"\x86", one)) for one in (codec, second) if one)
    cluster = b"\x1f\x43\xb6\x75" + unknown + _element(b"\xe7", (0).to_bytes(1))
    blocks = b"".join(
        _element(b"\xa3", b"\x81" + at.to_bytes(2) + b"\x80" + b"\x01" * 20)
        for at in range(0, min(milliseconds, 30_000) - 20 + 1, 1000)
    )
    last = _element(b"\xe7", max(0, milliseconds - 20).to_bytes(4)) + _element(
        b"\xa3", b"\x81\0\0\x80" + b"\x01" * 20
    )
    more = b"\x1f\x43\xb6\x75" + unknown + last
    return (
        header
        + b"\x18\x53\x80\x67"
        + unknown
        + _element(b"\x16\x54\xae\x6b", tracks)
        + cluster
        + blocks
        + more
    )


def _box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", 8 + len(data)) + kind + data


def m4a(milliseconds: int = 2000, sort: bytes = b"soun") -> bytes:
    """The boxes of an M4A file with one track of AAC."""
    mvhd = _box(
        b"mvhd", b"\0" * 4 + b"\0" * 8 + struct.pack(">II", 1000, milliseconds) + b"\0" * 80
    )
    hdlr = _box(b"hdlr", b"\0" * 8 + sort + b"\0" * 12)
    stsd = _box(
        b"stsd", b"\0" * 4 + struct.pack(">I", 1) + struct.pack(">I", 36) + b"mp4a" + b"\0" * 28
    )
    trak = _box(b"trak", _box(b"mdia", hdlr + _box(b"minf", _box(b"stbl", stsd))))
    return _box(b"ftyp", b"M4A \0\0\0\0") + _box(b"moov", mvhd + trak) + _box(b"mdat", b"\1" * 64)


def m4a_in_fragments(milliseconds: int = 2000, *, each: bool = False) -> bytes:
    """An M4A as a browser records it: no length in its header, a fragment for each second.

    `each`: every sample says how long it lasts; else the fragment does for all of them.
    """
    mvhd = _box(b"mvhd", b"\0" * 12 + struct.pack(">II", 1000, 0) + b"\0" * 80)
    mdhd = _box(b"mdhd", b"\0" * 12 + struct.pack(">II", 1000, 0) + b"\0" * 4)
    hdlr = _box(b"hdlr", b"\0" * 8 + b"soun" + b"\0" * 12)
    stsd = _box(
        b"stsd", b"\0" * 4 + struct.pack(">I", 1) + struct.pack(">I", 36) + b"mp4a" + b"\0" * 28
    )
    trak = _box(b"trak", _box(b"mdia", mdhd + hdlr + _box(b"minf", _box(b"stbl", stsd))))
    mvex = _box(b"mvex", _box(b"trex", struct.pack(">IIIIII", 0, 1, 1, 0, 0, 0)))
    file = _box(b"ftyp", b"iso5\0\0\0\0") + _box(b"moov", mvhd + trak + mvex)
    for at in range(0, milliseconds, 1000):
        samples = min(1000, milliseconds - at) // 20
        if each:
            tfhd = _box(b"tfhd", struct.pack(">II", 0x020000, 1))
            lengths = b"".join(struct.pack(">II", 20, 9) for _ in range(samples))
            trun = _box(b"trun", struct.pack(">III", 0x301, samples, 0) + lengths)
        else:
            tfhd = _box(b"tfhd", struct.pack(">III", 0x020008, 1, 20))
            trun = _box(b"trun", struct.pack(">III", 0x1, samples, 0))
        file += _box(b"moof", _box(b"mfhd", b"\0" * 8) + _box(b"traf", tfhd + trun))
        file += _box(b"mdat", b"\1" * 64)
    return file
