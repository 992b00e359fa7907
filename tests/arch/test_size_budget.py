"""Files stay small: the hard limits of each kind of file. `oversized.txt` may only shrink."""

from pathlib import Path

import pytest

from tests.arch import source

# First match wins: (pattern of the path inside the project, most lines).
LIMITS = (
    ("**/models/*.py", 300),
    ("**/models.py", 300),
    ("**/events.py", 300),
    ("**/wire.py", 300),
    ("**/payloads.py", 250),
    ("**/access.py", 350),
    ("**/actions/*.py", 350),
    ("**/selectors/*.py", 250),
    ("**/api/*.py", 300),
    ("**/tasks.py", 150),
    ("**/admin.py", 150),
    ("**/subscribers.py", 150),
    ("**/*.py", 350),
    ("**/*.tsx", 250),
    ("**/*.ts", 350),
)
TEST_LIMIT = 500
OVERSIZED = Path(__file__).with_name("oversized.txt")


def _limit(path: Path) -> int:
    name = source.name(path)
    if name.startswith("tests/") or ".test." in path.name:
        return TEST_LIMIT
    relative = path.relative_to(source.ROOT)
    return next(limit for pattern, limit in LIMITS if _matches(relative, pattern))


def _matches(path: Path, pattern: str) -> bool:
    return path.match(pattern.removeprefix("**/"))


def _budgeted() -> list[Path]:
    python = source.files(*source.PACKAGES, "deploy", "tests")
    client = source.ROOT / "frontend" / "src"
    script = [path for path in client.rglob("*") if path.suffix in (".ts", ".tsx")]
    return [*python, *(path for path in script if ".gen." not in path.name)]


def _allowed() -> dict[str, int]:
    lines = [line for line in OVERSIZED.read_text().splitlines() if line and line[0] != "#"]
    return {name: int(size) for size, _, name in (line.partition(" ") for line in lines)}


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_is_over_its_hard_limit() -> None:
    allowed = _allowed()
    over = [
        f"{source.name(path)}: {_lines(path)} lines, at most {_limit(path)}"
        for path in _budgeted()
        if _lines(path) > max(_limit(path), allowed.get(source.name(path), 0))
    ]
    assert not over, "split these files:\n" + "\n".join(over)


def test_the_list_of_oversized_files_only_shrinks() -> None:
    for name, size in _allowed().items():
        path = source.ROOT / name
        assert path.is_file(), f"{name} is gone: take it off oversized.txt"
        lines = _lines(path)
        assert lines > _limit(path), f"{name} fits its limit now: take it off oversized.txt"
        assert lines >= size, f"{name} has shrunk to {lines} lines: say so in oversized.txt"


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("community/chat/actions/messages.py", 350),
        ("community/chat/models/messages.py", 300),
        ("core/kernel/gate.py", 350),
        ("frontend/src/app/router.tsx", 250),
        ("core/accounts/tasks.py", 150),
    ],
)
def test_each_kind_of_file_has_its_own_limit(name: str, limit: int) -> None:
    assert _limit(source.ROOT / name) == limit


def test_the_mean_of_the_server_stays_under_150_lines() -> None:
    sizes = [_lines(path) for path in source.files() if path.name != "__init__.py"]
    assert sum(sizes) / len(sizes) < 150
