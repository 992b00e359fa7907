"""The real PostgreSQL and Redis of one test run: private, on free addresses, gone afterwards.

`DATABASE_URL` and `REDIS_URL` in the environment replace either. An empty cluster is kept under
`.cache/` so that only the first run pays for `initdb`.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from deploy.local.embedded_postgres import VERSION, EmbeddedPostgres
from deploy.local.embedded_redis import EmbeddedRedis

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATE = ROOT / ".cache" / f"postgres-{VERSION}"
# A killed process loses nothing without fsync, only a power cut does.
FAST = {"fsync": "off", "full_page_writes": "off", "shared_buffers": "64MB"}


class Services:
    """PostgreSQL and Redis in a temporary folder; used by the whole run, or by one fault test."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="carya-test-"))
        self.folder.chmod(0o711)
        self.postgres = EmbeddedPostgres(
            self.folder / "postgres", socket_root=self.folder / "run", settings=FAST
        )
        self.redis = EmbeddedRedis(self.folder / "redis")

    def start_postgres(self) -> str:
        """Start PostgreSQL with an empty database and return its address."""
        if not TEMPLATE.exists():
            _make_template()
        if not self.postgres.data.exists():
            shutil.copytree(TEMPLATE, self.postgres.data)
        self.postgres.start()
        self.postgres.ensure_database("carya")
        return self.postgres.url("carya")

    def start_redis(self) -> str:
        """Start Redis and return its address."""
        self.redis.start()
        return self.redis.url()

    def stop(self) -> None:
        """Stop both and delete their data; harmless when called twice."""
        self.redis.stop()
        self.postgres.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def provide() -> None:
    """Start what the environment does not name and put the addresses into it, once per run.

    Each worker of a parallel run has its own: what one counts or stops, the other never sees.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    if os.environ.get("CARYA_TEST_RUN") == worker:
        return
    services = Services()
    atexit.register(services.stop)
    provided = os.environ.get("CARYA_TEST_PROVIDED", "").split()
    starts = {"DATABASE_URL": services.start_postgres, "REDIS_URL": services.start_redis}
    for name, start in starts.items():
        if name in provided or not os.environ.get(name):
            os.environ[name] = start()
            provided.append(name)
    os.environ["CARYA_TEST_PROVIDED"] = " ".join(provided)
    os.environ["CARYA_TEST_RUN"] = worker
    os.environ["CARYA_DEVELOPMENT"] = "1"
    os.environ["CARYA_DATA_DIR"] = str(services.folder / "data")
    os.environ["CARYA_REDIS_PREFIX"] = f"carya-test-{worker}"


def _make_template() -> None:
    making = TEMPLATE.with_name(f"{TEMPLATE.name}.{os.getpid()}")
    EmbeddedPostgres(making, socket_root=making.with_suffix(".run")).create()
    shutil.rmtree(making.with_suffix(".run"), ignore_errors=True)
    try:
        making.rename(TEMPLATE)
    except OSError:  # another run was faster
        shutil.rmtree(making)
