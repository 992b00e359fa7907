"""Unread counts in memory equal a recount."""

from hypothesis import given
from hypothesis import strategies as st

from core.kernel.ids import new_id
from core.kernel.publish import Counted
from core.kernel.rooms import CountedMessage
from realtime.counted import KEPT, UNREAD_MAX, CountedMessages

PEOPLE = [new_id() for _ in range(3)]
acts = st.lists(
    st.tuples(st.integers(1, 40), st.sampled_from(range(3)), st.booleans()), max_size=80
)


@given(acts, st.integers(0, 41), st.sampled_from(range(3)), st.sets(st.sampled_from(range(3))))
def test_unread_equals_a_recount(
    acts: list[tuple[int, int, bool]], after: int, me: int, blocked: set[int]
) -> None:
    authors = {seq: PEOPLE[seq % 3] for seq in range(41)}
    counted, plain = CountedMessages(), set[int]()
    for seq, _, counts in acts:
        counted.apply(Counted(seq, authors[seq], counts))
        (plain.add if counts else plain.discard)(seq)
    separated = frozenset(PEOPLE[one] for one in blocked)
    expected = sum(
        seq > after and authors[seq] != PEOPLE[me] and authors[seq] not in separated
        for seq in plain
    )
    assert counted.unread(after=after, user=PEOPLE[me], separated=separated) == expected


def test_ninety_nine_is_the_most() -> None:
    counted = CountedMessages(CountedMessage(seq, PEOPLE[0]) for seq in range(1, 200))
    assert counted.unread(after=0, user=PEOPLE[1], separated=frozenset()) == UNREAD_MAX


def test_only_the_latest_are_kept_and_older_ones_stay_out() -> None:
    counted = CountedMessages(CountedMessage(seq, PEOPLE[0]) for seq in range(1, KEPT + 101))
    counted.apply(Counted(1, PEOPLE[0], True))
    counted.apply(Counted(2, PEOPLE[0], False))
    assert counted.unread(after=KEPT + 50, user=PEOPLE[1], separated=frozenset()) == 50
