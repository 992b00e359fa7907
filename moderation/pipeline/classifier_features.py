"""What the offline classifier sees in a text: words, their parts, their kinds, and the order. Pure.

Training and serving share this module, so that a text means the same to both. Features are strings
in four groups, each scaled by the root of its size when scored:

- `word`: each word whole;
- `part`: each word in runs of 3–5 characters, so that endings and misspellings count;
- `pair`: neighbouring words, also with one of them replaced by its kind;
- `kind`: runs of word kinds ("you are insult") and pairs of kinds anywhere in the window.
"""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from moderation.pipeline.disguise import Disguises, looks_disguised
from moderation.pipeline.lexicon import wordset
from moderation.pipeline.normalise import plain, skeleton, wears_letters
from moderation.pipeline.patterns import without_reported

WINDOW = 48
"""Words scored together; a longer text is read in overlapping windows."""
STRIDE = 32
TEXT_MAX = 4_000
"""Characters read of one text; no text of Carya's own is longer."""
WORD_MAX = 24
LETTERS_MAX = 240
"""Single letters in a row that are read as words; more of them are noise."""

_URL = re.compile(r"https?://\S+|www\.\S+")
_TOKEN = re.compile(r"[^\W_]+|[\u2600-\u27bf\U0001f000-\U0001f1e5\U0001f200-\U0001faff]")
_LETTER = re.compile(r"[a-z]")
_CAPITAL = re.compile(r"[A-Z]")
_MENTION = re.compile(r"(?<!\w)@\w+|<@[^>]{1,40}>")
_SIGNS_ALONE = re.compile(r"[@$4][$5]")
_QUOTE = re.compile(r"[\"“«「`>]|(?<!\w)'")
_THRICE = re.compile(r"(.)\1{2,}")
_SPELLED = {
    "youre": ("you", "are"), "ur": ("your",), "u": ("you",), "ya": ("you",), "r": ("are",),
    "im": ("i", "am"), "ive": ("i", "have"), "ill": ("i", "will"), "ima": ("i", "will"),
    "imma": ("i", "will"), "theyre": ("they", "are"), "hes": ("he", "is"), "shes": ("she", "is"),
    "thats": ("that", "is"), "its": ("it", "is"), "whats": ("what", "is"), "dont": ("do", "not"),
    "doesnt": ("does", "not"), "didnt": ("did", "not"), "isnt": ("is", "not"),
    "arent": ("are", "not"), "wasnt": ("was", "not"), "wont": ("will", "not"),
    "cant": ("can", "not"), "cannot": ("can", "not"), "shouldnt": ("should", "not"),
    "wouldnt": ("would", "not"), "couldnt": ("could", "not"), "aint": ("is", "not"),
    "youll": ("you", "will"), "gonna": ("going", "to"), "wanna": ("want", "to"),
    "ppl": ("people",), "kys": ("kill", "yourself"), "yall": ("you", "all"), "b": ("be",),
    "fuckin": ("fucking",), "fkn": ("fucking",), "fking": ("fucking",), "stfu": ("shut", "the",
    "fuck", "up"), "gtfo": ("get", "the", "fuck", "out"), "pls": ("please",), "thx": ("thanks",),
    "urself": ("yourself",), "niggas": ("nigga",), "bc": ("because",), "n": ("and",),
}  # fmt: skip
_FUNCTION = wordset(
    """
    a an the is are am was were be been to of in on for with at by from and or but if as it this
    that so do does did have has had will would can could may what who how why when where here
    there than like just too very such up out off get go going make let no yes please people
    person human life being because about into over again back us we our
    """
)
_VERB_TO_BE = wordset("is are am was were be been")


class Window(msgspec.Struct, frozen=True):
    """Up to `WINDOW` neighbouring words of a text, and signs that only the raw text shows."""

    tokens: Sequence[str]
    signs: Sequence[str] = ()


