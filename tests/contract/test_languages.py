"""The server's words in every language on offer: none is missing, none differs in what it names."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from django.conf import settings
from django.utils import translation

from core.kernel.errors import CODES, INPUT_INVALID, PART, said
from core.kernel.gate import CATEGORY_WORDS
from core.media.content.look import ACCEPTED
from deploy.local.catalogue import compiled, read_catalogue
from tests.arch import source

OTHERS = [code for code, _ in settings.LANGUAGES if code != "en"]
TEMPLATES = [
    *sorted((source.ROOT / "core/accounts/templates/account").rglob("*.*")),
    source.ROOT / "core/http/templates/http/error.html",
]
_SINGLE = re.compile(r"""\{% translate "([^"]+)" %\}|\b_\("([^"]+)"\)""")
_BLOCK = re.compile(r"\{% blocktranslate[^%]*%\}(.*?)\{% endblocktranslate %\}", re.DOTALL)
_TAG = re.compile(r"\{\{ (\w+) \}\}")
_SAID = {"rule", "reason", "who", "what", "problem"}
"""Values of errors that are words of a sentence."""


def _catalogue(language: str) -> Path:
    return source.ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def _known(language: str) -> dict[str, str]:
    return read_catalogue(_catalogue(language).read_text(encoding="utf-8"))


def _in_templates() -> Iterator[str]:
    for path in TEMPLATES:
        text = path.read_text(encoding="utf-8")
        yield from (one or other for one, other in _SINGLE.findall(text))
        yield from (_TAG.sub(r"%(\1)s", block) for block in _BLOCK.findall(text))


def _calls() -> Iterator[ast.Call]:
    for path in source.files():
        yield from (node for node in ast.walk(source.tree(path)) if isinstance(node, ast.Call))


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _parts() -> Iterator[str]:
    yield from CATEGORY_WORDS.values()
    for call in _calls():
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        first = _text(call.args[0]) if call.args else None
        if name == "said" and first:
            yield first
        elif name == "Refused" and (text := _text(call.args[1])):
            yield text
        elif name.isupper():
            words = (_text(one.value) for one in call.keywords if one.arg in _SAID)
            yield from (text for text in words if text)


def _in_code() -> Iterator[str]:
    for call in _calls():
        name = getattr(call.func, "id", "")
        if name in ("_", "gettext_lazy") and (text := _text(call.args[0])):
            yield text


def _wanted() -> set[str]:
    whole = {one.template for one in CODES.values()} | set(_in_templates()) | set(_in_code())
    return whole | {f"{PART}\x04{part}" for part in _parts()}


def _named(text: str) -> list[str]:
    braces = (name for _, name, _, _ in Formatter().parse(text) if name)
    return sorted([*braces, *re.findall(r"%\(\w+\)s", text)])


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_the_server_is_translated(language: str) -> None:
    known = _known(language)
    missing = sorted(text.replace("\x04", ": ") for text in _wanted() if not known.get(text))
    assert not missing, f"not in {_catalogue(language)}:\n" + "\n".join(missing)


@pytest.mark.parametrize("language", OTHERS)
def test_translations_name_the_same_values(language: str) -> None:
    differing = [
        key
        for key, text in _known(language).items()
        if key and _named(key.partition("\x04")[2] or key) != _named(text)
    ]
    assert not differing


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_is_left_of_a_text_that_is_gone(language: str) -> None:
    """Words that are put together from several constants are looked for as they stand."""
    code = " ".join(path.read_text(encoding="utf-8") for path in source.files())
    joined = re.sub(r'"\s*"', "", code)
    kept = _wanted() | {f"{PART}\x04is not {ACCEPTED}", ""}
    texts = {key: key.rpartition("\x04")[2] for key in _known(language) if key not in kept}
    left = [text for text in texts.values() if text not in joined]
    assert not left


@pytest.mark.parametrize("language", OTHERS)
def test_compiled_catalogues_are_up_to_date(language: str) -> None:
    kept = _catalogue(language).with_suffix(".mo").read_bytes()
    assert kept == compiled(_known(language)), "run: python -m deploy.local.catalogue"


def test_an_error_tells_itself_in_the_language_that_is_active() -> None:
    error = INPUT_INVALID(field="name", rule=said("has at most {limit} characters", limit=80))
    assert str(error) == error.message == "name: has at most 80 characters."
    with translation.override("ko"):
        assert error.message == "name: 80자까지 쓸 수 있어요."
    assert error.details == {"rule": "has at most 80 characters"}
    assert type(error.details["rule"]) is str


def test_what_people_wrote_is_not_taken_for_a_pattern() -> None:
    error = INPUT_INVALID(field="q", rule=said("knows nobody called {name}", name="{oops}"))
    with translation.override("ko"):
        assert "{oops}" in error.message
