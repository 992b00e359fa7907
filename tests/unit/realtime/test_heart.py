"""The process' pulse."""

from typing import Any, cast

from realtime.heart import BEAT_SECONDS, Heart
from realtime.hub import Hub
from tests.unit.realtime.fakes import connect


async def test_every_socket_hears_one_beat_a_round_and_none_before_its_greeting() -> None:
    hub = Hub()
    pairs = [connect() for _ in range(8)]
    for number, (connection, _) in enumerate(pairs):
        connection.greeted = number < 4
        hub.people[connection.user_id] = {connection}
    heart = Heart(hub, cast("Any", None))
    for _ in range(BEAT_SECONDS):
        await heart._beat()
    assert [len(writer.frames) for _, writer in pairs] == [1] * 4 + [0] * 4
