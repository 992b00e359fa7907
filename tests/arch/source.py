"""The project's own Python files, read once, for the tests of this folder."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("core", "community", "moderation", "realtime")


@cache
def files(*packages: str) -> tuple[Path, ...]:
    """Python files of the given packages (all server packages by default), migrations left out."""
    found = [path for name in packages or PACKAGES for path in sorted((ROOT / name).rglob("*.py"))]
    return tuple(path for path in found if "migrations" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name(path: Path) -> str:
    """The path inside the project, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def calls(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every call in a file, with imported names spelled out."""
    module = tree(path)
    imported = _imports(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            dotted = _dotted(node.func)
            first, _, rest = dotted.partition(".")
            whole = imported.get(first, first) + ("." + rest if rest else "")
            yield node.lineno, whole


def _imports(module: ast.Module) -> dict[str, str]:
    """Local name → dotted origin of everything a module imports."""
    found: dict[str, str] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            for alias in node.names:
                local = alias.asname or alias.name.partition(".")[0]
                found[local] = alias.name if alias.asname else local
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                found[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return found


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return ""
