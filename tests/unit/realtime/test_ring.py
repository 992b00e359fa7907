"""Recent positions in memory: what a resume gets without SQL."""

from uuid import UUID

import msgspec
import pytest

from core.kernel.ids import new_id
from core.kernel.publish import Publication
from realtime import ring
from realtime.ring import Ring

ROOM = new_id()


def change(seq: int, subject: UUID | None, *, quotes: dict[str, str] | None = None) -> Publication:
    item = b'{"seq":%d}' % seq if subject else b""
    encoded = msgspec.json.encode(quotes) if quotes else b""
    return Publication(topic="room", frame=b"", seq=seq, subject=subject, item=item, quotes=encoded)


def filled(*changes: Publication) -> Ring:
    made = Ring()
    for one in changes:
        made.append(one)
    return made


def items(of: Ring, since: int) -> list[int]:
    return [msgspec.json.decode(item)["seq"] for item in of.after(since).items]


def test_an_empty_ring_covers_nothing() -> None:
    assert not Ring().covers(0)


def test_it_covers_from_before_its_first_to_its_last() -> None:
    made = filled(*(change(seq, new_id()) for seq in range(5, 9)))
    assert [since for since in range(12) if made.covers(since)] == [4, 5, 6, 7, 8]
    assert items(made, 6) == [7, 8]
    assert items(made, 8) == []


def test_each_thing_comes_once_in_its_latest_state() -> None:
    mine, other = new_id(), new_id()
    made = filled(change(1, mine), change(2, other), change(3, mine), change(4, None))
    assert items(made, 0) == [2, 3]


def test_a_gap_forgets_what_was_before() -> None:
    made = filled(change(1, new_id()), change(3, new_id()))
    assert not made.covers(0)
    assert items(made, 2) == [3]


def test_two_hundred_items_at_most_and_then_more() -> None:
    made = filled(*(change(seq, new_id()) for seq in range(1, 252)))
    delta = made.after(0)
    assert (len(delta.items), delta.more) == (200, True)
    assert items(made, 200) == list(range(201, 252))


def test_count_and_bytes_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ring, "BYTES_MAX", 100)
    made = filled(*(change(seq, new_id()) for seq in range(1, 2_000)))
    assert len(made) < 12
    monkeypatch.undo()
    made = filled(*(change(seq, new_id()) for seq in range(1, 2_000)))
    assert len(made) == ring.ENTRIES_MAX


def test_a_quote_outlives_a_later_change_of_the_answer() -> None:
    mine, quoted = new_id(), new_id()
    made = filled(change(1, mine, quotes={str(quoted): "before"}), change(2, mine))
    assert list(made.after(0).quotes) == [str(quoted)]


def test_a_quote_of_what_was_changed_since_is_dropped() -> None:
    """The changed thing is an item itself; a deleted one must not live on in a quote."""
    mine, quoted = new_id(), new_id()
    made = filled(change(1, mine, quotes={str(quoted): "before"}), change(2, quoted))
    assert made.after(0).quotes == {}
