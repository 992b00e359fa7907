"""The Chromium that end-to-end tests drive: the system's own, installed by apt where possible."""

import os
import shutil
import subprocess
from pathlib import Path

from deploy.local.failures import StartError

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find() -> Path | None:
    """An installed Chromium, or the one that CARYA_CHROMIUM names; None when there is none."""
    chosen = os.environ.get("CARYA_CHROMIUM")
    if chosen:
        return Path(chosen)
    return next((Path(found) for found in map(shutil.which, NAMES) if found), None)


def ensure() -> Path:
    """A Chromium, installed if need be; raises `StartError` where only a person can do that."""
    found = find()
    if found is not None:
        return found
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise StartError(
            "Chromium is needed for the end-to-end tests: install it (on Debian and Ubuntu as "
            "root: apt-get install chromium) or set CARYA_CHROMIUM to its path."
        )
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", "chromium"],
    ):
        subprocess.run(["apt-get", *step], env=quiet, stdout=subprocess.DEVNULL, check=False)
    found = find()
    if found is None:
        raise StartError("Chromium could not be installed: the lines above say why.")
    return found
