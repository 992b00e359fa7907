"""Prepare a clone for running or testing, then hand over. Standard library only.

    python3 deploy/local/bootstrap.py run     # make run: environment, web client, supervisor
    python3 deploy/local/bootstrap.py env     # environment only
    python3 deploy/local/bootstrap.py dev     # environment with the tools, packages of the client
    python3 deploy/local/bootstrap.py client  # build the web client

Each step is repeated only when what it depends on has changed. What a person has to change is one
sentence on stderr and exit code 1. The file keeps to the syntax of Python 3.8, so that a Python too
old for Carya can say so.
"""

import ast
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Dict, List, Optional

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin" / "python")
PIP_INSTALL = [PYTHON, "-m", "pip", "install", "-qq", "--require-hashes"]
UV = str(VENV / "bin" / "uv")
# pip's option, uv's variable for it, what stands between two values there
UV_OPTIONS = [
    ("index-url", "UV_DEFAULT_INDEX", " "),
    ("extra-index-url", "UV_INDEX", " "),
    ("find-links", "UV_FIND_LINKS", ","),
    ("no-index", "UV_NO_INDEX", " "),
    ("trusted-host", "UV_INSECURE_HOST", " "),
    ("cert", "SSL_CERT_FILE", " "),
]
FRONTEND = ROOT / "frontend"
STAMPS = ROOT / ".cache" / "stamps"
RUN_LOCK = "requirements.lock"
DEV_LOCK = "requirements-dev.lock"
OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON = (3, 13)
OLDEST_NODE = (20, 19)
CLIENT_SOURCES = [
    "frontend/src",
    "frontend/public",
    "frontend/scripts",
    "frontend/index.html",
    "frontend/package-lock.json",
    "frontend/package.json",
    "frontend/tsconfig.json",
    "frontend/vite.config.ts",
]


class RefusedError(Exception):
    """Something a person has to change, in one sentence."""


def main(arguments: List[str]) -> None:
    """Carry out the step named by the one argument."""
    step = arguments[0] if arguments else "run"
    if step not in ("run", "env", "dev", "client"):
        raise RefusedError(f"unknown step {step!r}: use run, env, dev or client")
    os.chdir(ROOT)
    if step != "env":
        check_node()
    if step != "client":
        ensure_environment(DEV_LOCK if step == "dev" else RUN_LOCK)
    if step != "env":
        ensure_packages()
    if step in ("run", "client"):
        ensure_client()
    if step == "run":
        sys.stdout.flush()
        os.execv(PYTHON, [PYTHON, "-m", "deploy.local.supervisor"])


def ensure_environment(lock: str) -> None:
    """A virtual environment with exactly what the lock file names."""
    if not works(PYTHON):
        create_environment(find_python())
    version = version_of(PYTHON) or ""
    wanted = digest([lock], version)
    if done(lock, wanted):
        return
    say(f"installing Python packages from {lock}")
    if not install_with_uv(lock):
        run(
            [*PIP_INSTALL, "-r", lock],
            "the Python packages could not be installed: the lines above say why",
        )
    mark(lock, wanted)
    if lock == DEV_LOCK:
        # It contains everything of the other, at the same versions.
        mark(RUN_LOCK, digest([RUN_LOCK], version))


def install_with_uv(lock: str) -> bool:
    """Install `lock` with uv, which takes seconds where pip takes minutes.

    False, without a word, where that does not work (uv has no wheel for the platform, say): pip
    tries next, and what it says counts.
    """
    pin = STAMPS.parent / "uv.txt"
    pin.parent.mkdir(parents=True, exist_ok=True)
    pin.write_text(pin_of("uv", (ROOT / DEV_LOCK).read_text()))
    if not succeeds([*PIP_INSTALL, "--only-binary", ":all:", "-r", str(pin)]):
        return False
    # Where a file comes from does not matter: its hash is known.
    options = ["--require-hashes", "--index-strategy", "unsafe-best-match", "--python", PYTHON]
    settings = uv_variables(output_of([PYTHON, "-m", "pip", "config", "list"]) or "")
    return succeeds([UV, "pip", "install", "--quiet", *options, "-r", lock], settings)


def pin_of(package: str, lock: str) -> str:
    """The lines of a lock file's text that pin `package` with its hashes."""
    found = re.search(rf"^{re.escape(package)}==(?:.*\\\n)*.*\n", lock, re.MULTILINE)
    return found.group() if found else ""


def uv_variables(pip_config: str) -> Dict[str, str]:
    """What `pip config list` says about where packages come from, in uv's variables."""
    said = dict(re.findall(r"^(\S+?)=(['\"].*['\"])$", pip_config, re.MULTILINE))
    result = {}
    for option, variable, separator in UV_OPTIONS:
        # In the order in which pip lets one override the other.
        for scope in (":env:", "install", "global"):
            if f"{scope}.{option}" in said:
                values = ast.literal_eval(said[f"{scope}.{option}"]).split()
                result[variable] = separator.join(values)
                break
    return result


