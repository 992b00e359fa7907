"""Where uploads lie, and what is done with pictures and links."""

from core.config import env, media
from core.config.settings.site import DATA_DIR

S3 = {
    "bucket": env.text(
        "CARYA_S3_BUCKET",
        "",
        doc="A private bucket for uploads. Without it they lie below the data directory.",
    ),
    "endpoint": env.url(
        "CARYA_S3_ENDPOINT", "", doc="Address of an S3-compatible service that is not Amazon's."
    ),
    "region": env.text("CARYA_S3_REGION", "us-east-1", doc="The region of the bucket."),
}
_s3_keys = {
    "access_key": env.secret(
        "CARYA_S3_ACCESS_KEY",
        "",
        doc="Without keys boto3 looks for credentials of the machine.",
        minimum=1,
    ),
    "secret_key": env.secret("CARYA_S3_SECRET_KEY", "", doc="Belongs to it.", minimum=1),
}
MEDIA_STORAGE = media.s3(**S3, **_s3_keys) if S3["bucket"] else media.local(DATA_DIR / "media")
UNREVIEWED_IMAGES = env.text(
    "CARYA_UNREVIEWED_IMAGES",
    "hold-new",
    doc="What happens to pictures while no moderation provider is configured: those of new members "
    "wait for a moderator, all do, or none does.",
    choices=("hold-new", "hold-all", "publish"),
)
LINK_PREVIEWS = env.flag(
    "CARYA_LINK_PREVIEWS",
    True,
    doc="Whether the server fetches pages that messages link to, for a title and a description.",
)
