"""How uploads are refused."""

from core.kernel.errors import define

UPLOAD_NOT_FOUND = define(
    "upload.not_found", 404, "There is no such upload, or you may not see it."
)
UPLOAD_TOO_LARGE = define(
    "upload.too_large", 413, "{what} may have {limit} bytes; this one has {bytes}."
)
UPLOAD_EMPTY = define("upload.empty", 422, "The file is empty.")
UPLOAD_TYPE = define("upload.type", 422, "{field}: {rule}.")
UPLOAD_BROKEN = define("upload.broken", 422, "{field}: {rule}.")
UPLOAD_TOO_MANY_PIXELS = define("upload.too_many_pixels", 422, "{field}: {rule}.")
UPLOAD_TOO_LONG = define(
    "upload.too_long", 422, "A voice note lasts at most {limit} seconds; this one {seconds}."
)
UPLOAD_STORAGE = define(
    "upload.storage",
    503,
    "The file could not be stored just now. Nothing was kept; try again shortly.",
    retry=True,
)
UPLOAD_NOT_HELD = define("upload.not_held", 409, "This upload is not waiting for a decision.")
