"""Both servers start, answer, and end as they should."""

import json
import os
import signal
import subprocess
import sys
import urllib.request

import pytest

from tests.conftest import StartServer, StartWorker
from tests.support.processes import ROOT, ServerProcess


def read(server: ServerProcess, path: str) -> dict[str, object]:
    with urllib.request.urlopen(server.base_url + path, timeout=10) as answer:
        return dict(json.load(answer))


@pytest.mark.parametrize("kind", ["uvicorn", "daphne"])
def test_server_answers_on_the_test_database(kind: str, start_server: StartServer) -> None:
    server = start_server(server=kind)
    assert read(server, "/healthz") == {"status": "ok"}
    assert read(server, "/readyz")["status"] == "ok"


def test_server_ends_by_itself_when_asked(start_server: StartServer) -> None:
    server = start_server()
    assert server.stop()
    # Uvicorn passes the signal on once everything is closed.
    assert server.returncode == -signal.SIGTERM


def test_killed_server_comes_back_on_its_port(start_server: StartServer) -> None:
    server = start_server()
    server.kill9()
    assert server.returncode == -9
    server.start().wait_ready()
    assert read(server, "/healthz") == {"status": "ok"}


def test_worker_connects_and_ends_by_itself(start_worker: StartWorker) -> None:
    assert start_worker().stop()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be at least 32 characters long"),
        ({"SECRET_KEY": "carya-demo-secret-not-for-production"}, "SECRET_KEY is the public demo"),
        ({"DEBUG": "1"}, "DEBUG must be off in production"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name hosts in production"),
        ({"PORT": "none"}, "PORT must be a whole number from 1 to 65535, not 'none'"),
    ],
)
def test_production_refuses_to_start_in_one_sentence(wrong: dict[str, str], sentence: str) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": os.environ["DATABASE_URL"],
        "REDIS_URL": os.environ["REDIS_URL"],
        "SECRET_KEY": "long-enough-for-an-installation-of-its-own",
        "CARYA_DATA_DIR": os.environ["CARYA_DATA_DIR"],
        **wrong,
    }
    command = [sys.executable, str(ROOT / "manage.py"), "serve"]
    ended = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"carya: {sentence}")
    assert len(ended.stderr.strip().splitlines()) == 1
