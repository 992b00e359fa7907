"""From the text of the search box to a query. Pure: knows neither database nor reader.

    query  = item {white space item}
    item   = ["-"] (text | operator)
    text   = '"' words '"' | word ["*"]
    operator = name ":" (word | '"' words '"')

Every refusal is SEARCH_INVALID with `operator`, what it is about, and `rule`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from community.chat.search.errors import SEARCH_INVALID
from community.chat.search.operators import OPERATORS, Operator, Takes
from core.kernel.errors import CaryaError, said

QUERY_CHARS = 300
ITEMS_MAX = 20
PREFIX_CHARS = 2
"""Fewer letters before a `*` would begin too many words."""

_QUOTES = '"“”„'
_OPERATOR = re.compile(r"([A-Za-z_]+):(?!//)")
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W_]+")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Text:
    """Words that must stand in a message one after the other; `prefix`: the last may go on."""

    words: str
    prefix: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day to the last, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Condition:
    """An operator with its value: a lower-case name or choice, a title, or days."""

    operator: str
    value: str | Days
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All of it must hold."""

    texts: tuple[Text, ...]
    conditions: tuple[Condition, ...]


def parse(text: str) -> Query:
    """Read a query; SEARCH_INVALID says what is wrong with it."""
    if len(text) > QUERY_CHARS:
        raise _invalid("The query", f"has at most {QUERY_CHARS} characters; this has {len(text)}")
    if _NOT_TEXT.search(text):
        raise _invalid("The query", "contains characters that are not text")
    items = list(_items(text))
    if not items:
        raise _invalid("The query", "needs a word with a letter or digit, or an operator")
    if len(items) > ITEMS_MAX:
        raise _invalid("The query", f"has at most {ITEMS_MAX} parts; this has {len(items)}")
    return Query(
        texts=tuple(item for item in items if isinstance(item, Text)),
        conditions=tuple(item for item in items if isinstance(item, Condition)),
    )


def _items(text: str) -> Iterator[Text | Condition]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        negated = text[at] == "-"
        at += negated
        if named := _OPERATOR.match(text, at):
            value, at = _value(text, named.end())
            yield _condition(named[1].lower(), value, negated=negated)
        elif at < len(text) and text[at] in _QUOTES:
            words, at = _quoted(text, at)
            if _searchable(words):
                yield Text(words, negated=negated)
        elif word := _WORD.match(text, at):
            at = word.end()
            if _searchable(word[0]):
                yield _text(word[0], negated=negated)


def _text(word: str, *, negated: bool) -> Text:
    if not word.endswith("*"):
        return Text(word, negated=negated)
    stem = word.rstrip("*")
    last = _LETTERS.findall(stem)[-1]
    if last.isascii() and len(last) < PREFIX_CHARS:
        raise _invalid(word, f"needs at least {PREFIX_CHARS} letters or digits before the *")
    return Text(stem, prefix=True, negated=negated)


def _value(text: str, at: int) -> tuple[str, int]:
    if at < len(text) and text[at] in _QUOTES:
        return _quoted(text, at)
    word = _WORD.match(text, at)
    return (word[0], word.end()) if word else ("", at)


def _quoted(text: str, at: int) -> tuple[str, int]:
    """The words between quotation marks, typographic ones too, and the place after them."""
    for end in range(at + 1, len(text)):
        if text[end] in _QUOTES:
            return text[at + 1 : end], end + 1
    raise _invalid(text[at:], "has no closing quotation mark")


def _condition(name: str, value: str, *, negated: bool) -> Condition:
    operator = OPERATORS.get(name)
    if operator is None:
        known = ", ".join(f"{one}:" for one in OPERATORS)
        rule = "is no operator; there are {known}. Put it into quotation marks as a text"
        raise _invalid(f"{name}:", said(rule, known=known))
    value = value.strip()
    if not value:
        raise _invalid(f"{name}:", said("needs a value, as in {example}", example=operator.example))
    return Condition(name, _checked(operator, value), negated=negated)


def _checked(operator: Operator, value: str) -> str | Days:
    match operator.takes:
        case Takes.DAY:
            return _days(operator, value)
        case Takes.PERSON | Takes.MENTION:
            return value.removeprefix("@").lower()
        case Takes.ROOM:
            return value.removeprefix("#").lower()
        case Takes.CHOICE:
            if value.lower() not in operator.choices:
                known = ", ".join(f"{operator.name}:{choice}" for choice in operator.choices)
                raise _invalid(
                    f"{operator.name}:",
                    said("knows no {value}; there is {known}", value=value, known=known),
                )
            return value.lower()
        case Takes.THREAD:
            return value


def _days(operator: Operator, value: str) -> Days:
    given = _DAY.fullmatch(value)
    year, month, day = (
        (int(part) if part else None for part in given.groups()) if given else (0,) * 3
    )
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        first = date.min
    if not 1970 <= first.year <= 2999:
        rule = (
            "needs a day, month or year from 1970 on, as in 2026-11-21, 2026-11 or 2026, "
            "not {value}"
        )
        raise _invalid(f"{operator.name}:", said(rule, value=value))
    if day:
        return Days(first, first)
    after = date(first.year + (month in (None, 12)), (month or 12) % 12 + 1, 1)
    return Days(first, after - timedelta(days=1))


def _searchable(words: str) -> bool:
    return any(char.isalnum() for char in words)


def _invalid(about: str, rule: str) -> CaryaError:
    return SEARCH_INVALID(field="q", operator=about, rule=rule)
