"""What the server refuses to start with, whom it believes, and what its health pages give away."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.kernel import health
from tests.integration.accounts.helpers import BROWSER, form, log_in, person, post

ROOT = Path(__file__).resolve().parents[3]
SOUND = {
    "SECRET_KEY": "s" * 50,
    "CARYA_PUBLIC_URL": "https://carya.example.org",
    "DATABASE_URL": "postgresql://u:p@127.0.0.1/x",
    "REDIS_URL": "redis://127.0.0.1:1/0",
}


def start(**changes: str) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of its own, outside development."""
    kept = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(
        [sys.executable, "-c", "import core.config.settings"],
        cwd=ROOT,
        env={**kept, **SOUND, **changes},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"DEBUG": "1"}, "DEBUG must be off"),
        ({"SECRET_KEY": "carya-demo-secret-not-for-production"}, "demo secret"),
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"ALLOWED_HOSTS": "*"}, "wildcard is refused"),
        ({}, ""),
    ],
)
def test_production_refuses_what_is_fit_for_development_alone(
    changes: dict[str, str], said: str
) -> None:
    ended = start(**changes)
    assert (ended.returncode != 0) == bool(said), ended.stderr
    assert said in ended.stderr


@pytest.fixture
def _jobs_at_once() -> Any:
    from core.config import celery_app

    celery_app.conf.task_always_eager = True
    yield
    celery_app.conf.task_always_eager = False


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_jobs_at_once")
def test_login_and_reset_answer_alike_for_known_and_unknown_mail_with_similar_work() -> None:
    person(username="mia")
    asked: tuple[Callable[[str], Any], ...] = (
        lambda mail: log_in(Client(), email=mail, password="wrong"),
        lambda mail: post(Client(), f"{BROWSER}/auth/password/request", {"email": mail}),
    )
    for ask in asked:
        answers, queries = [], []
        for mail in ("mia@example.org", "nobody@example.org"):
            with CaptureQueriesContext(connection) as seen:
                answer = ask(mail)
            answers.append((answer.status_code, answer.json()))
            queries.append(len(seen))
        assert answers[0] == answers[1]
        assert abs(queries[0] - queries[1]) <= 6, queries


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_jobs_at_once")
def test_signup_answers_alike_for_known_and_unknown_mail() -> None:
    person(username="someone", email="known@example.org")
    answers = []
    for name, mail in (("kim", "known@example.org"), ("lee", "new@example.org")):
        answer = post(Client(), f"{BROWSER}/auth/signup", form(username=name, email=mail))
        answers.append((answer.status_code, answer.json()))
    assert answers[0] == answers[1]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_health_pages_hold_no_secret(client: Client, settings: Any, path: str) -> None:
    text = client.get(path).content.decode()
    for secret in (settings.SECRET_KEY, settings.DATABASE_URL, settings.REDIS_URL):
        assert secret not in text
    assert "@" not in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("meta", "allowed"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, True),
        ({"REMOTE_ADDR": "::1"}, True),
        ({"REMOTE_ADDR": "203.0.113.9"}, False),
        ({"REMOTE_ADDR": "203.0.113.9", "HTTP_X_FORWARDED_FOR": "127.0.0.1"}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "127.0.0.1"}, False),
    ],
)
def test_counters_and_reasons_are_for_the_networks_of_operators(
    monkeypatch: pytest.MonkeyPatch, meta: dict[str, str], allowed: bool
) -> None:
    def fail() -> None:
        raise ConnectionError("no route to db.internal")

    monkeypatch.setitem(health._checks, "redis", fail)
    client = Client(**meta)  # type: ignore[arg-type]
    assert client.get("/metrics").status_code == (200 if allowed else 404)
    ready = client.get("/readyz")
    assert ready.status_code == 503
    assert ("db.internal" in ready.content.decode()) == allowed
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("forwarded", "status"), [("203.0.113.9", 404), ("10.1.2.3", 200), ("garbage, 10.1.2.3", 200)]
)
def test_a_configured_proxy_is_believed(settings: Any, forwarded: str, status: int) -> None:
    settings.TRUSTED_PROXIES = ["192.0.2.1"]
    settings.METRICS_NETWORKS = ["10.0.0.0/8"]
    client = Client(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client.get("/metrics").status_code == status
