"""What of a hit is shown, and what of that is marked."""

import pytest

from community.chat.search.excerpts import excerpt
from community.chat.search.parser import parse


def marked(content: str, query: str) -> str:
    """The excerpt with its ranges in brackets."""
    found = excerpt(content, parse(query).texts)
    text = found.text
    for start, end in reversed(found.ranges):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("content", "query", "wanted"),
    [
        ("Hello, world", "world", "Hello, [world]"),
        ("Hello, worlds", "world", "Hello, worlds"),
        ("Hello, worlds", "world*", "Hello, [worlds]"),
        ("hello hello", "hello", "[hello] [hello]"),
        ("Well-known and well known", "well-known", "[Well-known] and [well known]"),
        ("ÉCOLE or école or ecole", "ecole", "[ÉCOLE] or [école] or [ecole]"),
        ("cafe\u0301 noir", "café", "[cafe\u0301] noir"),
        ("ＦＵＬＬ width", "full", "[ＦＵＬＬ] width"),
        ("검색기능을 찾습니다", "기능", "검색[기능]을 찾습니다"),
        ("검색 기능", '"색 기"', "검[색 기]능"),
        ("東京タワーへ", "京タ", "東[京タ]ワーへ"),
        ("我们在北京开会", "北京", "我们在[北京]开会"),
        ("iPhone을 샀다", "iphone", "[iPhone]을 샀다"),
        ("a **bold** word", "bold", "a [bold] word"),
        ("<b onclick=x>bold</b>", "bold", "<b onclick=x>[bold]</b>"),
        ("hello world", "-hello", "hello world"),
        ("hello world", "hello -world", "[hello] world"),
        ("one two three", '"one two" "two three"', "[one two three]"),
        ("line one\nline\ttwo", "two", "line one line [two]"),
        ("the killer is ||the butler||", "butler", "the killer is ██████████"),
        ("🎉 party 🎉", "party", "🎉 [party] 🎉"),
        ("a.b (c)", "a.b", "[a.b] (c)"),
        ("anything", "from:mia", "anything"),
    ],
)
def test_excerpt_marks_what_was_searched_for_and_nothing_else(
    content: str, query: str, wanted: str
) -> None:
    assert marked(content, query) == wanted


def test_excerpt_of_a_long_message_begins_shortly_before_its_first_hit() -> None:
    content = "before " * 100 + "needle " + "after " * 100
    text = marked(content, "needle")
    assert text.startswith("…before ") and text.endswith("…")
    assert "before [needle] after" in text
    assert len(text) < 230


def test_excerpt_without_a_hit_is_the_beginning() -> None:
    found = excerpt("word " * 200, parse("from:mia").texts)
    assert found.text.startswith("word word") and found.text.endswith("…")
    assert found.ranges == []


def test_a_hit_cut_off_by_the_end_is_marked_as_far_as_it_is_shown() -> None:
    found = excerpt("x" * 30 + " " + "y" * 1000, parse("y" * 250).texts)
    assert found.ranges == []
    found = excerpt("x" * 30 + " " + "y" * 1000, parse("yy*").texts)
    assert found.ranges == [(31, 220)]
