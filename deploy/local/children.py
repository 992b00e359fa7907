"""Child processes that never outlive their parent."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO
from weakref import WeakSet

PR_SET_PDEATHSIG = 1
_spawned: WeakSet[subprocess.Popen[bytes]] = WeakSet()


def tether(signal_number: int) -> Callable[[], None] | None:
    """What a child runs before its program so that it gets `signal_number` when the parent dies.

    Only Linux can; elsewhere the parent's own clean-up has to do. The signal follows the thread
    that started the child, so children are started from the main thread.
    """
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def prepare() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal_number)
        if os.getppid() != parent:
            os._exit(1)

    return prepare


def spawn(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    user: str | None = None,
    output: int | IO[bytes] | None = None,
    errors: int = subprocess.STDOUT,
    death_signal: int = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start `command` in a session of its own, tethered; both streams go to `output`.

    `errors` sends the second stream elsewhere.
    With `user` the child runs as that user and their group (the parent must be root).
    """
    child = subprocess.Popen(
        [str(part) for part in command],
        env=None if env is None else dict(env),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=None if output is None else errors,
        start_new_session=True,
        preexec_fn=tether(death_signal),  # noqa: PLW1509  # calls into libc only
        user=user,
        group=user,
        extra_groups=None if user is None else [],
    )
    _spawned.add(child)
    return child


def stop(
    child: subprocess.Popen[bytes], *, within: float, with_signal: int = signal.SIGTERM
) -> bool:
    """Ask `child` to end and kill its session after `within` seconds; True if it went by itself."""
    if child.poll() is None:
        with suppress(ProcessLookupError):
            child.send_signal(with_signal)
        try:
            child.wait(within)
        except subprocess.TimeoutExpired:
            kill(child)
            return False
    kill(child)
    return True


def kill(child: subprocess.Popen[bytes]) -> None:
    """Kill `child` and whatever it started, without asking; harmless when all are gone."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def kill_all() -> None:
    """Kill every child that is still running, and whatever it started; waits for none of them.

    Made for signal handlers: `Popen.wait` may be what the signal has interrupted.
    """
    for child in list(_spawned):
        if child.returncode is None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, signal.SIGKILL)


def free_port(host: str = "127.0.0.1") -> int:
    """A TCP port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])
