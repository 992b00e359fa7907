"""Ogg Opus: the codec of the first page, and the time of the last (RFC 7845)."""

from typing import BinaryIO

from core.media.content.found import Voice

_TAIL = 128 * 1024
_HEADER = 27
_RATE = 48  # granules a millisecond, whatever the recording's own rate


def voice(file: BinaryIO) -> Voice:
    """Codec, tracks and length; IndexError when it is cut off."""
    file.seek(0)
    head = file.read(512)
    opening = head[_HEADER + head[26] :]
    tracks = ["opus" if opening.startswith(b"OpusHead") else "other"]
    skipped = int.from_bytes(opening[10:12], "little")
    second = head.find(b"OggS", 4)
    if second > 0 and head[second + 5] & 2:
        tracks.append("other")
    file.seek(0, 2)
    file.seek(max(0, file.tell() - _TAIL))
    tail = file.read()
    last = tail.rfind(b"OggS")
    granule = int.from_bytes(tail[last + 6 : last + 14], "little", signed=True)
    return Voice(tracks[0], max(0, granule - skipped) // _RATE, tracks)
