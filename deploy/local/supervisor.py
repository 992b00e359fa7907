"""One process that starts everything, shows what it says, and stops everything.

Order: options, data directory, port, PostgreSQL, Redis, migrations, demo data, then web, worker and
beat. Web and jobs that end are started again; one that keeps ending stops the whole run. Signals:
the first SIGINT, SIGTERM or SIGHUP stops in order, a second one kills what is still running, as a
power cut would: what PostgreSQL has committed is kept.
"""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from types import FrameType

import psycopg
import redis

from core.config import env
from deploy.local import options as run_options
from deploy.local.children import kill_all, spawn, stop
from deploy.local.embedded_postgres import EmbeddedPostgres
from deploy.local.embedded_redis import EmbeddedRedis
from deploy.local.failures import StartError
from deploy.local.log import Log
from deploy.local.options import ROOT, Options
from deploy.local.program import Program

DATABASE = "carya"
READY_SECONDS = 90.0
POLL_SECONDS = 0.2
CONNECT_SECONDS = 5
WORKER_PROCESSES = "2"


class Stopped(BaseException):
    """Somebody asked the run to end."""


class Supervisor:
    """The run: `start()` until it is ready, `watch()` until somebody stops it."""

    def __init__(self, options: Options, log: Log) -> None:
        self._options = options
        self._log = log
        self._programs: list[Program] = []
        self._services: list[EmbeddedPostgres | EmbeddedRedis] = []

    def start(self, cleanup: ExitStack) -> None:
        """Bring everything up; what was started is put on `cleanup`."""
        variables = self._start_services(cleanup)
        environment = _without_files({**os.environ, **variables})
        # Development serves static files from the sources; WhiteNoise still wants the folder.
        (ROOT / ".static").mkdir(exist_ok=True)
        written = run_options.write_environment(self._options, variables)
        cleanup.callback(written.unlink, missing_ok=True)
        self._manage("migrate", "--noinput", "--verbosity", "1", variables=environment)
        accounts = self._manage("seed_demo", variables=environment)
        cleanup.callback(self._stop_programs)
        for program in self._build(environment):
            program.start()
            self._programs.append(program)
        self._wait_until_ready()
        self._greet(accounts)

    def watch(self) -> None:
        """Start again what ends; raises `StartError` when that does not help."""
        while True:
            for service in self._services:
                if service.process is not None and service.process.poll() is not None:
                    self._log.line("carya", f"{type(service).__name__} ended, starting it again")
                    service.start()
            for program in self._programs:
                program.keep_alive()
            time.sleep(POLL_SECONDS)

    def _start_services(self, cleanup: ExitStack) -> dict[str, str]:
        options = self._options
        database_url, redis_url = options.database_url, options.redis_url
        if not database_url:
            self._log.line("carya", "starting PostgreSQL")
            postgres = EmbeddedPostgres(options.data / "postgres", socket_root=options.data / "run")
            cleanup.callback(postgres.stop)
            postgres.start()
            postgres.ensure_database(DATABASE)
            self._services.append(postgres)
            database_url = postgres.url(DATABASE)
        if not redis_url:
            self._log.line("carya", "starting Redis")
            server = EmbeddedRedis(options.data / "redis")
            cleanup.callback(server.stop)
            server.start()
            self._services.append(server)
            redis_url = server.url()
        _check_database(database_url)
        _check_redis(redis_url)
        return run_options.environment(options, database_url=database_url, redis_url=redis_url)

    def _build(self, environment: Mapping[str, str]) -> list[Program]:
        run = self._options.data / "run"
        celery = [sys.executable, "-m", "celery", "--quiet", "-A", "core.config"]
        beat = ["beat", "--schedule", str(run / "beat"), "--pidfile=", "--loglevel", "WARNING"]
        worker = ["worker", "--concurrency", WORKER_PROCESSES, "--loglevel", "INFO"]
        commands = {
            "web": [sys.executable, "manage.py", "serve"],
            "worker": [*celery, *worker, "--without-gossip", "--without-mingle"],
            "beat": [*celery, *beat],
        }
        return [
            Program(name, command, env=environment, cwd=ROOT, log=self._log)
            for name, command in commands.items()
        ]

    def _stop_programs(self) -> None:
        for program in self._programs:
            program.ask_to_stop()
        for program in self._programs:
            program.stop()

    def _manage(self, *arguments: str, variables: Mapping[str, str]) -> str:
        """Run a management command and return what it printed."""
        self._log.line("carya", f"manage.py {arguments[0]}")
        command = [sys.executable, "manage.py", *arguments]
        pipe = subprocess.PIPE
        child = spawn(command, env=variables, cwd=ROOT, output=pipe, errors=pipe)
        try:
            said, complained = (part.decode("utf-8", "replace") for part in child.communicate())
        except BaseException:
            stop(child, within=5)
            raise
        if child.returncode:
            raise StartError(_reason(arguments[0], complained or said))
        return said

    def _wait_until_ready(self) -> None:
        end = time.monotonic() + READY_SECONDS
        while not self._answers():
            for program in self._programs:
                program.keep_alive()
            if time.monotonic() > end:
                raise StartError(f"The web server did not get ready within {READY_SECONDS:.0f} s.")
            time.sleep(POLL_SECONDS)

    def _answers(self) -> bool:
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self._options.host, self._options.host)  # noqa: S104
        for path in ("/readyz", "/healthz"):
            request = urllib.request.Request(f"http://{host}:{self._options.port}{path}")
            try:
                with urllib.request.urlopen(request, timeout=3):  # noqa: S310
                    return True
            except urllib.error.HTTPError as error:
                if error.code != 404:
                    return False
            except OSError:
                return False
        return False

    def _greet(self, accounts: str) -> None:
        self._log.plain("")
        self._log.plain(f"  Carya is running at {self._options.public_url}")
        for line in accounts.strip().splitlines():
            self._log.plain(f"  {line.rstrip()}")
        self._log.plain("  Press Ctrl-C to stop.")
        self._log.plain("")