class Reader:
    """Cuts texts into windows and windows into features, by one model's vocabulary."""

    def __init__(self, *, kinds: Mapping[str, str], vocabulary: Sequence[str]) -> None:
        """`kinds`: word → kind; `vocabulary`: words that disguised or spaced letters may mean."""
        self.kinds = kinds
        self._disguises = Disguises([*vocabulary, *kinds], blocked=())
        self._known = self._disguises.vocabulary

    def windows(self, text: str) -> list[Window]:
        """The windows of a text; none when it holds no Latin letter."""
        text = text[:TEXT_MAX]
        if _QUOTE.search(text):
            text = without_reported(text)
        signs = _signs(text)
        bare = skeleton(text) if wears_letters(text) else plain(text)
        if "://" in bare or "www." in bare:
            bare = _URL.sub(" urllink ", bare)
        if "@" in bare:
            bare = _MENTION.sub(self._mention, bare)
        tokens = self._tokens(bare)
        if not tokens or not _LETTER.search(bare):
            return []
        if len(tokens) <= WINDOW:
            return [Window(tokens, signs)]
        return [
            Window(tokens[start : start + WINDOW], signs)
            for start in range(0, len(tokens) - WINDOW + STRIDE, STRIDE)
        ]

    def _mention(self, found: re.Match[str]) -> str:
        """A name is a name, unless its sign stands for a letter of a known word."""
        return found[0] if self._disguises.undisguised(found[0])[:1] != [found[0][1:]] else " user "

    def _tokens(self, bare: str) -> list[str]:
        found = _TOKEN.findall(bare)
        if looks_disguised(bare) or _SIGNS_ALONE.search(bare):
            found = [part for word in self._disguises.undisguised(bare) for part in _parts(word)]
        if [len(token) for token in found].count(1) >= 3:
            found = list(self._rejoined(found))
        tokens: list[str] = []
        for token in found:
            if token in _SPELLED:
                tokens.extend(_SPELLED[token])
            elif token.isdecimal():
                tokens.append(f"#{min(len(token), 6)}")
            elif not token.isascii() and token.isalpha():
                tokens.append("foreign")
            else:
                tokens.append(self._unstretched(token)[:WORD_MAX])
        return tokens

    def _unstretched(self, token: str) -> str:
        if token in self._known or not _THRICE.search(token):
            return token
        twice, once = _THRICE.sub(r"\1\1", token), _THRICE.sub(r"\1", token)
        return twice if twice in self._known else once

    def _rejoined(self, tokens: Sequence[str]) -> Iterator[str]:
        """Tokens with runs of three or more single letters read as words: "i d i o t"."""
        for alone, group in itertools.groupby(tokens, key=_is_letter):
            run = list(group)
            if not alone or len(run) < 3:
                yield from run
            else:
                yield from self._segmented("".join(run[:LETTERS_MAX]))

    def _segmented(self, letters: str) -> list[str]:
        """`letters` as the fewest known words; as they are when no words fit."""
        best: list[list[str] | None] = [[]] + [None] * len(letters)
        for end in range(1, len(letters) + 1):
            for start in range(max(0, end - WORD_MAX), end):
                before, word = best[start], letters[start:end]
                if before is None or not (word in self._known or word in ("a", "i", "u", "r")):
                    continue
                present = best[end]
                if present is None or len(before) + 1 < len(present):
                    best[end] = [*before, word]
        return best[len(letters)] or [letters]


def of_word(word: str) -> str:
    """The feature of a whole word."""
    return "w" + word


def of_parts(word: str) -> Iterator[str]:
    """Features of the runs of letters in a word, its edges marked."""
    padded = f"<{word}>"
    for size in (3, 4, 5):
        for start in range(len(padded) - size + 1):
            yield "c" + padded[start : start + size]


def of_pairs(tokens: Sequence[str], kinds: Sequence[str]) -> Iterator[str]:
    """Features of neighbours; `kinds` as from `kinds_of`."""
    for at in range(1, len(tokens)):
        yield f"p{tokens[at - 1]} {tokens[at]}"
        if kinds[at][0] == "!":
            yield f"p{tokens[at - 1]} {kinds[at]}"
        if kinds[at - 1][0] == "!":
            yield f"p{kinds[at - 1]} {tokens[at]}"


def kinds_of(tokens: Sequence[str], kinds: Mapping[str, str]) -> list[str]:
    """Each word's kind ("!insult"), the word itself if it is a function word, else "_"."""
    return [kinds.get(token) or _function(token) for token in tokens]


def of_kinds(kinds: Sequence[str], signs: Sequence[str]) -> Iterator[str]:
    """Features of the order of kinds, of kinds that meet in a window, and of the signs."""
    yield from signs
    order = [kind for kind, before in zip(kinds, ["", *kinds], strict=False) if kind != before]
    last = len(order)
    for start, first in enumerate(order):
        joined = first
        marked = joined[0] == "!"
        if marked:
            yield joined
        for kind in order[start + 1 : min(start + 4, last)]:
            joined = f"{joined} {kind}"
            marked = marked or kind[0] == "!"
            if marked:
                yield joined
    present = sorted({kind for kind in order if kind[0] == "!"})
    if not present:
        yield "!plain"
    for at, one in enumerate(present):
        for other in present[at + 1 :]:
            yield f"{one}&{other}"


def _function(token: str) -> str:
    if token in _FUNCTION:
        return "be" if token in _VERB_TO_BE else token
    return token if token[0] == "#" or token in ("user", "urllink", "foreign") else "_"


def _signs(text: str) -> list[str]:
    """What case, marks and length say."""
    signs = [f"slen{min(len(text) // 40, 4)}"]
    capitals = len(_CAPITAL.findall(text))
    if capitals >= 8 and capitals > 2 * len(_LETTER.findall(text)):
        signs.append("scaps")
    signs.extend(f"s{mark}{min(text.count(mark), 3)}" for mark in "!?$£€%\n" if mark in text)
    if text.count('"') >= 2 or "“" in text:
        signs.append("squote")
    return signs


def _parts(word: str) -> list[str]:
    return _TOKEN.findall(word)


def _is_letter(token: str) -> bool:
    return len(token) == 1 and token.isalpha() and token.isascii()
