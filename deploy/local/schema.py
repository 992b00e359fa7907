"""`make schema`: write every generated reference page, then the client's types.

The commands see no settings but stand-ins for the required ones, so that the pages are the same on
every machine. Continuous integration compares.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
REFERENCE = ROOT / "docs" / "reference"
STAND_INS = {
    "SECRET_KEY": "only-for-generating-reference-pages",
    "DATABASE_URL": "postgresql://localhost/carya",
    "REDIS_URL": "redis://localhost:6379/0",
    "DJANGO_SETTINGS_MODULE": "core.config.settings",
}


def environment() -> dict[str, str]:
    """The variables of a reference run: a path to find programs, and the stand-ins."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    # A folder without services, so that `manage.py` does not adopt those of a run in progress.
    return {**kept, **STAND_INS, "CARYA_DATA_DIR": "/nonexistent", "PYTHONUTF8": "1"}


def manage(*arguments: str) -> str:
    """What `manage.py arguments` prints."""
    ended = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return ended.stdout


def main() -> int:
    """Write the pages; the exit code of the first command that failed."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    try:
        (REFERENCE / "settings.md").write_text(manage("settings_reference"), encoding="utf-8")
        manage("export_reference")
    except subprocess.CalledProcessError as error:
        return error.returncode
    command = ["npm", "run", "--silent", "generate"]
    return subprocess.run(command, cwd=ROOT / "frontend", check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
