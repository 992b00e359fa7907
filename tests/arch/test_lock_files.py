"""Lock files name packages and hashes, and nothing of the machine that made them."""

import re

import pytest

from tests.arch import source

LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]+\])?==(\S+)", re.MULTILINE)


def _pins(name: str) -> dict[str, str]:
    return dict(PIN.findall((source.ROOT / name).read_text()))


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_no_registry_and_no_path(name: str) -> None:
    text = (source.ROOT / name).read_text()
    assert "://" not in text
    options = r"^\s*(-i|-e|--index-url|--extra-index-url|--find-links)\b"
    assert not re.search(options, text, re.MULTILINE)
    assert not re.search(r"^/|@ file:", text, re.MULTILINE)


def test_client_lock_names_no_registry() -> None:
    text = (source.ROOT / "frontend" / "package-lock.json").read_text()
    assert '"resolved"' not in text


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash(name: str) -> None:
    blocks = re.split(r"\n(?=\S)", (source.ROOT / name).read_text().strip())
    bare = [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block]
    assert not bare


def test_tools_lock_contains_the_other_at_the_same_versions() -> None:
    run, tools = _pins("requirements.lock"), _pins("requirements-dev.lock")
    assert len(run) > 50
    assert {name: tools.get(name) for name in run} == run
