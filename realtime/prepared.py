"""Frames prepared once for all receivers."""

from core.kernel.wire import encode


def text_frame(payload: bytes) -> bytes:
    """A whole, unmasked WebSocket text frame (RFC 6455 §5.2) around a UTF-8 payload."""
    length = len(payload)
    if length < 126:
        return bytes((0x81, length)) + payload
    if length < 65_536:
        return b"\x81\x7e" + length.to_bytes(2, "big") + payload
    return b"\x81\x7f" + length.to_bytes(8, "big") + payload


class Prepared:
    """One payload and its frame; `seq` is 0 for ephemeral events."""

    __slots__ = ("frame", "payload", "seq")

    def __init__(self, payload: bytes, seq: int = 0) -> None:
        self.payload = payload
        self.frame = text_frame(payload)
        self.seq = seq


def prepare(value: object) -> Prepared:
    """Encode an event for the sockets of this process."""
    return Prepared(encode(value))
