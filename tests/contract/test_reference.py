"""The generated reference pages are what the code says."""

from deploy.local.schema import manage


def test_reference_pages_are_up_to_date() -> None:
    manage("export_reference", "--check")
