"""Real processes of the server under test: web and worker, to talk to, to stop and to kill."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from deploy.local.children import free_port, kill, spawn, stop
from deploy.local.waiting import wait_until

ROOT = Path(__file__).resolve().parent.parent.parent
READY_SECONDS = 60.0
STOP_SECONDS = 20.0


class ManagedProcess:
    """One child process with its output in `log`; a context manager that leaves nothing behind."""

    def __init__(self, name: str, command: list[str], env: Mapping[str, str]) -> None:
        folder = Path(tempfile.gettempdir()) / "carya-test-logs"
        folder.mkdir(exist_ok=True)
        handle, path = tempfile.mkstemp(prefix=f"{name}-", suffix=".log", dir=folder)
        os.close(handle)
        self.name = name
        self.log = Path(path)
        self.command = command
        self.env = {**os.environ, "DJANGO_SETTINGS_MODULE": "core.config.settings", **env}
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        """Start it; a process that was stopped or killed may be started again."""
        with self.log.open("ab") as log:
            self.process = spawn(self.command, env=self.env, cwd=ROOT, output=log)
        return self

    @property
    def pid(self) -> int:
        """Process id of the running child."""
        assert self.process is not None, f"{self.name} was not started"
        return self.process.pid

    @property
    def returncode(self) -> int | None:
        """How it ended; None while it runs."""
        return None if self.process is None else self.process.poll()

    def stop(self) -> bool:
        """End it with SIGTERM; True if it went by itself within 20 s."""
        return self.process is None or stop(self.process, within=STOP_SECONDS)

    def kill9(self) -> None:
        """End it and its children at once, with SIGKILL."""
        if self.process is not None:
            kill(self.process)

    def freeze(self) -> None:
        """Stop it from running without ending it."""
        os.kill(self.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let a frozen process go on."""
        os.kill(self.pid, signal.SIGCONT)

    def wait(self, within: float = READY_SECONDS) -> int:
        """Wait until it ends by itself and return its exit code."""
        assert self.process is not None
        return self.process.wait(within)

    def output(self) -> str:
        """Everything it has written so far."""
        return self.log.read_text(errors="replace")

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process is not None and self.process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                self.thaw()
        self.stop()
        if error is None:
            self.log.unlink(missing_ok=True)


class ServerProcess(ManagedProcess):
    """A web server: `manage.py serve` on uvicorn, or `manage.py runserver` on daphne.

    `env` goes to the process as it is (fault points, prefixes, limits). The port is free and stays
    the same over restarts. Leaving the context stops it.
    """

    def __init__(
        self,
        *,
        database_url: str,
        env: Mapping[str, str] | None = None,
        port: int | None = None,
        server: str = "uvicorn",
    ) -> None:
        self.port = port or free_port()
        self.base_url = f"http://127.0.0.1:{self.port}"
        self.ws_url = f"ws://127.0.0.1:{self.port}"
        if server == "daphne":
            command = ["runserver", "--noreload", f"127.0.0.1:{self.port}"]
        else:
            command = ["serve", "--host", "127.0.0.1", "--port", str(self.port)]
        super().__init__(
            f"web-{server}",
            [sys.executable, str(ROOT / "manage.py"), *command],
            {
                "DATABASE_URL": database_url,
                "CARYA_PUBLIC_URL": self.base_url,
                "ALLOWED_HOSTS": "localhost,127.0.0.1,testserver",
                "CARYA_ALLOWED_ORIGINS": f"{self.base_url},http://localhost:{self.port}",
                **(env or {}),
            },
        )

    def __enter__(self) -> Self:
        self.start()
        try:
            self.wait_ready()
        except BaseException:
            self.kill9()
            raise
        return self

    def wait_ready(self, within: float = READY_SECONDS, path: str = "/healthz") -> None:
        """Return once `path` answers 200; fail with the end of the log when it does not."""
        wait_until(lambda: self._answers(path), within=within, failure=self._failure)

    def _answers(self, path: str) -> bool:
        if self.returncode is not None:
            raise AssertionError(self._failure())
        try:
            with urllib.request.urlopen(self.base_url + path, timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _failure(self) -> str:
        tail = "\n".join(self.output().splitlines()[-30:])
        return f"{self.name} on port {self.port} is not ready (exit {self.returncode}):\n{tail}"


class CeleryProcess(ManagedProcess):
    """A Celery worker on the given database and the Redis of the run."""

    def __init__(self, *, database_url: str, env: Mapping[str, str] | None = None) -> None:
        command = [sys.executable, "-m", "celery", "-A", "core.config", "worker"]
        options = ["--concurrency", "1", "--loglevel", "INFO", "--without-gossip"]
        super().__init__(
            "worker", [*command, *options], {"DATABASE_URL": database_url, **(env or {})}
        )

    def __enter__(self) -> Self:
        self.start()
        wait_until(self._listens, within=READY_SECONDS, failure=self.output)
        return self

    def _listens(self) -> bool:
        if self.returncode is not None:
            raise AssertionError(self.output())
        return " ready." in self.output()


class BeatProcess(ManagedProcess):
    """Celery's clock for the jobs of the run, with its memory in `folder`."""

    def __init__(
        self, *, database_url: str, folder: Path, env: Mapping[str, str] | None = None
    ) -> None:
        command = [sys.executable, "-m", "celery", "-A", "core.config", "beat"]
        options = ["--schedule", str(folder / "beat"), "--pidfile=", "--loglevel", "INFO"]
        super().__init__(
            "beat", [*command, *options], {"DATABASE_URL": database_url, **(env or {})}
        )


def current_database_url() -> str:
    """The address of the database that Django's test runner made for this run."""
    from django.conf import settings
    from django.db import connection

    parts = urllib.parse.urlsplit(str(settings.DATABASE_URL))
    name = urllib.parse.quote(str(connection.settings_dict["NAME"]))
    # Put together by hand: urlunsplit would drop the empty host of a Unix socket.
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{parts.netloc}/{name}{query}"
