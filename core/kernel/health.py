"""What `/readyz` says: apps add checks (may fail) and notes (worth knowing, never a failure)."""

from collections.abc import Callable, Mapping

Check = Callable[[], None]
Note = Callable[[], str | None]

_checks: dict[str, Check] = {}
_notes: dict[str, Note] = {}


def add_check(name: str, check: Check) -> None:
    """Register a check: it returns when all is well and raises, with a sentence, when not."""
    _checks[name] = check


def add_note(name: str, note: Note) -> None:
    """Register a note: one sentence about how this server is set up, None when there is none."""
    _notes[name] = note


def run_checks() -> Mapping[str, str]:
    """Each check's name with "ok" or with what is wrong."""
    return {name: _run(check) for name, check in _checks.items()}


def notes() -> Mapping[str, str]:
    """Notes that have something to say, by name."""
    said = {name: note() for name, note in _notes.items()}
    return {name: text for name, text in said.items() if text}


def _run(check: Check) -> str:
    try:
        check()
    except Exception as error:  # noqa: BLE001 - whatever a check raises is its finding
        return f"{type(error).__name__}: {error}"
    return "ok"
