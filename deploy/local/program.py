"""One program under the supervisor: started again when it ends, given up when it keeps ending."""

import subprocess
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path

from deploy.local.children import spawn, stop
from deploy.local.failures import StartError
from deploy.local.log import Log

MOST_RESTARTS = 3
WITHIN_SECONDS = 60.0
STOP_SECONDS = 20.0


class Program:
    """A child process whose lines go to the log under its name."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        env: Mapping[str, str],
        cwd: Path,
        log: Log,
    ) -> None:
        self.name = name
        self._command = command
        self._env = env
        self._cwd = cwd
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._ends: deque[float] = deque(maxlen=MOST_RESTARTS)
        self._last_line = ""

    def start(self) -> None:
        """Start it and a thread that reads what it says."""
        self._process = spawn(self._command, env=self._env, cwd=self._cwd, output=subprocess.PIPE)
        threading.Thread(target=self._read, args=(self._process,), daemon=True).start()

    def keep_alive(self) -> None:
        """Start it again if it has ended; raises `StartError` after three ends within a minute."""
        if self._process is None or self._process.poll() is None:
            return
        code = self._process.returncode
        now = time.monotonic()
        self._ends.append(now)
        if len(self._ends) == MOST_RESTARTS and now - self._ends[0] < WITHIN_SECONDS:
            raise StartError(
                f"{self.name} keeps ending (exit code {code}); it last said: {self._last_line}"
            )
        self._log.line("carya", f"{self.name} ended with exit code {code}, starting it again")
        stop(self._process, within=0)
        self.start()

    def ask_to_stop(self) -> None:
        """Send SIGTERM and go on."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def stop(self) -> None:
        """End it and everything it started."""
        if self._process is not None and not stop(self._process, within=STOP_SECONDS):
            self._log.line("carya", f"{self.name} did not stop in time and was killed")

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            text = line.decode("utf-8", "replace").rstrip()
            self._last_line = text or self._last_line
            self._log.line(self.name, text)
