"""Calls that have one right place, or none."""

import ast
from pathlib import Path

import pytest

from tests.arch import source

# Call → files (or folders ending in "/") that may make it; the reason stands in the failure.
BANNED: dict[str, tuple[tuple[str, ...], str]] = {
    "datetime.datetime.now": (("core/kernel/clock.py",), "take the time from core.kernel.clock"),
    "datetime.datetime.utcnow": ((), "take the time from core.kernel.clock"),
    "datetime.datetime.today": ((), "take the time from core.kernel.clock"),
    "datetime.date.today": ((), "take the date from core.kernel.clock"),
    "django.utils.timezone.now": (
        ("core/kernel/clock.py",),
        "take the time from core.kernel.clock",
    ),
    "uuid.uuid1": ((), "take ids from core.kernel.ids"),
    "uuid.uuid4": ((), "take ids from core.kernel.ids"),
    "uuid_utils.uuid7": (("core/kernel/ids.py",), "take ids from core.kernel.ids"),
    "uuid_utils.compat.uuid7": (("core/kernel/ids.py",), "take ids from core.kernel.ids"),
    "django.apps.apps.get_model": ((), "import the model: layers are checked by imports"),
    "os.environ.get": (("core/config/env.py",), "declare a setting through core.config.env"),
    "os.getenv": ((), "declare a setting through core.config.env"),
    "os.environ.setdefault": (
        ("core/config/asgi.py", "core/config/celery.py"),
        "declare a setting through core.config.env",
    ),
    "asgiref.sync.async_to_sync": (
        ("community/chat/", "core/kernel/", "core/media/", "realtime/", "moderation/"),
        "only where a synchronous caller waits for the gate or the bus",
    ),
    "time.sleep": ((), "wait for something, not for a while"),
    "django.core.cache.cache.clear": ((), "it empties the Redis of every installation beside ours"),
    "print": ((), "log through structlog, or write to a command's stdout"),
}
BLOCKING = ("requests.", "urllib.request.", "socket.create_connection", "subprocess.", "open")
ORM_VERBS = frozenset(
    ("save", "delete", "get", "create", "update", "bulk_create", "bulk_update", "count", "exists")
)


def _permitted(path: Path, places: tuple[str, ...]) -> bool:
    name = source.name(path)
    return any(name == place or (place[-1] == "/" and name.startswith(place)) for place in places)


@pytest.mark.parametrize("call", BANNED)
def test_call_is_made_only_where_it_belongs(call: str) -> None:
    places, reason = BANNED[call]
    found = [
        f"{source.name(path)}:{line}"
        for path in source.files()
        if not _permitted(path, places)
        for line, name in source.calls(path)
        if name == call
    ]
    assert not found, f"{call}: {reason}\n" + "\n".join(found)


def test_async_functions_do_not_block_the_loop() -> None:
    found = []
    for path in source.files():
        for function in ast.walk(source.tree(path)):
            if isinstance(function, ast.AsyncFunctionDef):
                found += [
                    f"{source.name(path)}:{line} {name}"
                    for line, name in _calls_of(path, function)
                    if name == "open" or name.startswith(BLOCKING[:-1])
                ]
    assert not found, "\n".join(found)


def test_async_functions_use_the_asynchronous_orm() -> None:
    found = []
    for path in source.files():
        for function in ast.walk(source.tree(path)):
            if isinstance(function, ast.AsyncFunctionDef):
                found += [
                    f"{source.name(path)}:{line} {name}"
                    for line, name in _calls_of(path, function)
                    if ".objects." in name and name.rpartition(".")[2] in ORM_VERBS
                ]
    assert not found, "\n".join(found)


def test_nothing_imports_signals() -> None:
    found = []
    for path in source.files():
        for node in ast.walk(source.tree(path)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            banned = ("django.dispatch", "django.db.models.signals", "django.core.signals")
            found += [f"{source.name(path)}: {name}" for name in names if name.startswith(banned)]
    assert not found, "\n".join(found)


def test_no_other_package_names_the_composition_root_in_a_string() -> None:
    found = [
        f"{source.name(path)}:{node.lineno} {node.value}"
        for path in source.files("community", "moderation", "realtime")
        for node in ast.walk(source.tree(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith("core.config")
    ]
    assert not found, "import-linter cannot see these:\n" + "\n".join(found)


def _calls_of(path: Path, function: ast.AsyncFunctionDef) -> list[tuple[int, str]]:
    """Calls inside `function` itself, not inside functions that it defines (threads run those)."""
    inner = {
        line
        for node in ast.walk(function)
        if isinstance(node, ast.FunctionDef | ast.Lambda)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    first, last = function.lineno, function.end_lineno or function.lineno
    return [
        (line, name)
        for line, name in source.calls(path)
        if first <= line <= last and line not in inner
    ]
