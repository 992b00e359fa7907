"""`make run` refuses in one sentence, and leaves nothing behind however it ends.

The application itself is not started here: a wrong setting stops the run after its services are up,
which shows the same shutdown.
"""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from deploy.local import embedded_postgres
from deploy.local.children import free_port
from deploy.local.waiting import wait_until

ROOT = Path(__file__).resolve().parent.parent.parent.parent
COMMAND = [sys.executable, "-m", "deploy.local.supervisor"]
OURS = ("DATABASE_URL", "REDIS_URL", "PORT", "HOST", "DJANGO_SETTINGS_MODULE", "CARYA_")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A run of its own: free port, data in a temporary folder that PostgreSQL's user can reach."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, "CARYA_DATA_DIR": str(tmp_path / "data"), "PORT": str(free_port())}


def refuse(environment: dict[str, str]) -> str:
    """Run until it refuses; what it says on stderr."""
    ended = subprocess.run(
        COMMAND, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 1
    assert "Traceback" not in ended.stdout + ended.stderr
    lines = ended.stderr.strip().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def processes_of(data: str) -> list[str]:
    """Command lines of the processes that live in or on the data directory."""
    found = []
    for process in psutil.process_iter():
        try:
            where = [process.cwd(), *process.cmdline()]
        except (psutil.NoSuchProcess, psutil.AccessDenied, psutil.ZombieProcess):
            continue
        if process.pid != os.getpid() and any(data in part for part in where):
            found.append(" ".join(process.cmdline()))
    return found


def test_port_that_is_not_a_number_is_refused(environment: dict[str, str]) -> None:
    said = refuse(environment | {"PORT": "http"})
    assert said == "carya: PORT must be a whole number from 1 to 65535, not 'http'."


def test_port_in_use_is_refused_before_anything_starts(environment: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"Port {port} is already in use" in refuse(environment | {"PORT": str(port)})
    assert not (Path(environment["CARYA_DATA_DIR"]) / "postgres").exists()


def test_data_directory_that_cannot_be_made_is_refused(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    said = refuse(environment | {"CARYA_DATA_DIR": str(tmp_path / "file" / "data")})
    assert said.startswith(f"carya: The data directory {tmp_path}/file/data cannot be used")


def test_database_that_does_not_answer_is_refused(environment: dict[str, str]) -> None:
    said = refuse(environment | {"DATABASE_URL": f"postgresql://127.0.0.1:{free_port()}/carya"})
    assert said.startswith("carya: DATABASE_URL cannot be connected to")
    assert processes_of(environment["CARYA_DATA_DIR"]) == []


def test_redis_that_does_not_answer_is_refused_and_postgres_is_stopped(
    environment: dict[str, str],
) -> None:
    said = refuse(environment | {"REDIS_URL": f"redis://127.0.0.1:{free_port()}/0"})
    assert said.startswith("carya: REDIS_URL cannot be connected to")
    assert processes_of(environment["CARYA_DATA_DIR"]) == []


def test_wrong_setting_is_refused_and_services_are_stopped(environment: dict[str, str]) -> None:
    said = refuse(environment | {"CARYA_DB_POOL": "many"})
    assert said == "carya: CARYA_DB_POOL must be a whole number, not 'many'."
    assert processes_of(environment["CARYA_DATA_DIR"]) == []


@pytest.fixture
def running(environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """A run whose services are up, under a locale that is not installed."""
    process = subprocess.Popen(
        COMMAND,
        cwd=ROOT,
        env=environment | {"LANG": "xx_YY.UTF-8", "LC_ALL": "xx_YY.UTF-8"},
        stdout=subprocess.DEVNULL,
    )
    written = Path(environment["CARYA_DATA_DIR"]) / "run" / "environment"
    try:
        wait_until(written.exists, within=60, failure=lambda: "services did not start")
        yield process
    finally:
        process.kill()
        process.wait()


def test_second_run_on_the_same_data_is_refused(
    running: subprocess.Popen[bytes], environment: dict[str, str]
) -> None:
    said = refuse(environment | {"PORT": str(free_port())})
    assert said.startswith("carya: Another Carya is already running on")
    assert running.poll() is None


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_stops_everything_cleanly(
    running: subprocess.Popen[bytes], environment: dict[str, str], number: signal.Signals
) -> None:
    running.send_signal(number)
    assert running.wait(60) == 0
    assert processes_of(environment["CARYA_DATA_DIR"]) == []
    assert not (Path(environment["CARYA_DATA_DIR"]) / "postgres" / "postmaster.pid").exists()


def test_second_signal_stops_at_once_what_does_not_answer(
    running: subprocess.Popen[bytes], environment: dict[str, str]
) -> None:
    data = environment["CARYA_DATA_DIR"]
    postgres = Path(data) / "postgres" / "postmaster.pid"
    os.kill(int(postgres.read_text().splitlines()[0]), signal.SIGSTOP)
    running.terminate()
    # Redis goes before PostgreSQL, which is frozen and would be waited for.
    wait_until(
        lambda: not any("redis" in line for line in processes_of(data)),
        within=20,
        failure=lambda: "\n".join(processes_of(data)),
    )
    assert running.poll() is None
    running.terminate()
    assert running.wait(embedded_postgres.STOP_SECONDS / 3) == 0
    wait_until(
        lambda: not processes_of(data), within=5, failure=lambda: "\n".join(processes_of(data))
    )


def test_killed_supervisor_leaves_no_orphans(
    running: subprocess.Popen[bytes], environment: dict[str, str]
) -> None:
    running.kill()
    running.wait()
    data = environment["CARYA_DATA_DIR"]
    wait_until(
        lambda: not processes_of(data), within=20, failure=lambda: "\n".join(processes_of(data))
    )


def test_addresses_of_a_run_are_readable_by_its_user_only(
    running: subprocess.Popen[bytes], environment: dict[str, str]
) -> None:
    assert running.poll() is None
    written = Path(environment["CARYA_DATA_DIR"]) / "run" / "environment"
    assert written.stat().st_mode & 0o777 == 0o600
    names = {line.partition("=")[0] for line in written.read_text().splitlines()}
    assert {"DATABASE_URL", "REDIS_URL", "PORT", "CARYA_PUBLIC_URL"} <= names
