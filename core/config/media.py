"""Where media are kept: Django's `STORAGES["media"]` and what the browser must be allowed."""

import urllib.parse
from pathlib import Path
from typing import Any

from botocore.config import Config

from core.config.env import SettingError


def local(folder: Path) -> dict[str, Any]:
    """Files below `folder`, which no web server serves."""
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": folder,
            "allow_overwrite": True,
            "file_permissions_mode": 0o640,
            "directory_permissions_mode": 0o750,
        },
    }


def s3(
    *, bucket: str, endpoint: str, region: str, access_key: str, secret_key: str
) -> dict[str, Any]:
    """A private bucket; nothing waits longer than some seconds for it."""
    if bool(access_key) != bool(secret_key):
        raise SettingError("CARYA_S3_ACCESS_KEY and CARYA_S3_SECRET_KEY must be set together.")
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": endpoint or None,
            "region_name": region,
            "access_key": access_key or None,
            "secret_key": secret_key or None,
            "default_acl": None,
            "file_overwrite": True,
            "querystring_auth": True,
            "object_parameters": {"CacheControl": "private, max-age=300"},
            "client_config": Config(
                signature_version="s3v4",
                connect_timeout=3,
                read_timeout=10,
                retries={"total_max_attempts": 2, "mode": "standard"},
                s3={"addressing_style": "path" if endpoint else "auto"},
            ),
        },
    }


def origin(*, bucket: str, endpoint: str, region: str) -> str:
    """The origin that signed addresses of the bucket have, for the content security policy."""
    if not endpoint:
        return f"https://{bucket}.s3.{region}.amazonaws.com https://{bucket}.s3.amazonaws.com"
    parts = urllib.parse.urlsplit(endpoint)
    return f"{parts.scheme}://{parts.netloc}"
