"""The documentation is true: links lead somewhere, names exist, frames are frames."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.core.management import get_commands
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from core.config import env
from core.config.reference import wire_schema
from core.kernel.errors import CODES
from core.kernel.wire import COMMANDS, EVENTS
from realtime.dispatch import decode
from realtime.protocol.closing import CLOSE_CODES
from realtime.protocol.frames import decode_request

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
GENERATED = {"settings.md", "protocol.md", "errors.md", "benchmarks.md"}
WRITTEN = [page for page in PAGES if page.name not in GENERATED]

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_SETTING = re.compile(r"\b(CARYA_[A-Z_]*[A-Z]|[A-Z]+(?:_[A-Z]+)*_(?:URL|KEY|DSN|HOSTS))\b")
_MAKE = re.compile(r"\bmake ([a-z][a-z0-9-]*)")
_MANAGE = re.compile(r"manage\.py ([a-z_]+)")
_SOURCE = re.compile(
    r"(?<![\w/])(?:core|community|moderation|realtime|deploy|tests|frontend|docs)/[\w./-]+|[A-Z]+\.md"
)
_NAME = re.compile(r"[a-z]+\.[a-z]+(?:_[a-z]+)*")
_ROUTE = re.compile(r"(?:(GET|POST|PUT|PATCH|DELETE) )?/api/v1(/[\w{}/-]+)")

ELSEWHERE = {"CARYA_CHROMIUM", "CARYA_DOMAIN", "CARYA_FRAMES_PROFILE"}
"""Read by the tests' browser, by Caddy, and by the measurement of frames."""
MADE_BY_THE_READER = {
    "deploy/.env",
    "deploy/secrets",
    "docs/reference/benchmarks.md",
    "frontend/dist",
}
"""Files that a page tells the reader, or a command, to make."""
SUBJECTS = {name.partition(".")[0] for name in (*COMMANDS, *EVENTS, *CODES)} - {"server"}


class Block(NamedTuple):
    """A fenced block of a page."""

    page: Path
    language: str
    text: str


def blocks(*languages: str) -> list[Block]:
    return [
        Block(page, match[1], match[2])
        for page in WRITTEN
        for match in _BLOCK.finditer(page.read_text(encoding="utf-8"))
        if match[1] in languages
    ]


def name_of(case: Path | Block) -> str:
    return str((case.page if isinstance(case, Block) else case).relative_to(ROOT))


def spoken(page: Path) -> str:
    """A page's commands and inline code: what stands in backticks or a block for the shell."""
    text = page.read_text(encoding="utf-8")
    fenced = [match[2] for match in _BLOCK.finditer(text)]
    return "\n".join([*fenced, *_CODE.findall(_BLOCK.sub("", text))])


def every_page(*, written: bool = False) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", WRITTEN if written else PAGES, ids=name_of)


