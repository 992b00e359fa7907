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


def test_uv_is_pinned_with_hashes_by_the_lock_of_the_tools() -> None:
    pin = bootstrap.pin_of("uv", (bootstrap.ROOT / bootstrap.DEV_LOCK).read_text())
    first, *hashes = pin.splitlines()
    assert first.startswith("uv==") and hashes
    assert all(line.strip().startswith("--hash=sha256:") for line in hashes)
    assert not hashes[-1].endswith("\\")


def test_uv_takes_packages_from_where_pip_is_told_to_take_them() -> None:
    said = """:env:.find-links='/wheels /more'
global.cert='/etc/ca.crt'
global.extra-index-url='https://one.example/simple\\nhttps://two.example/simple'
global.index-url='https://old.example/simple'
install.index-url='https://mirror.example/simple'
"""
    assert bootstrap.uv_variables(said) == {
        "UV_DEFAULT_INDEX": "https://mirror.example/simple",
        "UV_INDEX": "https://one.example/simple https://two.example/simple",
        "UV_FIND_LINKS": "/wheels,/more",
        "SSL_CERT_FILE": "/etc/ca.crt",
    }
    assert bootstrap.uv_variables("") == {}


def installation(folder: Path, monkeypatch: pytest.MonkeyPatch, pip: str, uv: str) -> list[str]:
    """What an installation calls, where pip and uv are shell scripts that log and then do this."""
    log = folder / "log"
    for name, does in (("python", pip), ("uv", uv)):
        (folder / name).write_text(f'#!/bin/sh\necho {name} "$@" >> {log}\n{does}\n')
        (folder / name).chmod(0o755)
    python = str(folder / "python")
    monkeypatch.setattr(bootstrap, "PYTHON", python)
    monkeypatch.setattr(bootstrap, "UV", str(folder / "uv"))
    monkeypatch.setattr(bootstrap, "PIP_INSTALL", [python, "-m", "pip", "install"])
    monkeypatch.setattr(bootstrap, "STAMPS", folder / "stamps")
    for name in ("works", "version_of"):
        monkeypatch.setattr(bootstrap, name, lambda _: "3.12")
    bootstrap.ensure_environment(bootstrap.RUN_LOCK)
    assert (folder / "stamps" / bootstrap.RUN_LOCK).exists()
    return [line.split()[0] for line in log.read_text().splitlines() if "install" in line]


def test_uv_installs_and_pip_only_brings_uv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert installation(tmp_path, monkeypatch, "exit 0", "exit 0") == ["python", "uv"]


def test_pip_installs_where_uv_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert installation(tmp_path, monkeypatch, "exit 0", "exit 1") == ["python", "uv", "python"]


def test_pip_installs_where_uv_has_no_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_wheel = 'case "$*" in *only-binary*) exit 1;; esac'
    assert installation(tmp_path, monkeypatch, no_wheel, "exit 0") == ["python", "python"]
