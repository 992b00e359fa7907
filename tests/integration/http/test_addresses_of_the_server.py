"""Health, documents, pages and unknown addresses."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from core.kernel import health

pytestmark = pytest.mark.django_db


def test_healthz_asks_nobody(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert client.get("/healthz").json() == {"status": "ok"}


def test_readyz_names_every_check_and_note(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(health._notes, "moderation", lambda: "patterns only: no OPENAI_API_KEY")

    response = client.get("/readyz")

    assert response.status_code == 200
    body = response.json()
    assert body["checks"] | {"database": "ok", "redis": "ok", "migrations": "ok"} == body["checks"]
    assert body["moderation"] == "patterns only: no OPENAI_API_KEY"


def test_readyz_tells_the_truth_about_a_failing_check(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ConnectionError("refused")

    monkeypatch.setitem(health._checks, "redis", fail)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["checks"]["redis"] == "ConnectionError: refused"


def test_metrics_are_prometheus_text(client: Client) -> None:
    response = client.get("/metrics")

    assert response.status_code == 200
    assert b"process_cpu_seconds_total" in response.content


def test_meta_is_public(client: Client) -> None:
    assert client.get("/api/v1/meta").json() == {
        "name": "Carya",
        "version": "0.1.0",
        "development": True,
    }


@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_unknown_api_addresses_answer_with_a_problem(client: Client, method: str) -> None:
    response = getattr(client, method)("/api/v1/no/such/thing")

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "resource.not_found"


def test_unknown_pages_are_a_page(client: Client) -> None:
    response = client.get("/no-such-page")

    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")


PAGES = ["/", "/lounge", "/lounge/general", "/m/0197", "/login", "/signup", "/settings"]


@pytest.mark.parametrize("address", [*PAGES, "/verify-email/MQ:1:abc", "/reset-password/abc-def"])
def test_pages_serve_the_web_client_with_a_csrf_cookie(
    client: Client, settings: Any, tmp_path: Path, address: str
) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>client</title>")
    settings.CLIENT_DIST = tmp_path

    response = client.get(address)

    assert response.content == b"<!doctype html><title>client</title>"
    assert "csrftoken" in response.cookies


def test_a_missing_client_is_one_clear_sentence(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.CLIENT_DIST = tmp_path

    response = client.get("/")

    assert response.status_code == 503
    assert b"The web client is not built" in response.content


def test_the_schema_describes_every_operation_and_the_problem(client: Client) -> None:
    response = client.get("/api/schema/", headers={"Accept": "application/json"})

    schema = response.json()
    assert "/api/v1/realtime/ticket" in schema["paths"]
    assert "Problem" in schema["components"]["schemas"]
    for operations in schema["paths"].values():
        for operation in operations.values():
            assert operation["responses"]["default"]


@pytest.mark.parametrize("address", ["/api/docs/", "/dev/mailbox/", "/django-admin/login/"])
def test_pages_of_the_server_keep_to_the_strict_policy(client: Client, address: str) -> None:
    response = client.get(address)

    policy = response["Content-Security-Policy"]
    html = response.content.decode()
    assert response.status_code == 200
    assert "unsafe" not in policy
    assert "default-src 'self'" in policy
    assert "<style" not in html
    assert "<script>" not in html
    assert ' style="' not in html
