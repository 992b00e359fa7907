"""The matcher: listed words and phrases in a text, in linear time. Pure.

Linear by construction: a text is cut into words once, and each word starts at most one walk through
a trie whose depth is the longest listed phrase. No pattern from outside is ever run as a regular
expression.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from moderation.pipeline.disguise import Disguises, looks_disguised
from moderation.pipeline.lexicon import BLOCK, PASS, Entry, Lexicon, Phrase, wordset
from moderation.pipeline.normalise import HANGUL, plain, skeleton, wears_letters, words

_QUOTED = re.compile(
    r'"[^"\n]{1,400}"|“[^”\n]{1,400}”|«[^»\n]{1,400}»|「[^」\n]{1,400}」|`[^`\n]{1,400}`'
    r"|(?<!\w)'[^'\n]{1,400}'(?!\w)|^>.*$",
    re.MULTILINE,
)
_REPORTING = wordset(
    """
    said says say saying told tells telling called calls calling call wrote writes write
    writing screamed yelled shouted shouts reported reporting report heard word words term
    terms phrase slur slurs quote quoted quoting texted messaged commented sentence meaning
    means language 라고 라는 말했 단어 욕설 신고
    """
)
_NEGATORS = wordset(
    """
    not never dont didnt wont cant wouldnt shouldnt couldnt doesnt isnt aint stop cannot no
    nobody noone without neither nor against
    """
)
_BETWEEN_NEGATION = wordset(
    """
    to you u ever please go just want tell telling say saying anyone anybody someone people
    should will would going gonna i ill we even actually really one
    """
)
_NEGATABLE = frozenset({"threat", "self_harm"})
_END = ""

Trie = dict[str, Any]


class Match(msgspec.Struct, frozen=True):
    """A listed phrase in a text."""

    entry: Entry

    @property
    def rule(self) -> str:
        """The name under which decisions store it."""
        return "word:" + " ".join(self.entry.phrase)[:70]


class Matcher:
    """A compiled lexicon; safe to share between threads."""

    def __init__(self, lexicon: Lexicon) -> None:
        listed = dict(lexicon)
        for phrase, one in lexicon.items():
            if len(phrase) > 1 and one.severity > PASS:
                joined = "".join(phrase)
                if len(joined) >= 8:
                    listed.setdefault((joined,), msgspec.structs.replace(one, phrase=(joined,)))
        self._trie = _trie(listed)
        self._starts = frozenset(self._trie)
        self._syllables = _syllables(listed)
        self._disguises = Disguises(
            {word for phrase in listed for word in phrase},
            blocked={"".join(p) for p, one in listed.items() if one.severity == BLOCK},
        )
        self._joined = {"".join(phrase): one for phrase, one in listed.items()}

    def search(self, text: str) -> Match | None:
        """The gravest listed phrase in `text`, None when there is none.

        A phrase that only stands in quotation marks of a text that reports it, or a threat or
        incitement that is negated, does not count.
        """
        match = self._search(text)
        if match is None:
            return None
        outside = without_reported(text)
        return match if outside is text else self._search(outside)

    def _search(self, text: str) -> Match | None:
        lowered = plain(text)
        tokens = words(lowered)
        best = self._walk(tokens)
        if wears_letters(text):
            bare = skeleton(text)
            bare_tokens = words(bare)
            best = _graver(best, self._walk(bare_tokens))
            best = _graver(best, self._disguised(bare, bare_tokens))
        else:
            best = _graver(best, self._disguised(lowered, tokens))
        if not text.isascii() and HANGUL.search(lowered):
            best = _graver(best, self._hangul(lowered))
        return best

    def _walk(self, tokens: Sequence[str]) -> Match | None:
        """Gravest of the longest matches, which do not overlap."""
        if self._starts.isdisjoint(tokens):
            return None
        best: Match | None = None
        position, count = 0, len(tokens)
        while position < count:
            node: Trie | None = self._trie.get(tokens[position])
            reach, longest, end = position, None, position
            while node is not None:
                reach += 1
                if (one := node.get(_END)) is not None:
                    longest, end = one, reach
                node = node.get(tokens[reach]) if reach < count else None
            if longest is None:
                position += 1
                continue
            if longest.severity > PASS and not _negated(tokens, position, longest):
                best = _graver(best, Match(longest))
            position = end
        return best

    def _disguised(self, text: str, tokens: Sequence[str]) -> Match | None:
        best: Match | None = None
        if looks_disguised(text):
            best = self._walk(self._disguises.undisguised(text))
        for word in self._disguises.joined(tokens):
            one = self._joined.get(word)
            if one is not None and one.severity > PASS:
                best = _graver(best, Match(one))
        return best

    def _hangul(self, text: str) -> Match | None:
        """Korean words with particles and endings: prefixes of each written word.

        Signs and digits between syllables are skipped; single syllables are read together.
        """
        chunks = ["".join(HANGUL.findall(chunk)) for chunk in text.split()]
        best: Match | None = None
        loose = ""
        for chunk in [*chunks, ""]:
            if len(chunk) == 1:
                loose += chunk
                continue
            for word in (loose, chunk) if len(loose) > 1 else (chunk,):
                best = _graver(best, self._syllabic(word))
            loose = ""
        return best

    def _syllabic(self, word: str) -> Match | None:
        best: Match | None = None
        start = 0
        while start < len(word):
            longest = _longest(self._syllables, word, start)
            if longest is None or (start and len(longest.phrase[0]) < 3):
                start += 1
                continue
            if longest.severity > PASS:
                best = _graver(best, Match(longest))
            start += len(longest.phrase[0])
        return best


def _trie(listed: Mapping[Phrase, Entry]) -> Trie:
    root: Trie = {}
    for phrase, one in listed.items():
        node = root
        for word in phrase:
            node = node.setdefault(word, {})
        node[_END] = one
    return root


def _syllables(listed: Mapping[Phrase, Entry]) -> Trie:
    """Single Korean words, syllable by syllable."""
    return _trie_of_letters(
        {p[0]: e for p, e in listed.items() if len(p) == 1 and HANGUL.match(p[0])}
    )


def _trie_of_letters(listed: Mapping[str, Entry]) -> Trie:
    root: Trie = {}
    for word, one in listed.items():
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = one
    return root


def _longest(trie: Trie, word: str, start: int) -> Entry | None:
    node: Trie | None = trie
    longest: Entry | None = None
    for letter in word[start:]:
        node = node.get(letter) if node else None
        if node is None:
            break
        longest = node.get(_END, longest)
    return longest


def _graver(first: Match | None, second: Match | None) -> Match | None:
    if first is None or second is None:
        return first or second
    return second if second.entry.severity > first.entry.severity else first


def _negated(tokens: Sequence[str], start: int, one: Entry) -> bool:
    """Whether "not", "never" … governs what starts at `start`; "why don't you" asks for it."""
    if one.category not in _NEGATABLE:
        return False
    for position in range(start - 1, max(-1, start - 6), -1):
        if tokens[position] in _NEGATORS:
            return position == 0 or tokens[position - 1] not in ("why", "should")
        if tokens[position] not in _BETWEEN_NEGATION:
            return False
    return False


def without_reported(text: str) -> str:
    """`text` without its quotations if it says outside them that it reports them, else `text`."""
    outside, count = _QUOTED.subn(" ", text)
    reports = count > 0 and not _REPORTING.isdisjoint(words(plain(outside)))
    return outside if reports else text
