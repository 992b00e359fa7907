"""What a page says of itself in its head: title, description, the site's name. Pure."""

import codecs
import html.parser
import re

import msgspec

from core.kernel.text import clean_line
from core.media.outward import Page

TITLE_CHARS = 200
DESCRIPTION_CHARS = 300
SITE_CHARS = 80
LINKS_MAX = 3
"""Links of one message that are looked at."""

_LINK = re.compile(r"https?://[^\s<>\"'`|\\^{}\[\]]{4,1990}", re.IGNORECASE)
_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`|\|\|.*?\|\|", re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([a-z0-9_-]{1,40})", re.IGNORECASE)
_WANTED = {
    "og:title": "title",
    "twitter:title": "title",
    "og:description": "description",
    "twitter:description": "description",
    "description": "description",
    "og:site_name": "site_name",
}


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What is worth showing; an empty title means nothing is."""

    title: str = ""
    description: str = ""
    site_name: str = ""


def links_in(content: str) -> list[str]:
    """The first web addresses of a message, each once; those in code and spoilers do not count."""
    found: list[str] = []
    for match in _LINK.finditer(_CODE.sub(" ", content)):
        link = match[0].rstrip(".,;:!?*_~)")
        if link.count("(") > link.count(")") and match[0][len(link) :].startswith(")"):
            link += ")"
        if link not in found:
            found.append(link)
    return found[:LINKS_MAX]


def still_linked(embeds: list[dict[str, str]], content: str) -> list[dict[str, str]]:
    """Those of a message's embeds whose links its new text still has."""
    links = links_in(content) if embeds else []
    return [one for one in embeds if one["url"] in links]


def read(page: Page) -> Found:
    """Open Graph, then Twitter's and plain tags, then the title element."""
    head = _Head()
    head.feed(_text(page))
    return Found(
        title=_line(head.found.get("title") or head.title, TITLE_CHARS),
        description=_line(head.found.get("description", ""), DESCRIPTION_CHARS),
        site_name=_line(head.found.get("site_name", ""), SITE_CHARS),
    )


class _Head(html.parser.HTMLParser):
    """Collects what the head says; of equals the first that is not empty."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}
        self.title = ""
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title":
            self._in_title = not self.title
        elif tag == "meta":
            given = {name: value or "" for name, value in attrs}
            name = _WANTED.get((given.get("property") or given.get("name") or "").lower())
            if name and given.get("content") and not self.found.get(name):
                self.found[name] = given["content"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title and len(self.title) < 2 * TITLE_CHARS:
            self.title += data


def _text(page: Page) -> str:
    named = page.content_type.lower().partition("charset=")[2].strip("\"' ;")
    in_page = _CHARSET.search(page.body[:4096])
    name = named or (in_page[1].decode() if in_page else "utf-8")
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        codec = codecs.lookup("utf-8")
    if not getattr(codec, "_is_text_encoding", True):
        codec = codecs.lookup("utf-8")
    return codec.decode(page.body, "replace")[0]


def _line(text: str, limit: int) -> str:
    line = clean_line(text[: 4 * limit], field="title", limit=4 * limit)
    return line if len(line) <= limit else line[: limit - 1] + "…"
