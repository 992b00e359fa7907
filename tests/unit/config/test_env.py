"""Settings: typed, from a variable or a file, and wrong ones say what is expected."""

from pathlib import Path

import pytest

from core.config import env
from core.config.env import SettingError

NAME = "CARYA_TEST_SETTING"


@pytest.fixture(autouse=True)
def _declares_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(env, "_declared", {})
    monkeypatch.delenv(NAME, raising=False)
    monkeypatch.delenv(f"{NAME}_FILE", raising=False)


def test_default_stands_when_the_variable_is_absent_or_empty(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert env.integer(NAME, 7, doc="a number") == 7
    monkeypatch.setenv(NAME, "")
    assert env.integer(NAME, 7, doc="a number") == 7


def test_required_setting_names_itself_and_its_purpose() -> None:
    with pytest.raises(SettingError, match=f"^{NAME} is not set: Where jobs wait.$"):
        env.text(NAME, None, doc="Where jobs wait.")


def test_value_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a value\n")
    monkeypatch.setenv(f"{NAME}_FILE", str(tmp_path / "secret"))
    assert env.text(NAME, None, doc="text") == "a value"


def test_file_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{NAME}_FILE", "/nonexistent/secret")
    with pytest.raises(SettingError, match=f"{NAME}_FILE names /nonexistent/secret, which cannot"):
        env.text(NAME, "x", doc="text")


def test_variable_and_file_together_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("a value")
    monkeypatch.setenv(f"{NAME}_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv(NAME, "another")
    with pytest.raises(SettingError, match="are both set"):
        env.text(NAME, "x", doc="text")


@pytest.mark.parametrize(
    ("written", "read"), [("1", True), ("YES", True), ("on", True), ("0", False), ("False", False)]
)
def test_flag_reads_the_usual_words(
    written: str, read: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NAME, written)
    assert env.flag(NAME, None, doc="a switch") is read


def test_flag_refuses_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "perhaps")
    with pytest.raises(SettingError, match=f"{NAME} must be 1 or 0, not 'perhaps'"):
        env.flag(NAME, None, doc="a switch")


@pytest.mark.parametrize("written", ["abc", "0", "11", "1.5", ""])
def test_integer_outside_its_range_is_refused(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NAME, written)
    with pytest.raises(SettingError, match=NAME):
        env.integer(NAME, None, minimum=1, maximum=10, doc="a number")


@pytest.mark.parametrize("written", ["nan", "inf", "x", "-0.1"])
def test_number_is_finite_and_in_range(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, written)
    with pytest.raises(SettingError, match="a number of 0 or more"):
        env.number(NAME, 1.0, minimum=0, doc="a number")


def test_words_drop_spaces_and_empty_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, " a, b ,,c")
    assert env.words(NAME, [], doc="a list") == ["a", "b", "c"]


@pytest.mark.parametrize("written", ["localhost:8000", "https://", "/path", "http://host:99999"])
def test_url_must_be_whole(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, written)
    with pytest.raises(SettingError, match=NAME):
        env.url(NAME, None, doc="an address")


def test_url_loses_its_trailing_slash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "https://chat.example.org/")
    assert env.url(NAME, None, doc="an address") == "https://chat.example.org"


def test_short_secret_is_refused_without_showing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "hunter2")
    with pytest.raises(SettingError, match="at least 32 characters") as refused:
        env.secret(NAME, None, doc="a secret")
    assert "hunter2" not in str(refused.value)


def test_default_of_a_secret_is_not_declared() -> None:
    env.secret(NAME, "only-known-to-the-demonstration", doc="a secret")
    (setting,) = env.declared()
    assert (setting.default, setting.secret) == ("", True)


def test_database_url_over_a_socket() -> None:
    entry = env.database("postgresql://me:p%40ss@/carya?host=/run/pg&sslmode=disable")
    assert entry["HOST"] == "/run/pg"
    assert (entry["NAME"], entry["USER"], entry["PASSWORD"]) == ("carya", "me", "p@ss")
    assert entry["OPTIONS"] == {"sslmode": "disable"}


@pytest.mark.parametrize("written", ["mysql://host/carya", "postgresql://host/", "sqlite:///x"])
def test_database_url_must_name_a_postgresql_database(written: str) -> None:
    with pytest.raises(SettingError, match="DATABASE_URL must"):
        env.database(written)
