"""WebM as browsers record it: the tracks, and the time of the last block.

Recordings carry no length in their header, so blocks are walked. Element ids: RFC 9559.
"""

from typing import BinaryIO

from core.media.content.found import Voice

_SEGMENT, _CLUSTER, _TRACKS, _TRACK = 0x18538067, 0x1F43B675, 0x1654AE6B, 0xAE
_GROUP = 0xA0
_INSIDE = frozenset({_SEGMENT, _CLUSTER, _TRACKS, _TRACK, _GROUP})
_CODEC, _TIME, _SIMPLE, _BLOCK = 0x86, 0xE7, 0xA3, 0xA1
_OPUS_MS = 20
_ELEMENTS_MAX = 500_000


def voice(file: BinaryIO) -> Voice:
    """Codec, tracks and length; ValueError or IndexError when it cannot be walked."""
    file.seek(0)
    data = file.read()
    codecs: list[str] = []
    cluster = latest = 0
    at = seen = 0
    while at < len(data):
        seen += 1
        if seen > _ELEMENTS_MAX:
            raise ValueError("too many elements")
        element, at = _number(data, at, keep_marker=True)
        size, at = _number(data, at, keep_marker=False)
        if element in _INSIDE:
            continue
        end = at + size
        if end > len(data):
            break  # cut in the middle of a block: what came before counts
        if element == _CODEC:
            codecs.append(data[at:end].decode("ascii", "replace").rstrip("\0"))
        elif element == _TIME:
            cluster = int.from_bytes(data[at:end])
        elif element in (_SIMPLE, _BLOCK):
            _, inside = _number(data, at, keep_marker=False)
            offset = int.from_bytes(data[inside : inside + 2], signed=True)
            latest = max(latest, cluster + offset + _OPUS_MS)
        at = end
    codec = "opus" if codecs == ["A_OPUS"] else ",".join(codecs)
    return Voice(codec, latest, codecs)


def _number(data: bytes, at: int, *, keep_marker: bool) -> tuple[int, int]:
    """A variable-length number and where it ends; an unknown size is as good as none."""
    first = data[at]
    length = 9 - first.bit_length()
    if length > 8:
        raise ValueError("not a number")
    raw = int.from_bytes(data[at : at + length])
    if len(data) < at + length:
        raise IndexError("ends inside a number")
    if not keep_marker:
        raw &= (1 << (7 * length)) - 1
        if raw == (1 << (7 * length)) - 1:
            raw = 0
    return raw, at + length
