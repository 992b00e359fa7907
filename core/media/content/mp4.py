"""M4A: the boxes that name tracks, codecs and length (ISO/IEC 14496-12).

Browsers record in fragments, which have no length in their header: their samples are counted.
"""

from collections.abc import Iterator
from typing import BinaryIO

from core.media.content.found import Voice
from core.media.content.mp4_fragments import Fragments

_BOXES_MAX = 10_000
_CODECS = {b"mp4a": "aac", b"Opus": "opus"}
_INSIDE = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"mvex", b"moof", b"traf")


def voice(file: BinaryIO) -> Voice:
    """Codec, tracks and length; ValueError when boxes do not add up."""
    file.seek(0)
    data = file.read()
    tracks: list[str] = []
    codec, milliseconds, indexed = "", 0, 0
    fragments = Fragments()
    for kind, start, end in _boxes(data, 0, len(data)):
        if kind == b"hdlr":
            tracks.append("sound" if data[start + 8 : start + 12] == b"soun" else "other")
        elif kind == b"stsd":
            codec = _CODECS.get(data[start + 12 : start + 16], "other")
        elif kind == b"mvhd":
            milliseconds = _length(data, start)
        elif kind == b"sidx":
            indexed += _indexed(data, start, end)
        else:
            fragments.take(kind, data[start:end])
    return Voice(
        codec if tracks == ["sound"] else "other",
        max(milliseconds, indexed, fragments.milliseconds),
        tracks,
    )


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """(kind, start, end) of the content of every box, those inside others too."""
    seen = 0
    while at + 8 <= end:
        seen += 1
        if seen > _BOXES_MAX:
            raise ValueError("too many boxes")
        size, kind, start = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8], at + 8
        if size == 1:
            size, start = int.from_bytes(data[at + 8 : at + 16]), at + 16
        stop = end if size == 0 else at + size
        if stop < start or stop > end:
            raise ValueError("a box reaches beyond the file")
        yield kind, start, stop
        if kind in _INSIDE:
            yield from _boxes(data, start, stop)
        at = stop


def _length(data: bytes, start: int) -> int:
    wide = data[start] == 1
    at, size = (start + 20, 8) if wide else (start + 12, 4)
    scale = int.from_bytes(data[at : at + 4])
    units = int.from_bytes(data[at + 4 : at + 4 + size])
    return units * 1000 // scale if scale else 0


def _indexed(data: bytes, start: int, end: int) -> int:
    """Milliseconds that a segment index lists: recordings in fragments have no other length."""
    scale = int.from_bytes(data[start + 8 : start + 12])
    at = start + (24 if data[start] == 0 else 32)
    total = sum(int.from_bytes(data[one + 4 : one + 8]) for one in range(at, end - 11, 12))
    return total * 1000 // scale if scale else 0
