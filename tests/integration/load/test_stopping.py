"""A benchmark run that somebody stops leaves no server behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from deploy.local.waiting import wait_until

ROOT = Path(__file__).resolve().parent.parent.parent.parent
OURS = ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "CARYA_")
CROWD = 100
START_SECONDS = 120
STOP_SECONDS = 60


@pytest.fixture
def bench() -> Iterator[subprocess.Popen[str]]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    command = [sys.executable, "-m", "tests.load.bench", "--quick", "P6"]
    output = subprocess.PIPE
    process = subprocess.Popen(command, cwd=ROOT, env=kept, stdout=output, stderr=output, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def migrating(bench: psutil.Process) -> bool:
    return any("migrate" in child.cmdline() for child in bench.children())


def under_load(bench: psutil.Process) -> bool:
    return len(bench.net_connections("tcp")) > CROWD


@pytest.mark.parametrize(
    ("moment", "number"), [(migrating, signal.SIGINT), (under_load, signal.SIGTERM)]
)
def test_stopped_run_takes_its_servers_down_and_writes_nothing(
    bench: subprocess.Popen[str],
    moment: Callable[[psutil.Process], bool],
    number: signal.Signals,
) -> None:
    results = ROOT / ".bench" / "results.json"
    before = results.read_bytes() if results.exists() else None
    process = psutil.Process(bench.pid)
    wait_until(
        lambda: bench.poll() is not None or moment(process),
        within=START_SECONDS,
        failure=lambda: f"{moment.__name__} did not come about",
    )
    assert bench.poll() is None, bench.communicate()
    started = process.children(recursive=True)
    assert started
    bench.send_signal(number)
    _, complained = bench.communicate(timeout=STOP_SECONDS)
    assert bench.returncode == 128 + number, complained
    assert complained == f"Stopped by {number.name}: nothing was written.\n"
    _, alive = psutil.wait_procs(started, timeout=5)
    assert alive == []
    assert (results.read_bytes() if results.exists() else None) == before
