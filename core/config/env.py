"""Typed reading of the environment: every setting is declared once, here read and documented.

A variable `NAME` may instead be given as `NAME_FILE`, the path of a file that holds the value (the
way Docker and systemd hand secrets over). An empty variable counts as absent. Whatever is wrong
raises `SettingError` with one sentence that names the variable and the rule.

Each helper takes a `default`; `None` means that the variable is required. `declared()` returns
what was read, in order: `manage.py settings_reference` makes the reference page of it.
"""

import os
import re
import urllib.parse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})
SECRET_LENGTH = 32
DATABASE_NAME = re.compile(r"[^/]+")


class SettingError(ImproperlyConfigured):
    """A setting that is missing or wrong; the text is one sentence for the person who set it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One declared variable: `default` as a person would write it, "" when there is none."""

    name: str
    kind: str
    default: str
    required: bool
    secret: bool
    doc: str


_declared: dict[str, Setting] = {}


def declared() -> list[Setting]:
    """Every setting declared so far, in the order of declaration."""
    return list(_declared.values())


def raw(name: str) -> str | None:
    """The value of `name` or the content of the file in `name_FILE`; None when neither is given."""
    value = os.environ.get(name) or None
    path = os.environ.get(f"{name}_FILE") or None
    if path is None:
        return value
    if value is not None:
        raise SettingError(f"{name} and {name}_FILE are both set; keep one of them.")
    try:
        content = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise SettingError(f"{name}_FILE names {path}, which cannot be read: {reason}.") from error
    return content.rstrip("\r\n") or None


def _read(
    name: str,
    default: T | None,
    parse: Callable[[str], T],
    *,
    kind: str,
    doc: str,
    secret: bool = False,
    shown: str | None = None,
) -> T:
    if shown is None:
        shown = "" if default is None or secret else str(default)
    _declared[name] = Setting(name, kind, shown, default is None, secret, doc)
    value = raw(name)
    if value is not None:
        try:
            return parse(value)
        except ValueError as error:
            found = "" if secret else f", not {value!r}"
            raise SettingError(f"{name} must be {error}{found}.") from error
    if default is None:
        raise SettingError(f"{name} is not set: {doc.rstrip('.')}.")
    return default


def text(name: str, default: str | None, *, doc: str, choices: Sequence[str] = ()) -> str:
    """Free text, or one of `choices` when given."""

    def parse(value: str) -> str:
        if choices and value not in choices:
            raise ValueError("one of " + ", ".join(choices))
        return value

    kind = "one of " + ", ".join(f"`{choice}`" for choice in choices) if choices else "text"
    return _read(name, default, parse, kind=kind, doc=doc)


def flag(name: str, default: bool | None, *, doc: str) -> bool:
    """A switch: 1, true, yes, on or 0, false, no, off."""

    def parse(value: str) -> bool:
        if value.lower() in TRUE:
            return True
        if value.lower() in FALSE:
            return False
        raise ValueError("1 or 0")

    shown = "" if default is None else str(int(default))
    return _read(name, default, parse, kind="1 or 0", doc=doc, shown=shown)


def integer(
    name: str,
    default: int | None,
    *,
    doc: str,
    minimum: int | None = None,
    maximum: int | None = None,
) -> int:
    """A whole number, within `minimum` and `maximum` when given."""
    kind = "a whole number" + _range(minimum, maximum)

    def parse(value: str) -> int:
        return _bounded(int(value), kind, minimum, maximum)

    return _read(name, default, _saying(kind, parse), kind=kind, doc=doc)


def number(
    name: str,
    default: float | None,
    *,
    doc: str,
    minimum: float | None = None,
    maximum: float | None = None,
) -> float:
    """A number, within `minimum` and `maximum` when given."""
    kind = "a number" + _range(minimum, maximum)

    def parse(value: str) -> float:
        parsed = float(value)
        if parsed != parsed or parsed in (float("inf"), float("-inf")):
            raise ValueError(kind)
        return _bounded(parsed, kind, minimum, maximum)

    return _read(name, default, _saying(kind, parse), kind=kind, doc=doc)


