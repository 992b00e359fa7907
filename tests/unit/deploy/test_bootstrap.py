"""The bootstrap refuses in one sentence and repeats a step only when something changed."""

import subprocess
import sys
from pathlib import Path

import pytest

from deploy.local import bootstrap

SCRIPT = str(bootstrap.ROOT / "deploy" / "local" / "bootstrap.py")


def refuse(path: Path) -> str:
    """What the script says on stderr when only the programs in `path` exist."""
    ended = subprocess.run(
        [sys.executable, SCRIPT, "client"], env={"PATH": str(path)}, capture_output=True, text=True
    )
    assert ended.returncode == 1
    return ended.stderr.strip()


def program(folder: Path, name: str, says: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\necho {says}\n")
    (folder / name).chmod(0o755)


def test_missing_node_is_one_sentence(tmp_path: Path) -> None:
    assert refuse(tmp_path) == (
        "carya: Node 20.19 or newer is needed to build the web client: "
        "install it with npm and make sure that `node` is on PATH."
    )


@pytest.mark.parametrize("version", ["v18.20.1", "v20.18.9", "unknown"])
def test_old_node_is_one_sentence(version: str, tmp_path: Path) -> None:
    program(tmp_path, "node", version)
    assert refuse(tmp_path).endswith(f"is needed to build the web client, found {version}.")


def test_missing_npm_is_one_sentence(tmp_path: Path) -> None:
    program(tmp_path, "node", "v22.1.0")
    assert refuse(tmp_path).startswith("carya: npm is needed")


def test_unsupported_python_is_not_used(tmp_path: Path) -> None:
    for version, supported in (("3.10", False), ("3.11", True), ("3.13", True), ("3.14", False)):
        program(tmp_path, "python", version)
        assert bootstrap.works(str(tmp_path / "python")) is supported, version


def test_digest_changes_with_content_name_and_absence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    (tmp_path / "src").mkdir()
    seen = {bootstrap.digest(["src"])}
    (tmp_path / "src" / "a").write_text("one")
    seen.add(bootstrap.digest(["src"]))
    (tmp_path / "src" / "a").write_text("two")
    seen.add(bootstrap.digest(["src"]))
    (tmp_path / "src" / "a").rename(tmp_path / "src" / "b")
    seen.add(bootstrap.digest(["src"]))
    seen.add(bootstrap.digest(["src"], "3.12"))
    assert len(seen) == 5
    assert bootstrap.digest(["src"]) in seen


def test_step_is_done_only_for_the_state_it_was_marked_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "STAMPS", tmp_path / "stamps")
    assert not bootstrap.done("npm", "state")
    bootstrap.mark("npm", "state")
    assert bootstrap.done("npm", "state")
    assert not bootstrap.done("npm", "another")
