"""What `make run` reads from the environment, checked before anything is started."""

import fcntl
import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from core.config import env
from deploy.local.failures import StartError

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Options:
    """Where to listen, where data lives, and which services are somebody else's ("" = embedded)."""

    host: str
    port: int
    data: Path
    public_url: str
    database_url: str
    redis_url: str


def read() -> Options:
    """The options of this run; raises `StartError` for a wrong one."""
    try:
        host = env.text("HOST", "127.0.0.1", doc="address to listen on")
        port = env.integer("PORT", 8000, minimum=1, maximum=65535, doc="port to listen on")
        return Options(
            host=host,
            port=port,
            data=env.path("CARYA_DATA_DIR", ROOT / ".data", doc="data directory"),
            public_url=env.url("CARYA_PUBLIC_URL", f"http://localhost:{port}", doc="address"),
            database_url=env.url("DATABASE_URL", "", doc="own PostgreSQL", secret=True),
            redis_url=env.url("REDIS_URL", "", doc="own Redis", secret=True),
        )
    except env.SettingError as error:
        raise StartError(str(error)) from error


def environment(options: Options, *, database_url: str, redis_url: str) -> dict[str, str]:
    """What every process of this run gets on top of the caller's variables, which win."""
    local = [f"http://{name}:{options.port}" for name in ("localhost", "127.0.0.1")]
    origins = dict.fromkeys([options.public_url, *local])
    chosen = {
        "CARYA_DEVELOPMENT": "1",
        "CARYA_PUBLIC_URL": options.public_url,
        "CARYA_ALLOWED_ORIGINS": ",".join(origins),
        "CARYA_DATA_DIR": str(options.data),
        "HOST": options.host,
        "PORT": str(options.port),
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
    }
    return {name: env.raw(name) or value for name, value in chosen.items()}


def claim(options: Options) -> IO[str]:
    """Make the data directory and hold it for this run; the returned file is the lock.

    Raises `StartError` when it cannot be used, or when another run has it.
    """
    folder = options.data / "run"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o711)
        list(options.data.iterdir())
        lock = (folder / "lock").open("a+")
    except OSError as error:
        raise StartError(
            f"The data directory {options.data} cannot be used: {error.strerror}; "
            "make it readable and writable or set CARYA_DATA_DIR to another one."
        ) from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise StartError(
            f"Another Carya is already running on {options.data}: stop it, "
            "or set CARYA_DATA_DIR and PORT for a second one."
        ) from None
    return lock


def check_port(options: Options) -> None:
    """Refuse a port that is taken or not allowed, and a host that is not this machine's."""
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((options.host, options.port))
        except PermissionError as error:
            raise StartError(
                f"Port {options.port} needs more rights than this user has: set PORT to another."
            ) from error
        except socket.gaierror as error:
            raise StartError(f"HOST {options.host} is not an address of this machine.") from error
        except OSError as error:
            if error.errno == 98 or "in use" in str(error):
                raise StartError(
                    f"Port {options.port} is already in use: stop what uses it or set PORT, "
                    f"as in PORT={_next(options.port)} make run."
                ) from error
            raise StartError(f"HOST {options.host} is not an address of this machine.") from error


def write_environment(options: Options, variables: dict[str, str]) -> Path:
    """Leave the addresses of this run where `manage.py` finds them; readable by this user only."""
    path = options.data / "run" / "environment"
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.writelines(f"{name}={value}\n" for name, value in variables.items())
    return path


def _next(port: int) -> int:
    return port + 1 if port < 65535 else port - 1