def words(name: str, default: Sequence[str] | None, *, doc: str) -> list[str]:
    """A comma-separated list; spaces around an entry and empty entries are dropped."""

    def parse(value: str) -> list[str]:
        return [word.strip() for word in value.split(",") if word.strip()]

    chosen = None if default is None else list(default)
    shown = "" if chosen is None else ",".join(chosen)
    return _read(name, chosen, parse, kind="comma-separated list", doc=doc, shown=shown)


def url(name: str, default: str | None, *, doc: str, secret: bool = False) -> str:
    """An absolute URL, without a trailing slash. `secret` when it may carry a password."""

    def parse(value: str) -> str:
        parts = urllib.parse.urlsplit(value)
        if not parts.scheme or not (parts.netloc or parts.path.strip("/")) or "://" not in value:
            raise ValueError("a whole URL such as scheme://host:port")
        try:
            _ = parts.port
        except ValueError:
            raise ValueError("a URL with a port between 1 and 65535") from None
        return value.rstrip("/")

    return _read(name, default, parse, kind="URL", doc=doc, secret=secret)


def path(name: str, default: Path | None, *, doc: str) -> Path:
    """A path, made absolute; `~` stands for the home directory."""
    shown = "" if default is None else _relative(default)

    def parse(value: str) -> Path:
        return Path(value).expanduser().resolve()

    return _read(name, default, parse, kind="path", doc=doc, shown=shown)


def secret(name: str, default: str | None, *, doc: str, minimum: int = SECRET_LENGTH) -> str:
    """A secret of at least `minimum` characters; its value is never shown, not even in errors."""

    def parse(value: str) -> str:
        if len(value) < minimum:
            raise ValueError(f"at least {minimum} characters long")
        return value

    return _read(name, default, parse, kind="secret", doc=doc, secret=True)


def database(database_url: str) -> dict[str, Any]:
    """Django's `DATABASES` entry for `postgresql://user:password@host:port/name?option=value`.

    The host may be a directory (`?host=/path`), then the connection goes through a Unix socket.
    """
    parts = urllib.parse.urlsplit(database_url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise SettingError("DATABASE_URL must start with postgresql://.")
    name = urllib.parse.unquote(parts.path.lstrip("/"))
    if not DATABASE_NAME.fullmatch(name):
        raise SettingError("DATABASE_URL must name a database: postgresql://host/name.")
    options: dict[str, Any] = dict(urllib.parse.parse_qsl(parts.query))
    host = options.pop("host", None) or parts.hostname or ""
    port = options.pop("port", None) or parts.port or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": urllib.parse.unquote(parts.username or ""),
        "PASSWORD": urllib.parse.unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port),
        "OPTIONS": options,
    }


def _range(minimum: float | None, maximum: float | None) -> str:
    if minimum is not None and maximum is not None:
        return f" from {minimum} to {maximum}"
    if minimum is not None:
        return f" of {minimum} or more"
    return "" if maximum is None else f" of {maximum} or less"


def _bounded(value: T, kind: str, minimum: Any, maximum: Any) -> T:
    if (minimum is not None and value < minimum) or (maximum is not None and value > maximum):
        raise ValueError(kind)
    return value


def _saying(kind: str, parse: Callable[[str], T]) -> Callable[[str], T]:
    """`parse`, whose ValueError says what was expected instead of how Python failed."""

    def checked(value: str) -> T:
        try:
            return parse(value)
        except ValueError:
            raise ValueError(kind) from None

    return checked


def _relative(target: Path) -> str:
    """`target` as the reference page shows it: inside the project without the project's address."""
    project = Path(__file__).resolve().parent.parent.parent
    return str(target.relative_to(project)) if target.is_relative_to(project) else str(target)
