"""Links: who may post which. Pure; the public suffix list is the bundled one, never fetched."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec
import tldextract

from core.kernel.gate import Outcome
from moderation.pipeline.findings import Finding
from moderation.pipeline.lexicon import shorteners, wordset
from moderation.pipeline.normalise import clean

_extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, fallback_to_snapshot=True)

_URL = re.compile(r"(?:h(?:tt|xx)ps?|ftp)://([^\s/?#<>\"'`\\]{1,300})", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w@./-])((?:[^\W_](?:[\w-]{0,62})\.){1,8}[^\W\d_]{2,24})(?![\w@])(?=[/:?#]|)",
    re.IGNORECASE,
)
_DOT = re.compile(r"\s?(?:\[\.\]|\(\.\)|\[dot\]|\(dot\)|\{dot\})\s?|[。．｡]", re.IGNORECASE)
_HINT = re.compile(r"[^\s][.。．｡][^\W\d_]{2}|://|[\[({](?:dot|\.)[\])}]", re.IGNORECASE)
_BARE_SUFFIXES = wordset(
    """
    com net org info biz io co xyz online site shop store top club live link click app dev
    me tv gg ru cn de uk us eu fr it es nl pl br in jp kr co.kr or.kr ly to cc ws tk ml ga
    cf gq icu vip win bet casino porn sex xxx adult cam fun pro work space website tech zip
    mov ai be ch at se no
    """
)


class DomainRules(msgspec.Struct, frozen=True):
    """Domains an installation or space allows to everyone, or denies to everyone."""

    allowed: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()


def links(text: str, *, trust: str, rules: DomainRules) -> Finding | None:
    """What `text`'s links mean for someone of that trust; None without links or objections."""
    if not _HINT.search(text):
        return None
    worst: Finding | None = None
    for host in hosts(text):
        finding = _judge(host, trust=trust, rules=rules)
        if finding is not None:
            if finding.outcome is Outcome.BLOCK:
                return finding
            worst = worst or finding
    return worst


def hosts(text: str) -> Iterator[str]:
    """Host names a reader would take for links, in order: whole URLs first, then bare domains."""
    text = _DOT.sub(".", clean(text))
    for match in _URL.finditer(text):
        host = match[1].rpartition("@")[2].partition(":")[0].strip(".,;!)]}>*_~").lower()
        if host:
            yield host
    for match in _BARE.finditer(_URL.sub(" ", text)):
        host = match[1].lower()
        if host.startswith("www.") or _registered(host)[1] in _BARE_SUFFIXES:
            yield host


def _judge(host: str, *, trust: str, rules: DomainRules) -> Finding | None:
    domain = _registered(host)[0] or host
    if denied := _listed(host, rules.denied):
        return Finding(Outcome.BLOCK, "links", f"links.denied:{denied}"[:80])
    if _listed(host, rules.allowed):
        return None
    if trust == "new":
        return Finding(Outcome.BLOCK, "links", "links.new_member")
    if domain in shorteners():
        return Finding(Outcome.FLAG, "links", f"links.shortener:{domain}"[:80])
    if host.startswith("xn--") or ".xn--" in host or not host.isascii():
        return Finding(Outcome.FLAG, "links", "links.lookalike")
    if host.replace(".", "").isdigit():
        return Finding(Outcome.FLAG, "links", "links.address")
    return None


def _listed(host: str, domains: frozenset[str]) -> str | None:
    """The listed domain that the host is, or is part of."""
    if not domains:
        return None
    labels = host.split(".")
    above = (".".join(labels[start:]) for start in range(len(labels)))
    return next((domain for domain in above if domain in domains), None)


@lru_cache(maxsize=4096)
def _registered(host: str) -> tuple[str, str]:
    """Registered domain and public suffix of a host; ("", "") for addresses and unknown ones."""
    parts = _extract(host)
    return parts.top_domain_under_public_suffix, parts.suffix
