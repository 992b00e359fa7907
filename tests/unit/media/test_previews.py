"""What a page says of itself, and which links of a message are looked at."""

import pytest

from community.chat.previews import links_in, read, still_linked
from core.media.outward import Page


def said(body: str | bytes, kind: str = "text/html; charset=utf-8") -> tuple[str, str, str]:
    data = body if isinstance(body, bytes) else body.encode()
    found = read(Page(url="https://example.org", content_type=kind, body=data))
    return found.title, found.description, found.site_name


def test_open_graph_goes_before_plain_tags() -> None:
    assert said(
        "<head><title>Plain</title><meta name=description content=plain>"
        '<meta property="og:title" content="A &amp; B"><meta property="og:site_name" content=Site>'
        '<meta property="og:description" content="Words"></head>'
    ) == ("A & B", "plain", "Site")


def test_a_page_with_a_title_alone_has_one() -> None:
    assert said("<title> Hello\n  world </title><p>x") == ("Hello world", "", "")


@pytest.mark.parametrize(
    "body", ["", "<p>words", "<title></title>", "<title>\u200b</title>", "\0\1"]
)
def test_a_page_that_says_nothing_has_nothing(body: str) -> None:
    assert said(body) == ("", "", "")


def test_long_texts_are_cut_and_controls_are_gone() -> None:
    title, description, _ = said(
        f"<title>{'a' * 5000}</title><meta name=description content='b\u202eb{'c' * 5000}'>"
    )
    assert (len(title), title[-1]) == (200, "…")
    assert (len(description), description[:3]) == (300, "bbc")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<title>한국어</title>".encode("euc-kr"), "text/html; charset=euc-kr"),
        (b"<meta charset='euc-kr'>" + "<title>한국어</title>".encode("euc-kr"), "text/html"),
        ("<title>한국어</title>".encode(), "text/html; charset=no-such-thing"),
        ("<title>한국어</title>".encode(), "text/html; charset=rot13"),
        ("<title>한국어</title>".encode(), "text/html"),
    ],
)
def test_a_page_is_read_in_the_letters_it_names(body: bytes, kind: str) -> None:
    assert said(body, kind)[0] == "한국어"


@pytest.mark.parametrize(
    ("content", "links"),
    [
        ("see https://example.org/a.", ["https://example.org/a"]),
        ("(https://en.wikipedia.org/wiki/A_(b))", ["https://en.wikipedia.org/wiki/A_(b)"]),
        ("[words](https://example.org/x) twice https://example.org/x", ["https://example.org/x"]),
        ("`https://example.org` and ||https://example.com||", []),
        ("```\nhttps://example.org\n``` https://example.net", ["https://example.net"]),
        ("javascript:alert(1) ftp://example.org mailto:a@example.org", []),
        (" ".join(f"https://example.org/{n}" for n in range(9)),
         [f"https://example.org/{n}" for n in range(3)]),
    ],
)  # fmt: skip
def test_links_are_found_where_people_see_them(content: str, links: list[str]) -> None:
    assert links_in(content) == links


def test_an_edit_keeps_what_is_still_linked() -> None:
    embeds = [
        {"url": "https://a.example/", "title": "A"},
        {"url": "https://b.example/", "title": "B"},
    ]
    assert still_linked(embeds, "only https://b.example/ now") == embeds[1:]
