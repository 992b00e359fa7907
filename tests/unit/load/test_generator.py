"""The generator must notice what it exists to notice."""

from __future__ import annotations

import json

import pytest

from tests.load.generator.frames import FrameError, Other, Reply, Run, client_frame, parse
from tests.load.generator.ledger import Cursors, Ledger
from tests.load.generator.load import Outcome
from tests.load.report import Run as BenchRun
from tests.load.report import markdown, missing
from tests.load.rows import Row

ROOM = "01970000-0000-7000-8000-000000000001"
OTHER_ROOM = "01970000-0000-7000-8000-000000000002"


def server_frame(text: str) -> bytes:
    body = text.encode()
    size = bytes((len(body),)) if len(body) < 126 else b"\x7e" + len(body).to_bytes(2, "big")
    return b"\x81" + size + body


def created(seq: int, *, room: str = ROOM, stamp: int = 0, padding: int = 0) -> bytes:
    content = "x" * padding + f"t={stamp};"
    return server_frame(
        f'{{"type":"message.created","room":"{room}","seq":{seq},"data":{{"content":"{content}"}}}}'
    )


def readers_ledger(*seqs: int) -> Ledger:
    ledger = Ledger()
    cursors = Cursors(ledger)
    cursors.at[ROOM.encode()] = 0
    for seq in seqs:
        cursors.apply(Run(ROOM.encode(), seq, seq, (0,)), 5)
    ledger.lost = cursors.lost_before({ROOM.encode(): 4})
    return ledger


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536])
def test_a_client_frame_unmasks_to_its_payload(size: int) -> None:
    payload = bytes(number % 251 for number in range(size))
    frame = client_frame(payload)
    head = 2 + {126: 2, 127: 8}.get(frame[1] & 0x7F, 0)
    key, masked = frame[head : head + 4], frame[head + 4 :]
    assert frame[1] & 0x80
    assert bytes(byte ^ key[at % 4] for at, byte in enumerate(masked)) == payload


def test_coalesced_frames_of_a_room_become_one_run() -> None:
    items, rest = parse(created(7, stamp=10) + created(8, stamp=20, padding=300))
    assert items == (Run(ROOM.encode(), 7, 8, (10, 20)),)
    assert rest == b""


def test_another_room_or_a_hole_starts_a_new_run() -> None:
    items, _ = parse(created(7) + created(9) + created(10, room=OTHER_ROOM))
    assert [(item.first, item.last) for item in items if isinstance(item, Run)] == [
        (7, 7),
        (9, 9),
        (10, 10),
    ]


def test_a_read_cut_anywhere_loses_nothing() -> None:
    stream = created(1, padding=200) + server_frame('{"re":"c3","ok":false,"error":{}}')
    for cut in range(len(stream) + 1):
        items, rest = parse(stream[:cut])
        more, rest = parse(rest + stream[cut:])
        found = items + more
        assert [type(item) for item in found] == [Run, Reply]
        assert rest == b""


def test_a_reply_tells_id_and_outcome() -> None:
    items, _ = parse(server_frame('{"re":"c12","ok":true,"data":{}}') + b"\x89\x00")
    assert items == (Reply(b"c12", True, b'{"re":"c12","ok":true,"data":{}}'), Other(9, b""))


def test_fragments_and_masked_frames_are_refused() -> None:
    with pytest.raises(FrameError):
        parse(b"\x01\x01x")
    with pytest.raises(FrameError):
        parse(b"\x81\x81aaaax")


def test_every_position_once_in_order_is_no_fault() -> None:
    ledger = readers_ledger(1, 2, 3, 4)
    assert (ledger.delivered, ledger.faults) == (4, {})
    assert list(ledger.latencies) == [5, 5, 5, 5]


@pytest.mark.parametrize(
    ("seqs", "faults"),
    [
        ((1, 2, 4), {"lost": 1}),
        ((1, 2, 3), {"lost": 1}),
        ((1, 2, 2, 3, 4), {"duplicated": 1}),
        ((1, 3, 2, 4), {"reordered": 1}),
        ((2, 3, 4, 1, 1), {"reordered": 1, "duplicated": 1}),
    ],
)
def test_a_wrong_sequence_is_a_fault(seqs: tuple[int, ...], faults: dict[str, int]) -> None:
    assert readers_ledger(*seqs).faults == faults


def test_a_row_with_a_failed_check_does_not_hold() -> None:
    row = Row("P1", "deliveries", "1/CPU-s", 15, 30)
    row.compare([3000.0], [100.0])
    held_before = row.holds
    row.check("ours", Outcome(accepted=1, faults={"lost": 1}))
    assert (held_before, row.holds) == (True, False)
    assert row.failed == ["ours: 1 lost"]
    json.dumps(row.record())


def test_a_peer_that_breaks_the_order_does_not_fail_the_row() -> None:
    row = Row("P1", "deliveries", "1/CPU-s", 15, 30)
    row.check("peer", Outcome(accepted=1, faults={"reordered": 2}))
    assert (row.failed, row.peer_reordered) == ([], 2)


def row(figure: str, *failed: str) -> Row:
    return Row(figure, "deliveries", "1/s", 1, 2, ours=3.0, failed=list(failed))


@pytest.mark.parametrize(
    ("rows", "quick", "why"),
    [
        ([row("P1"), row("P6")], True, "a quick run is only indicative"),
        ([row("P1")], False, "P6 not measured"),
        ([row("P1"), row("P6", "ours: 1 lost")], False, "checks of P6 failed"),
        ([row("P1"), row("P6")], False, ""),
    ],
)
def test_only_a_whole_run_with_all_checks_passed_becomes_the_page(
    rows: list[Row], quick: bool, why: str
) -> None:
    run = BenchRun(day="2026-01-01", quick=quick, rounds=3)
    assert missing(rows, run, ("P1", "P6")) == why
    if not why:
        assert "in one whole run" in markdown(rows, run)
