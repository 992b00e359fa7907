"""How people hide words from filters; for training and for measuring. `change(word, draw)`."""

import random
from collections.abc import Callable, Mapping

Change = Callable[[str, random.Random], str]

_LEET = {
    "a": "4@",
    "e": "3",
    "i": "1!",
    "o": "0",
    "s": "5$",
    "t": "7",
    "l": "1",
    "b": "8",
    "g": "9",
}
_ALIKE = dict(zip("aceiopsxyjuhkmtbn", "асеіорѕхујυһкмтЬп", strict=True))
_HIDDEN = "\u200b\u200c\u200d\u2060\ufeff"


def leet(word: str, draw: random.Random) -> str:
    """Digits and signs for one to three letters."""
    places = [at for at, letter in enumerate(word.lower()) if letter in _LEET]
    return _changed(word, places, draw, lambda letter: draw.choice(_LEET[letter]))


def homoglyphs(word: str, draw: random.Random) -> str:
    """Cyrillic and Greek letters for one to three Latin ones."""
    places = [at for at, letter in enumerate(word.lower()) if letter in _ALIKE]
    return _changed(word, places, draw, lambda letter: _ALIKE[letter])


def zero_width(word: str, draw: random.Random) -> str:
    """Invisible characters between letters."""
    cut = draw.randrange(1, max(2, len(word)))
    return word[:cut] + draw.choice(_HIDDEN) + word[cut:]


def spaced(word: str, draw: random.Random) -> str:
    """Blanks or dots between all letters."""
    return draw.choice([" ", " ", ".", "-"]).join(word)


def stretched(word: str, draw: random.Random) -> str:
    """One letter held down."""
    at = draw.randrange(len(word))
    return word[:at] + word[at] * draw.randrange(3, 6) + word[at + 1 :]


CHANGES: Mapping[str, Change] = {
    "leet": leet,
    "homoglyphs": homoglyphs,
    "zero-width": zero_width,
    "spaced": spaced,
    "stretched": stretched,
}


def disguised(text: str, words: frozenset[str], change: Change, draw: random.Random) -> str | None:
    """`text` with each of its `words` changed; None when it has none of three letters or more."""
    parts = text.split(" ")
    hit = False
    for at, part in enumerate(parts):
        bare = part.strip(".,!?\"'").lower()
        if len(bare) >= 3 and bare in words:
            parts[at] = change(part.strip(".,!?\"'"), draw)
            hit = True
    return " ".join(parts) if hit else None


def _changed(word: str, places: list[int], draw: random.Random, other: Callable[[str], str]) -> str:
    letters = list(word)
    for at in draw.sample(places, min(len(places), draw.randrange(1, 4))):
        letters[at] = other(letters[at].lower())
    return "".join(letters)