def _reason(command: str, said: str) -> str:
    """The sentence in what a failed command said: its own, or the last line of a traceback."""
    lines = [line.strip() for line in said.strip().splitlines() if line.strip()]
    own = [line for line in lines if line.startswith(("carya: ", "CommandError: "))]
    last = (own or lines or ["it said nothing"])[-1]
    return last.split(": ", 1)[1] if own else f"manage.py {command} failed: {last}"


def _without_files(variables: Mapping[str, str]) -> dict[str, str]:
    """`variables` for a child: what came from a `NAME_FILE` is handed on as `NAME` alone."""
    doubled = {f"{name}_FILE" for name in variables}
    kept = {name: value for name, value in variables.items() if name not in doubled}
    return {**kept, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}


def _check_database(url: str) -> None:
    try:
        env.database(url)
    except env.SettingError as error:
        raise StartError(str(error)) from error
    try:
        psycopg.connect(url, connect_timeout=CONNECT_SECONDS).close()
    except psycopg.Error as error:
        reason = " ".join(str(error).split()).rstrip(".?")
        raise StartError(f"DATABASE_URL cannot be connected to: {reason}.") from error


def _check_redis(url: str) -> None:
    try:
        client = redis.Redis.from_url(
            url, socket_connect_timeout=CONNECT_SECONDS, socket_timeout=CONNECT_SECONDS
        )
        client.ping()
        client.close()
    except (redis.RedisError, ValueError) as error:
        reason = str(error).rstrip(".")
        raise StartError(f"REDIS_URL cannot be connected to: {reason}.") from error


@contextmanager
def _stoppable() -> Iterator[None]:
    """Turn the first stop signal into `Stopped`, so that everything is taken down in order.

    A later one kills the children; the same clean-up then finds nothing left to wait for.
    """

    def ask(number: int, _frame: FrameType | None) -> None:
        _on_stop_signals(_hurry)
        raise Stopped(signal.Signals(number).name)

    _on_stop_signals(ask)
    yield


def _hurry(_number: int, _frame: FrameType | None) -> None:
    kill_all()


def _on_stop_signals(handler: Callable[[int, FrameType | None], None]) -> None:
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), handler)


def main() -> int:
    """Run until stopped; the exit code of `make run`."""
    log = Log(sys.stdout)
    with _stoppable():
        try:
            with ExitStack() as cleanup:
                options = run_options.read()
                cleanup.enter_context(run_options.claim(options))
                run_options.check_port(options)
                supervisor = Supervisor(options, log)
                supervisor.start(cleanup)
                supervisor.watch()
        except Stopped:
            log.line("carya", "stopped")
            return 0
        except StartError as error:
            sys.stdout.flush()
            sys.stderr.write(f"carya: {error}\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