def create_environment(interpreter: str) -> None:
    """Make `.venv` with `interpreter`, replacing one that no longer works."""
    say(f"making a virtual environment with {interpreter}")
    shutil.rmtree(VENV, ignore_errors=True)
    shutil.rmtree(STAMPS, ignore_errors=True)
    command = [interpreter, "-m", "venv", str(VENV)]
    made = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if made.returncode or not works(PYTHON):
        shutil.rmtree(VENV, ignore_errors=True)
        raise RefusedError(
            f"Python could not make a virtual environment in {VENV}: check that the directory is "
            "writable and (on Debian and Ubuntu) that the package python3-venv is installed"
        )


def find_python() -> str:
    """A supported interpreter: this one if it will do, else one on PATH."""
    for candidate in (sys.executable, "python3.12", "python3.11", "python3.13", "python3"):
        if candidate and works(candidate):
            return candidate
    found = f"{sys.version_info[0]}.{sys.version_info[1]}"
    raise RefusedError(f"Python 3.11, 3.12 or 3.13 is needed, found {found}: install one of them")


def works(interpreter: str) -> bool:
    """Whether `interpreter` runs and is of a supported version."""
    version = version_of(interpreter)
    if version is None:
        return False
    major, minor = version.split(".")
    return OLDEST_PYTHON <= (int(major), int(minor)) <= NEWEST_PYTHON


def version_of(interpreter: str) -> Optional[str]:
    """The version as in "3.12", or None when it cannot be run."""
    return output_of([interpreter, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"])


def check_node() -> None:
    """Node and npm, new enough to build the web client."""
    wanted = "Node {}.{} or newer is needed to build the web client".format(*OLDEST_NODE)
    found = output_of(["node", "--version"])
    if found is None:
        raise RefusedError(f"{wanted}: install it with npm and make sure that `node` is on PATH")
    try:
        major, minor = found.lstrip("v").split(".")[:2]
        new_enough = (int(major), int(minor)) >= OLDEST_NODE
    except ValueError:
        new_enough = False
    if not new_enough:
        raise RefusedError(f"{wanted}, found {found}")
    if output_of(["npm", "--version"]) is None:
        raise RefusedError("npm is needed to build the web client: install it beside Node")


def ensure_packages() -> None:
    """`frontend/node_modules` as the lock file says."""
    wanted = digest(["frontend/package-lock.json", "frontend/package.json"])
    if (FRONTEND / "node_modules").is_dir() and done("npm", wanted):
        return
    say("installing the packages of the web client")
    run(
        ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"],
        "the packages of the web client could not be installed: the lines above say why",
        cwd=FRONTEND,
    )
    mark("npm", wanted)


def ensure_client() -> None:
    """`frontend/dist` built from the present sources."""
    wanted = digest(CLIENT_SOURCES)
    if (FRONTEND / "dist").is_dir() and done("client", wanted):
        return
    say("building the web client")
    run(
        ["npm", "run", "--silent", "build"],
        "the web client could not be built: the lines above say why",
        cwd=FRONTEND,
    )
    mark("client", wanted)


def run(command: List[str], failure: str, cwd: Path = ROOT) -> None:
    """Run `command`, showing what it prints; refuse with `failure` when it fails."""
    variables = dict(os.environ, PYTHONUTF8="1", PIP_DISABLE_PIP_VERSION_CHECK="1")
    ended = subprocess.run(
        command, cwd=str(cwd), env=variables, stdin=subprocess.DEVNULL, check=False
    )
    if ended.returncode:
        raise RefusedError(failure)


def succeeds(command: List[str], variables: Optional[Dict[str, str]] = None) -> bool:
    """Run `command` in silence; `variables` are defaults that the environment overrides."""
    try:
        ended = subprocess.run(
            command,
            cwd=str(ROOT),
            env={**(variables or {}), **os.environ},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return False
    return ended.returncode == 0


def output_of(command: List[str]) -> Optional[str]:
    """What `command` prints, stripped; None when it fails or does not exist."""
    try:
        ended = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return None
    return ended.stdout.decode("utf-8", "replace").strip() if ended.returncode == 0 else None


def digest(paths: List[str], extra: str = "") -> str:
    """A digest over names and contents of files and folders; absent ones count as empty."""
    result = hashlib.sha256(extra.encode())
    for path in paths:
        top = ROOT / path
        for file in sorted([top, *top.rglob("*")]):
            if file.is_file():
                result.update(os.fsencode(file.relative_to(ROOT)) + b"\0")
                result.update(hashlib.sha256(file.read_bytes()).digest())
    return result.hexdigest()


def done(step: str, wanted: str) -> bool:
    """Whether `step` was last completed for the state `wanted`."""
    try:
        return (STAMPS / step).read_text() == wanted
    except OSError:
        return False


def mark(step: str, state: str) -> None:
    """Remember that `step` is complete for `state`."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / step).write_text(state)


def say(text: str) -> None:
    """One line of progress."""
    sys.stdout.write(f"carya: {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except RefusedError as refusal:
        sys.exit(f"carya: {refusal}.")
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        sys.exit(f"carya: {error.filename or 'the file system'}: {error.strerror}.")