@cache
def anchors(page: Path) -> frozenset[str]:
    """Anchors of a page's headings, as forges make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return frozenset(heading.strip().replace(" ", "-") for heading in plain)


@cache
def make_targets() -> frozenset[str]:
    return frozenset(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


@cache
def routes() -> frozenset[tuple[str, str]]:
    """(METHOD, path) of the REST reference; parameters as `{}`."""
    found: set[tuple[str, str]] = set()
    path = ""
    for line in (ROOT / "docs/reference/openapi.yaml").read_text(encoding="utf-8").splitlines():
        if match := re.match(r"  (/api/v1/\S+):$", line):
            path = re.sub(r"\{\w+\}", "{}", match[1])
        elif match := re.match(r"    (get|post|put|patch|delete):$", line):
            found.add((match[1].upper(), path))
    return frozenset(found)


@every_page()
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in _LINK.findall(_BLOCK.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert not broken


@every_page(written=True)
def test_make_targets_exist(page: Path) -> None:
    assert set(_MAKE.findall(spoken(page))) <= make_targets()


@every_page(written=True)
def test_management_commands_exist(page: Path) -> None:
    assert set(_MANAGE.findall(spoken(page))) <= {*get_commands(), "help"}


@every_page(written=True)
def test_settings_exist(page: Path) -> None:
    declared = {setting.name for setting in env.declared()} | ELSEWHERE
    named = {name.removesuffix("_FILE") for name in _SETTING.findall(spoken(page))}
    assert named <= declared


@every_page(written=True)
def test_files_exist(page: Path) -> None:
    named = {found.rstrip("./") for found in _SOURCE.findall(" ".join(inline(page)))}
    assert not [
        path
        for path in named - MADE_BY_THE_READER
        if not (ROOT / path).exists() and not any(page.parent.glob(path))
    ]


@every_page(written=True)
def test_commands_events_and_errors_exist(page: Path) -> None:
    """Inline code of the form `noun.word`, where the noun is one of the protocol's."""
    known = {*COMMANDS, *EVENTS, *CODES}
    named = {text for text in inline(page) if _NAME.fullmatch(text)}
    assert not [
        name
        for name in named - known
        if name.partition(".")[0] in SUBJECTS and not name.endswith(".py")
    ]


@every_page(written=True)
def test_rest_routes_exist(page: Path) -> None:
    known = routes()
    for method, path in _ROUTE.findall("\n".join(inline(page))):
        wanted = "/api/v1" + re.sub(r"\{\w+\}", "{}", path)
        assert any(one == wanted and (not method or verb == method) for verb, one in known), (
            f"{method} {wanted}"
        )


@every_page(written=True)
def test_close_codes_exist(page: Path) -> None:
    known = {one.code for one in CLOSE_CODES} | {1006}
    named = {int(code) for code in re.findall(r"\b(?:1[01]|4[0-9])\d\d\b", codes_text(page))}
    assert named <= known


@pytest.mark.parametrize("block", blocks("json"), ids=name_of)
def test_json_frames_are_frames(block: Block) -> None:
    """Commands are decoded as the server does, everything is held against the schema."""
    frame: Any = json.loads(block.text)
    if "id" in frame:
        request = decode_request(block.text)
        assert request.type in COMMANDS
        decode(request)
        kind = "ClientFrame"
    else:
        kind = "ServerFrame" if "type" in frame else "Answer" if frame["ok"] else "Refusal"
    schema = {"$ref": f"#/$defs/{kind}", "$defs": wire_schema()["$defs"]}
    assert not list(Draft202012Validator(schema).iter_errors(frame))
    if "error" in frame:
        assert frame["error"]["code"] in CODES


@pytest.mark.parametrize("block", blocks("python"), ids=name_of)
def test_python_blocks_compile(block: Block) -> None:
    compile(block.text, str(block.page), "exec")


def test_the_readme_lists_the_demo_accounts() -> None:
    from community.chat.demo import PASSWORD, PEOPLE

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert PASSWORD in readme
    assert all(f"`{person.username}`" in readme for person in PEOPLE)


def test_every_page_is_reachable_from_the_readme() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting.extend(linked(here))
    assert set(PAGES) - seen <= {ROOT / "docs/reference/benchmarks.md"}


def test_pictures_are_shown_and_small() -> None:
    pictures = sorted((ROOT / "docs").rglob("*.png"))
    shown = {target for page in PAGES for target in linked(page, ".png")}
    assert set(pictures) == shown
    assert [one.name for one in pictures if one.stat().st_size > 150_000] == []


def inline(page: Path) -> list[str]:
    return _CODE.findall(_BLOCK.sub("", page.read_text(encoding="utf-8")))


def codes_text(page: Path) -> str:
    """Lines that speak of closing."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if re.search(r"\bclos(e[sd]?|ing)\b", line))


def linked(page: Path, suffix: str = ".md") -> Iterator[Path]:
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        path = link.partition("#")[0]
        if path.endswith(suffix) and not re.match(r"[a-z]+:", link):
            yield (page.parent / path).resolve()
