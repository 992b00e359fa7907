"""Frames as RFC 6455 wants them."""

import pytest
from websockets.frames import Frame, Opcode
from websockets.streams import StreamReader

from realtime.prepared import Prepared, text_frame


@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 65_535, 65_536, 200_000])
def test_a_frame_is_whole_text_and_unmasked(size: int) -> None:
    payload = b"x" * size
    reader = StreamReader()
    reader.feed_data(text_frame(payload))
    reading = Frame.parse(reader.read_exact, mask=False)
    with pytest.raises(StopIteration) as done:
        next(reading)
    frame = done.value.value
    assert (frame.fin, frame.opcode, bytes(frame.data)) == (True, Opcode.TEXT, payload)


def test_prepared_keeps_payload_frame_and_position() -> None:
    prepared = Prepared(b"{}", 7)
    assert (prepared.payload, prepared.frame, prepared.seq) == (b"{}", b"\x81\x02{}", 7)
