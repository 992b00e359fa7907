#!/usr/bin/env python
"""Command line of the server: `manage.py help` lists the commands.

While `make run` is running, commands use its PostgreSQL and Redis unless the environment names
others.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def _adopt_running_services() -> None:
    """Take DATABASE_URL, REDIS_URL and the rest from a `make run` in progress."""
    data = Path(os.environ.get("CARYA_DATA_DIR") or ROOT / ".data")
    try:
        lines = (data / "run" / "environment").read_text().splitlines()
    except OSError:
        return
    for line in lines:
        name, _, value = line.partition("=")
        if not os.environ.get(f"{name}_FILE"):
            os.environ.setdefault(name, value)


def main() -> None:
    """Run one management command; a wrong setting is one sentence, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "core.config.settings")
    _adopt_running_services()
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"carya: {error}")


if __name__ == "__main__":
    main()
