"""docs/reference/settings.md is what `make schema` would write."""

from deploy.local.schema import REFERENCE, manage


def test_settings_page_is_current() -> None:
    page = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    assert page == manage("settings_reference"), "run `make schema`"
