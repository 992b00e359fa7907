"""Links and spam: who may post what."""

import pytest

from core.kernel.gate import Outcome
from core.kernel.ids import new_id
from moderation.pipeline.links import DomainRules, hosts, links
from moderation.pipeline.repeats import Count, LocalRepeats, judged, said
from moderation.pipeline.spam import spam

RULES = DomainRules(allowed=frozenset({"good.example"}), denied=frozenset({"bad.example"}))


def rule(text: str, trust: str = "member") -> tuple[str, str] | None:
    finding = links(text, trust=trust, rules=RULES)
    return (finding.outcome.value, finding.rule) if finding else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://example.com/a?b#c", ["example.com"]),
        ("[here](http://sub.example.co.uk/x)", ["sub.example.co.uk"]),
        ("http://user:pw@evil.example:8080/", ["evil.example"]),
        ("hxxps://evil.example/x", ["evil.example"]),
        ("go to example.com now", ["example.com"]),
        ("example[.]com and foo(dot)org", ["example.com", "foo.org"]),
        ("www.example.photography", ["www.example.photography"]),
        ("https://ｅxample.com", ["example.com"]),
        ("exam\u200bple.com", ["example.com"]),
        ("http://192.168.0.1/x", ["192.168.0.1"]),
        ("see README.md, main.py and node.js v1.2.3, e.g. a.b", []),
        ("mail me at someone@example.com", []),
        ("3.14 is pi.And so on...", []),
        ("no links here", []),
        ("", []),
    ],
)
def test_what_a_reader_takes_for_a_link(text: str, found: list[str]) -> None:
    assert list(hosts(text)) == found


@pytest.mark.parametrize(
    ("text", "trust", "expected"),
    [
        ("https://example.com", "member", None),
        ("https://example.com", "trusted", None),
        ("https://example.com", "new", ("block", "links.new_member")),
        ("visit example.com today", "new", ("block", "links.new_member")),
        ("https://docs.good.example/x", "new", None),
        ("https://bad.example", "trusted", ("block", "links.denied:bad.example")),
        ("x.y.bad.example/z https://example.com", "member", None),
        ("https://x.y.bad.example/z", "member", ("block", "links.denied:bad.example")),
        ("https://notbad.example", "member", None),
        ("https://bit.ly/abc", "member", ("flag", "links.shortener:bit.ly")),
        ("https://xn--pple-43d.com", "member", ("flag", "links.lookalike")),
        ("http://203.0.113.9/x", "member", ("flag", "links.address")),
        ("i am new here. hello.", "new", None),
    ],
)
def test_links_by_trust_and_list(text: str, trust: str, expected: tuple[str, str] | None) -> None:
    assert rule(text, trust) == expected


@pytest.mark.parametrize(
    ("text", "trust", "expected"),
    [
        ("HELLO WORLD", "new", None),
        (
            "THIS IS A VERY LONG SHOUT ABOUT NOTHING AT ALL THAT JUST KEEPS GOING ON AND ON",
            "member",
            "spam.capitals",
        ),
        (
            "THIS IS A VERY LONG SHOUT ABOUT NOTHING AT ALL THAT JUST KEEPS GOING ON AND ON",
            "trusted",
            None,
        ),
        ("buy now " * 40, "member", None),
        ("buy " * 60, "member", "spam.repetition"),
        ("a" * 400, "trusted", "spam.repetition"),
        ("-" * 400, "member", None),
        ("great offer for you\n" * 10, "member", "spam.repetition"),
        ("ha " * 20, "member", None),
        (" ".join(f"@user{n}" for n in range(11)), "member", "spam.mentions"),
        (" ".join(f"@user{n}" for n in range(6)), "member", None),
        (" ".join(f"@user{n}" for n in range(6)), "new", "spam.mentions"),
        ("@mia " * 11, "member", None),
        ("ordinary text of a few sentences. It says this and that, and ends here.", "new", None),
    ],
)
def test_spam_within_a_text(text: str, trust: str, expected: str | None) -> None:
    finding = spam(text, trust=trust)
    assert (finding.rule if finding else None) == expected


@pytest.mark.parametrize(
    ("count", "trust", "expected"),
    [
        (Count(1, 1), "new", None),
        (Count(1, 4), "new", "spam.repeated"),
        (Count(1, 4), "member", None),
        (Count(4, 4), "member", "spam.many_rooms"),
        (Count(5, 10), "trusted", None),
    ],
)
def test_how_often_is_too_often(count: Count, trust: str, expected: str | None) -> None:
    finding = judged(count, trust=trust)
    assert (finding.rule if finding else None) == expected
    assert finding is None or finding.outcome is Outcome.BLOCK


async def test_a_disguised_repetition_counts_and_an_old_one_does_not() -> None:
    at = 1_800_000_000.0
    counter = LocalRepeats(clock=lambda: at)
    author, room = new_id(), new_id()
    for text in (
        "Buy my  excellent thing",
        "BUY MY EXCELLENT THING",
        "buy my\u200b excellent thing",
    ):
        one = said(text, author=author, room=room, act=new_id(), at=at)
        assert one is not None
        last = await counter.count(one)
    assert last == Count(1, 3)
    at += 601
    one = said("buy my excellent thing", author=author, room=new_id(), act=new_id(), at=at)
    assert one is not None
    assert await counter.count(one) == Count(1, 1)


async def test_an_act_tried_again_counts_once() -> None:
    counter = LocalRepeats(clock=lambda: 1_800_000_000.0)
    author, room, act = new_id(), new_id(), new_id()
    for times, one in ((1, act), (1, act), (2, new_id()), (2, act)):
        entry = said("buy my excellent thing", author=author, room=room, act=one, at=1_800_000_000)
        assert entry is not None
        assert await counter.count(entry) == Count(1, times)


def test_short_texts_are_not_counted() -> None:
    assert said("good morning", author=new_id(), room=new_id(), act=new_id(), at=0) is None
