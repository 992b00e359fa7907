"""Reading where media are kept from the environment."""

from pathlib import Path

import pytest

from core.config import media
from core.config.env import SettingError


def test_without_a_bucket_files_lie_below_the_data_directory_for_nobody_else_to_read() -> None:
    options = media.local(Path("/srv/media"))["OPTIONS"]
    assert options["location"] == Path("/srv/media")
    assert options["file_permissions_mode"] & 0o007 == 0
    assert options["directory_permissions_mode"] & 0o007 == 0


@pytest.mark.parametrize(("access_key", "secret_key"), [("a", ""), ("", "b")])
def test_half_a_pair_of_keys_is_refused(access_key: str, secret_key: str) -> None:
    with pytest.raises(SettingError, match="CARYA_S3_ACCESS_KEY and CARYA_S3_SECRET_KEY"):
        media.s3(bucket="b", endpoint="", region="r", access_key=access_key, secret_key=secret_key)


def test_a_bucket_is_never_waited_for_long() -> None:
    config = media.s3(bucket="b", endpoint="", region="r", access_key="", secret_key="")["OPTIONS"][
        "client_config"
    ]
    assert config.connect_timeout + config.read_timeout <= 15
    assert config.retries["total_max_attempts"] <= 2


@pytest.mark.parametrize(
    ("endpoint", "origins"),
    [
        ("https://s3.example.org/path", {"https://s3.example.org"}),
        ("http://127.0.0.1:9000", {"http://127.0.0.1:9000"}),
        ("", {"https://b.s3.eu-central-1.amazonaws.com", "https://b.s3.amazonaws.com"}),
    ],
)
def test_pages_may_show_what_the_bucket_serves(endpoint: str, origins: set[str]) -> None:
    found = media.origin(bucket="b", endpoint=endpoint, region="eu-central-1").split()
    assert set(found) == origins
