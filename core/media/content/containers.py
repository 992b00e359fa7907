"""Voice notes: which container, which codec, how long. Headers are walked, nothing is decoded."""

from typing import BinaryIO

from core.media.content import ebml, mp4, ogg
from core.media.content.found import Refused, Voice


def inspect(file: BinaryIO, head: bytes) -> tuple[str, str, int] | None:
    """(media type, extension, milliseconds) of a voice note, None for something else.

    Refused when it is one of these containers and holds anything but one track of speech.
    """
    try:
        if head.startswith(b"\x1aE\xdf\xa3"):
            return "audio/webm", "webm", _checked(ebml.voice(file), "opus")
        if head.startswith(b"OggS"):
            return "audio/ogg", "ogg", _checked(ogg.voice(file), "opus")
        if head[4:8] == b"ftyp":
            return "audio/mp4", "m4a", _checked(mp4.voice(file), "aac", "opus")
    except (IndexError, ValueError, OverflowError) as error:
        raise Refused("broken", "is a voice note that cannot be read to its end") from error
    return None


def _checked(voice: Voice, *codecs: str) -> int:
    if len(voice.tracks) != 1 or voice.codec not in codecs:
        raise Refused("type", "is not a voice note: one track of Opus or AAC and nothing else")
    if voice.duration_ms <= 0:
        raise Refused("broken", "is a voice note without any sound")
    return voice.duration_ms
