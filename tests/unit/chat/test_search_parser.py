"""What the search box understands, and what it says about the rest."""

from datetime import date

import pytest

from community.chat.search.operators import OPERATORS, Operator
from community.chat.search.parser import Condition, Days, Query, Text, parse
from core.kernel.errors import CaryaError


def days(first: str, last: str) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("hello", [Text("hello")]),
        ("hello world", [Text("hello"), Text("world")]),
        ("  hello\t\nworld ", [Text("hello"), Text("world")]),
        ('"hello world"', [Text("hello world")]),
        ("“hello world”", [Text("hello world")]),
        ('-"hello world"', [Text("hello world", negated=True)]),
        ("-hello", [Text("hello", negated=True)]),
        ("- hello", [Text("hello")]),
        ("hel*", [Text("hel", prefix=True)]),
        ("-hel*", [Text("hel", prefix=True, negated=True)]),
        ("검*", [Text("검", prefix=True)]),
        ("well-known", [Text("well-known")]),
        ("https://example.org/a?b=c", [Text("https://example.org/a?b=c")]),
        ("12:30", [Text("12:30")]),
        ("안내:", [Text("안내:")]),
        ("hello ! … 🎉", [Text("hello")]),
        ('"note: buy milk"', [Text("note: buy milk")]),
        ("from:mia", [Condition("from", "mia")]),
        ("FROM:@Mia", [Condition("from", "mia")]),
        ("-from:me", [Condition("from", "me", negated=True)]),
        ("in:#General", [Condition("in", "general")]),
        ("in:lounge/general", [Condition("in", "lounge/general")]),
        ('thread:"Release plans"', [Condition("thread", "Release plans")]),
        ("mentions:@here", [Condition("mentions", "here")]),
        ("has:LINK", [Condition("has", "link")]),
        ("-is:pinned", [Condition("is", "pinned", negated=True)]),
        ("before:2026-11-21", [Condition("before", days("2026-11-21", "2026-11-21"))]),
        ("after:2026-02", [Condition("after", days("2026-02-01", "2026-02-28"))]),
        ("after:2026-12", [Condition("after", days("2026-12-01", "2026-12-31"))]),
        ("after:2024", [Condition("after", days("2024-01-01", "2024-12-31"))]),
        ("in:a from:b c", [Text("c"), Condition("in", "a"), Condition("from", "b")]),
        ("' OR 1=1; --", [Text("OR"), Text("1=1;")]),
    ],
)
def test_parse_reads_words_phrases_prefixes_and_operators(
    text: str, items: list[Text | Condition]
) -> None:
    assert parse(text) == Query(
        tuple(one for one in items if isinstance(one, Text)),
        tuple(one for one in items if isinstance(one, Condition)),
    )


@pytest.mark.parametrize(
    ("text", "about", "rule"),
    [
        ("", "The query", "needs a word"),
        ("   ", "The query", "needs a word"),
        ("! … 🎉", "The query", "needs a word"),
        ("-", "The query", "needs a word"),
        ("x" * 301, "The query", "at most 300 characters; this has 301"),
        ("a " * 21, "The query", "at most 20 parts; this has 21"),
        ("a\x00b", "The query", "not text"),
        ("\ud800", "The query", "not text"),
        ("a*", "a*", "at least 2 letters or digits before the *"),
        ("foo-b*", "foo-b*", "at least 2 letters"),
        ('"hello', '"hello', "no closing quotation mark"),
        ('thread:"hello', '"hello', "no closing quotation mark"),
        ("form:mia", "form:", "is no operator; there are from:, in:, "),
        ("-to:mia", "to:", "is no operator"),
        ("from:", "from:", "needs a value, as in from:mia"),
        ('from:""', "from:", "needs a value, as in from:mia"),
        ("has: link", "has:", "needs a value, as in has:link"),
        ("has:dog", "has:", "knows no dog; there is has:link"),
        ("is:blue", "is:", "knows no blue; there is is:pinned"),
        ("before:yesterday", "before:", "needs a day, month or year from 1970 on"),
        ("before:2026-13", "before:", "not 2026-13"),
        ("before:2026-00", "before:", "not 2026-00"),
        ("before:2026-02-30", "before:", "not 2026-02-30"),
        ("before:2026-02-00", "before:", "not 2026-02-00"),
        ("after:1969", "after:", "from 1970 on"),
        ("after:3000-01", "after:", "from 1970 on"),
        ("after:٢٠٢٦", "after:", "needs a day"),
    ],
)
def test_parse_refuses_and_names_the_operator_and_the_rule(
    text: str, about: str, rule: str
) -> None:
    with pytest.raises(CaryaError) as caught:
        parse(text)
    error = caught.value
    assert (error.code, error.field, error.details["operator"]) == ("search.invalid", "q", about)
    assert rule in error.details["rule"]
    assert error.message == f"{about} {error.details['rule']}."


@pytest.mark.parametrize("operator", OPERATORS.values(), ids=lambda one: one.name)
def test_every_operator_takes_its_example_and_its_opposite(operator: Operator) -> None:
    plain, opposite = parse(operator.example), parse(f"-{operator.example}")
    assert [one.operator for one in plain.conditions] == [operator.name]
    assert not plain.conditions[0].negated
    assert opposite.conditions[0].negated
    for choice in operator.choices:
        assert parse(f"{operator.name}:{choice}").conditions[0].value == choice
