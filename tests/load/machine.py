"""Cores, CPU time, memory and child processes, read from Linux' /proc."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from deploy.local.children import spawn
from deploy.local.failures import StartError

TICKS = os.sysconf("SC_CLK_TCK")
PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024


@cache
def cores() -> tuple[int, int]:
    """(server core, generator core): the first two this process may use when first asked."""
    usable = sorted(os.sched_getaffinity(0))
    if len(usable) < 2:
        raise StartError("The benchmarks need two cores: one for the server, one for the load.")
    return usable[0], usable[1]


@contextmanager
def on_core(core: int) -> Iterator[None]:
    """Run the block on one core; processes started inside stay there."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def tree(roots: Iterable[int]) -> list[int]:
    """`roots` and all their living descendants."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found: list[int] = []
    queue = list(roots)
    while queue:
        pid = queue.pop()
        found.append(pid)
        queue.extend(children.get(pid, ()))
    return found


def cpu_seconds(roots: Iterable[int]) -> float:
    """User and system time of `roots` and their children, ended and reaped ones included."""
    ticks = 0
    for pid in tree(roots):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        ticks += sum(map(int, fields[11:15]))
    return ticks / TICKS


def core_seconds(core: int) -> float:
    """Time that `core` has been busy since boot, for anyone."""
    for line in Path("/proc/stat").read_text().splitlines():
        name, _, numbers = line.partition(" ")
        if name == f"cpu{core}":
            user, nice, system, _idle, _iowait, irq, softirq, steal = map(int, numbers.split()[:8])
            return (user + nice + system + irq + softirq + steal) / TICKS
    raise StartError(f"/proc/stat does not know core {core}")


def rss_kb(roots: Iterable[int]) -> int:
    """Resident memory of `roots` and their children, in KB."""
    pages = 0
    for pid in tree(roots):
        try:
            pages += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
    return pages * PAGE_KB


def wait_for_port(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when 127.0.0.1:`port` accepts; raise `StartError` if the process ends or 30 s pass."""
    give_up_at = time.monotonic() + 30
    while time.monotonic() < give_up_at:
        if process.poll() is not None:
            raise StartError(f"exited with {process.returncode}: {tail(log)}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise StartError(f"port {port} did not open in 30 s: {tail(log)}")


def tail(log: Path) -> str:
    return f"see {log}\n" + "\n".join(log.read_text(errors="replace").splitlines()[-15:])


def start(
    command: Sequence[str],
    *,
    log: Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Start `command` on the server core, output to `log`; it ends when this process does."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with on_core(cores()[0]), log.open("ab") as out:
        return spawn(command, env={**os.environ, **(env or {})}, cwd=cwd, output=out)
