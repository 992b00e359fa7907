"""Beginnings of messages, for quotes."""

from community.chat.content import cover_spoilers, excerpt
from community.chat.limits import EXCERPT_CHARS


def test_an_excerpt_is_one_line_and_says_that_it_is_cut() -> None:
    assert excerpt("soup\n\n  and  bread") == "soup and bread"
    cut = excerpt("x" * (EXCERPT_CHARS + 1))
    assert len(cut) == EXCERPT_CHARS
    assert cut.endswith("…")


def test_no_excerpt_tells_a_spoiler_wherever_it_is_cut() -> None:
    assert excerpt("it was ||the butler|| then") == "it was ██████████ then"
    assert "butler" not in excerpt("a" * 120 + " ||the butler did it, with the candlestick||")


def test_an_excerpt_reads_without_the_signs_of_bold_struck_and_code() -> None:
    assert excerpt("**Ask ~~now~~ here** and run `make`") == "Ask now here and run make"
    assert excerpt("2 * 3 * 4 and 2*3*4, snake_case") == "2 * 3 * 4 and 2*3*4, snake_case"


def test_spoilers_are_covered_character_by_character_and_lone_bars_are_text() -> None:
    text = "a || b ||c\nd|| e"
    assert len(cover_spoilers(text)) == len(text)
    assert cover_spoilers("a || b") == "a || b"
    assert cover_spoilers("||||") == "||||"
